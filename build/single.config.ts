// The script inside every single file: the element, the wasm, the font and the styles, with nothing left to fetch.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { site } from './head.ts';
import { singleFiles } from './single.ts';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  publicDir: false,
  plugins: [singleFiles(root)],
  // A classic script has no address of its own, and nothing to find by it.
  define: { 'import.meta.url': 'location.href', 'import.meta.resolve': 'undefined', BN_ROOT: JSON.stringify(site() ?? '') },
  build: {
    outDir: 'out/single',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    chunkSizeWarningLimit: Infinity,
    reportCompressedSize: false,
    rolldownOptions: {
      // Writing the first states takes what it takes; it is no fault of a plugin.
      checks: { pluginTimings: false },
      input: resolve(root, 'www/bn-figure.ts'),
      // A classic script: a page opened from disk may not load modules.
      output: { format: 'iife', entryFileNames: 'single.js', codeSplitting: false },
    },
  },
});
