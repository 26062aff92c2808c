// out/element: <bn-figure> for the npm package. Its modules name each other only by literal `import()`, and what else they need (wasm, style,
// font, worker) is inside them: no bundler has to know what wasm is, and none finds an address that it cannot resolve.
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { site, styleOfFigures } from './head.ts';

const root = resolve(import.meta.dirname, '..');

/** Vite leaves a style sheet that imports others in a file of its own; here it goes inside, as everything else does. */
function styleInside(): Plugin {
  return {
    name: 'style-inside',
    enforce: 'post',
    generateBundle(_, bundle) {
      const address = `data:text/css;base64,${Buffer.from(styleOfFigures(bundle)).toString('base64')}`;
      const sheet = Object.keys(bundle).find((name) => /\/figures-[^/]*\.css$/.test(name)) ?? '';
      let placed = 0;
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        part.code = part.code.replaceAll(`/${sheet}`, () => ((placed += 1), address));
      }
      if (placed !== 1) throw new Error(`The style of figures was named ${placed} times in the element, not once`);
      delete bundle[sheet];
    },
  };
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [styleInside()],
  // Bundlers would take `new URL(…, import.meta.url)` for a file to look for; every address here is a data: URL, which needs no base.
  // The site is known by SITE alone: the page that bundles this has no pages of figures to which a link could lead.
  define: { 'import.meta.url': '"https://nowhere.invalid/"', 'import.meta.resolve': 'undefined', BN_ROOT: JSON.stringify(site() ?? '') },
  build: {
    outDir: 'out/element',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    chunkSizeWarningLimit: Infinity,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: resolve(root, 'www/bn-figure.ts'),
      output: { format: 'es', entryFileNames: 'bn-figure.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
