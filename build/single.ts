// dist/single/NAME.LANG.html: one figure in one file that opens by double click, from a mail or a learning platform.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { styleOfFigures } from './head.ts';
import { type Language, prerender, sharedStatics } from './prerender.ts';

const LANGUAGES: readonly Language[] = ['en', 'ko'];

/** Vite plugin: wraps the built script in one page per figure and language. */
export function singleFiles(root: string): Plugin {
  return {
    name: 'single-files',
    async writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const [script] = chunks;
      if (chunks.length !== 1 || script === undefined) throw new Error('A single file needs a single script');
      const statics = await sharedStatics(root);
      const style = readFileSync(resolve(root, 'www/style/single.css'), 'utf8');
      const figures = styleOfFigures(bundle);
      const folder = resolve(root, 'dist/single');
      mkdirSync(folder, { recursive: true });
      for (const name of statics.figureNames) {
        for (const lang of LANGUAGES) {
          const { html, faults } = await prerender(page(name, statics.title(name, lang), lang, style, figures), statics);
          if (faults.length > 0) throw new Error(faults.join('\n'));
          // Last, and through a function: the script must not be searched for placeholders nor read as a pattern.
          writeFileSync(resolve(folder, `${name}.${lang}.html`), html.replace('<script></script>', () => `<script>${closed(script.code)}</script>`));
        }
      }
    },
  };
}

function page(name: string, title: string, lang: Language, style: string, figures: string): string {
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style.trim()}</style>
<style data-figures>${figures}</style>
</head>
<body>
<main><bn-figure name="${name}" lang="${lang}"></bn-figure></main>
<script></script>
</body>
</html>
`;
}

/** An inline script ends at the first `</script`, wherever it stands. */
function closed(code: string): string {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
