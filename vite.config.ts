// The pages and the element: what `npm start` serves and `npm run build` writes to dist/ (scripts/build.mjs adds the rest).
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { linkCards } from './build/cards.ts';
import { figurePages } from './build/figure-pages.ts';
import { formulaFont } from './build/font.ts';
import { earlyBytes, figureStyle, siteAddress } from './build/head.ts';
import { hostHeaders } from './build/headers.ts';
import { articleFrames, articlePages } from './build/pages.ts';
import { offline } from './build/offline.ts';
import { prerendered } from './build/prerender.ts';
import { wasmPackage } from './build/wasm.ts';

const root = import.meta.dirname;

/** Every page of the site; the build takes those that exist. */
const pages = [...articlePages().map(({ file }) => file), 'embed.html', 'embedding.html', 'ko/embedding.html']
  .map((file) => resolve(root, file))
  .filter((path) => existsSync(path));

export default defineConfig({
  root,
  // An honest 404 for `/ko` without its slash; the default answers it with the English page.
  appType: 'mpa',
  // Relative addresses: the site works under any path.
  base: './',
  publicDir: false,
  // Modules lie one folder below the root, in `assets/` as in `www/` (www/root.ts).
  define: { BN_ROOT: JSON.stringify('../') },
  plugins: [wasmPackage(), formulaFont(), siteAddress(), articleFrames(), figureStyle(), prerendered(), earlyBytes(), figurePages(), linkCards(), offline(), hostHeaders()],
  server: { watch: { ignored: ['**/target/**', '**/dist/**', '**/out/**'] } },
  build: {
    // Writing the first states takes what it takes; it is no fault of a plugin.
    rolldownOptions: {
      // The element is a page's code too: what both need is built and cached once.
      input: [...pages, resolve(root, 'www/bn-figure.ts')],
      output: { entryFileNames: ({ name }) => (name === 'bn-figure' ? '[name].js' : 'assets/[name]-[hash].js') },
      checks: { pluginTimings: false },
    },
    assetsInlineLimit: 0,
    manifest: true,
    // Every browser that runs the rest of this page knows modulepreload.
    // Code adds no links of its own: the head of somebody else's page is none of its business, and ours names what comes first.
    modulePreload: { polyfill: false, resolveDependencies: (_file, deps, { hostType }) => (hostType === 'html' ? deps : []) },
    // One place prints the sizes: scripts/sizes.mjs, against the budgets.
    reportCompressedSize: false,
  },
});
