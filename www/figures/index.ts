// Every figure by its name: a folder with `figure.ts`, and its words in `en.ts` and `ko.ts`. Each is loaded when it is first needed.
import type { Figure, FigureWords } from '../figure.ts';
import type { Lang } from '../strings/index.ts';

const FIGURES = import.meta.glob<{ readonly figure: Figure }>('./*/figure.ts');
const WORDS = { ...import.meta.glob<{ readonly words: FigureWords }>('./*/en.ts'), ...import.meta.glob<{ readonly words: FigureWords }>('./*/ko.ts') };

export const figureNames: readonly string[] = Object.keys(FIGURES).map((path) => path.split('/')[1] ?? '');

/** The figure of a name; rejects when there is none. */
export async function loadFigure(name: string): Promise<Figure> {
  return (await found(FIGURES, name, 'figure')()).figure;
}

/** Its words in one language; the other one is not loaded. */
export async function loadWords(name: string, lang: Lang): Promise<FigureWords> {
  return (await found(WORDS, name, lang)()).words;
}

function found<T>(files: Readonly<Record<string, T>>, name: string, file: string): T {
  const path = `./${name}/${file}.ts`;
  const load = Object.hasOwn(files, path) ? files[path] : undefined;
  if (!load) throw new Error(`There is no figure called “${name}”.`);
  return load;
}
