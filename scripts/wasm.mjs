// Makes the wasm package in www/pkg and prints its size: `npm run wasm`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root, run, stop } from './run.mjs';
import { kilobytes, weigh } from './weigh.mjs';

/** Runs the Rust side of the build; true when www/pkg is fresh. Cargo's own output shows what it does. */
export function makeWasm() {
  return run('cargo', ['run', '--package', 'xtask', '--locked']);
}

/** One line with the size of the module. */
export function describeWasm() {
  const { raw, gzip, brotli } = weigh(readFileSync(new URL('www/pkg/bn_bg.wasm', root)));
  return `www/pkg/bn_bg.wasm: ${kilobytes(raw)}, gzip ${kilobytes(gzip)}, brotli ${kilobytes(brotli)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!makeWasm()) stop('The wasm package was not made: see the message of the compiler above.');
  console.log(describeWasm());
}
