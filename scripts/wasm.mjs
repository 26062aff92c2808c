// Makes the wasm packages in www/pkg and prints their sizes: `npm run wasm`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root, run, stop } from './run.mjs';
import { kilobytes, weigh } from './weigh.mjs';

/** What the page loads, and what a worker of it and the npm package do. */
const PAGE = ['bn', 'lab'];

/** Runs the Rust side of the build; true when www/pkg is fresh. Cargo's own output shows what it does. */
export function makeWasm(modules = PAGE) {
  return run('cargo', ['run', '--package', 'xtask', '--locked', '--', ...modules]);
}

/** One line per module with its size. */
export function describeWasm(modules = PAGE) {
  const line = (name) => {
    const { raw, gzip, brotli } = weigh(readFileSync(new URL(`www/pkg/${name}_bg.wasm`, root)));
    return `www/pkg/${name}_bg.wasm: ${kilobytes(raw)}, gzip ${kilobytes(gzip)}, brotli ${kilobytes(brotli)}`;
  };
  return modules.map(line).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!makeWasm()) stop('The wasm package was not made: see the message of the compiler above.');
  console.log(describeWasm());
}
