// Makes the wasm package in www/pkg and prints its size: `npm run wasm`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root, run, stop } from './run.mjs';
import { kilobytes, weigh } from './weigh.mjs';

/** Runs the Rust side of the build; true when www/pkg is fresh. Cargo's own output shows what it does. */
export function makeWasm() {
  return run('cargo', ['run', '--package', 'xtask', '--locked']);
}

/** One line per module with its size. */
export function describeWasm() {
  const line = (name) => {
    const { raw, gzip, brotli } = weigh(readFileSync(new URL(`www/pkg/${name}`, root)));
    return `www/pkg/${name}: ${kilobytes(raw)}, gzip ${kilobytes(gzip)}, brotli ${kilobytes(brotli)}`;
  };
  return ['bn_bg.wasm', 'lab_bg.wasm'].map(line).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!makeWasm()) stop('The wasm package was not made: see the message of the compiler above.');
  console.log(describeWasm());
}
