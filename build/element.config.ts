// dist/bn-figure.js: the one module that a blog loads. The wasm and the font lie beside it, found from its own address.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  define: { BN_ROOT: JSON.stringify('./') },
  build: {
    emptyOutDir: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The helper would write <link> elements into the head of somebody else's page.
    modulePreload: false,
    rolldownOptions: {
      input: { 'bn-figure': resolve(root, 'www/bn-figure.ts') },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});
