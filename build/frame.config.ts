// dist/bn-frame.js: the classic script that gives frames their height. A module would be refused from a server without CORS.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  publicDir: false,
  build: {
    emptyOutDir: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: resolve(root, 'www/frame.ts'),
      output: { format: 'iife', entryFileNames: 'bn-frame.js' },
    },
  },
});
