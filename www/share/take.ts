// The dialog that gives pictures, tables and texts of the present state as files.
import { h, setText } from '../dom.ts';
import { wordButton } from '../elements/button.ts';
import { FRAMEWORKS, type Framework } from '../elements/code.ts';
import { type Desk, isInputError, loadDesk } from '../engine.ts';
import { titleOf } from '../figures/titles.ts';
import { parseMathml } from '../mathml.ts';
import { siteRoot } from '../root.ts';
import { fillIn } from '../strings/index.ts';
import { offline } from '../strings/offline.ts';
import { fileStem } from './names.ts';
import { copyButton, part } from './parts.ts';
import { type Drawing, drawingsOn, png, svgOf } from './pictures.ts';
import { plotCsv } from './plot-numbers.ts';
import { save } from './save.ts';
import { permalink } from './snippets.ts';
import type { Subject } from './subject.ts';
import { viewOf, walkLatex, walkMarkdown } from './walk-text.ts';
import type { ShareWords } from './words.ts';

export function takeBody(subject: Subject, words: ShareWords): Element {
  const walk = subject.figure.explain?.(subject.engine, subject.state as never);
  const lost = h('p', { class: 'complaint', role: 'alert' });
  // Fetched while the dialog opens, and again at every choice where that failed.
  const fetchDesk = () => void loadDesk().then(() => setText(lost, ''), () => setText(lost, offline[subject.lang].late));
  fetchDesk();
  return h('div', { class: 'take', onclick: fetchDesk }, lost, pictures(subject, words), walk && tables(subject, walk, words), walk && steps(subject, walk, words), walk && programs(subject, walk, words));
}

/** The dialog says what did not arrive. */
const quiet = (error: unknown) => console.warn(error);

type Walk = NonNullable<ReturnType<NonNullable<Subject['figure']['explain']>>>;

const stemOf = ({ name, settings }: Subject) => fileStem(name, settings);

function pictures(subject: Subject, words: ShareWords): Element {
  const drawings = drawingsOn(subject.stage);
  const row = (drawing: Drawing, index: number) => {
    const stem = `${stemOf(subject)}.picture${drawings.length > 1 ? `-${index + 1}` : ''}`;
    return h('li', { class: 'row' }, h('span', { class: 'what' }, drawing.title),
      wordButton('save', 'PNG', async () => save(await png(subject.engine, drawing), `${stem}.png`)),
      wordButton('save', 'SVG', () => void svgOf(drawing).then((text) => save(text, `${stem}.svg`, 'image/svg+xml'), quiet)),
      wordButton('save', words.numbers, () => save(plotCsv(drawing.plot), `${stem}.csv`, 'text/csv')));
  };
  return part(words.pictures, drawings.length > 0 ? h('ul', { class: 'takes' }, drawings.map(row)) : h('p', { class: 'hint' }, words.nothing));
}

function tables(subject: Subject, { request, x }: Walk, words: ShareWords): Element {
  const { engine } = subject;
  const view = viewOf(subject.state);
  const outline = engine.outline(request, x, view.notation);
  const names = [...outline.inputs, ...outline.steps.map(({ id }) => id)];
  let desk: Desk | undefined;
  loadDesk().then((loaded) => (desk = loaded), quiet);
  const row = (quantity: string) => {
    // At once where it can be: browsers ask before they save many files that come by themselves.
    const csv = () => (desk ? desk.csv(request, x, quantity) : loadDesk().then((late) => late.csv(request, x, quantity)));
    const name = `${stemOf(subject)}.${quantity}.csv`;
    const store = () => {
      const text = csv();
      return typeof text === 'string' ? save(text, name, 'text/csv') : text.then((late) => save(late, name, 'text/csv'), quiet);
    };
    return h('li', { class: 'row' }, h('span', { class: 'what symbol' }, parseMathml(engine.symbol(quantity, view.notation).mathml)),
      wordButton('save', 'CSV', () => void store()), copyButton(words, csv));
  };
  return part(words.tables, h('ul', { class: 'takes narrow' }, names.map(row)));
}

function steps(subject: Subject, { request, x }: Walk, words: ShareWords): Element {
  const { engine, name, lang, settings, state } = subject;
  const root = siteRoot();
  const view = viewOf(state);
  const title = titleOf(name, lang);
  const source = { engine, request, x, view };
  const about = {
    title, rounded: fillIn(words.rounded, { digits: view.digits }),
    ...(root ? { address: permalink({ root, name, lang, settings, title, height: 0 }) } : {}),
  };
  const row = (kind: string, ending: string, make: () => string) => h('li', { class: 'row' }, h('span', { class: 'what' }, kind),
    wordButton('save', `.${ending}`, () => save(make(), `${stemOf(subject)}.${ending}`, 'text/plain')), copyButton(words, make));
  return part(words.walk, h('ul', { class: 'takes narrow' },
    row('LaTeX', 'tex', () => walkLatex(source, about)), row('Markdown', 'md', () => walkMarkdown(source, about))));
}

/** Programs that print the numbers of the walk, each with the files that it reads; nothing for a walk that no framework computes. */
function programs(subject: Subject, { request, x }: Walk, words: ShareWords): Element {
  const write = async (framework: Framework) => (await loadDesk()).program(framework, request, x, 'average');
  const store = async (framework: Framework) => {
    const { code, files } = await write(framework);
    save(code, `${stemOf(subject)}.${framework}.py`, 'text/x-python');
    for (const file of files) save(file.text, file.name, 'text/csv');
  };
  const row = (framework: Framework) => h('li', { class: 'row' }, h('span', { class: 'what' }, FRAMEWORKS[framework]),
    wordButton('save', '.py', () => void store(framework).catch(quiet)), copyButton(words, async () => (await write(framework)).code));
  const all = part(words.code, h('ul', { class: 'takes narrow' }, (Object.keys(FRAMEWORKS) as Framework[]).map(row)));
  all.hidden = true;
  // The desk is fetched while the dialog opens: what is taken then comes at once, as clipboards insist.
  write('numpy').then(() => (all.hidden = false), (error: unknown) => {
    if (isInputError(error)) all.remove();
    else all.hidden = false;
  });
  return all;
}
