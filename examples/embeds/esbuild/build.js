import { cpSync } from 'node:fs';
import { build } from 'esbuild';

// With `splitting` only the figures of a page are loaded.
await build({ entryPoints: ['main.js'], bundle: true, format: 'esm', splitting: true, minify: true, outdir: 'dist' });
cpSync('index.html', 'dist/index.html');
