// Makes the npm package from the built site and the modules: `npm run pack` prints where it is.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { npm, output, root, stop } from './run.mjs';
import { makeWasm } from './wasm.mjs';

const path = (name) => fileURLToPath(new URL(name, root));
const folder = path('out/npm');

/** Puts the package together in out/npm; needs the modules in www/pkg and the element in dist. */
export function assemble() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/pkg`, { recursive: true });
  cpSync(path('npm'), folder, { recursive: true });
  for (const licence of ['LICENSE', 'LICENSE-MIT', 'LICENSE-APACHE']) cpSync(path(licence), `${folder}/${licence}`);
  for (const name of ['bn', 'kit']) {
    cpSync(path(`www/pkg/${name}.js`), `${folder}/pkg/${name}.js`);
    cpSync(path(`www/pkg/${name}.d.ts`), `${folder}/pkg/${name}.d.ts`);
    writeFileSync(`${folder}/pkg/${name}.bytes.js`, inlined(readFileSync(path(`www/pkg/${name}_bg.wasm`))));
  }
  // The element as it is published, with whatever it may load.
  cpSync(path('dist/bn-figure.js'), `${folder}/element/bn-figure.js`);
  cpSync(path('dist/licences.txt'), `${folder}/element/licences.txt`);
  cpSync(path('dist/assets'), `${folder}/element/assets`, { recursive: true });
}

/** A module inside JavaScript: no bundler and no server has to know what wasm is. */
function inlined(bytes) {
  return `const text = '${bytes.toString('base64')}';
export default () => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
`;
}

/** Packs it; returns the path of the tarball. */
export function pack() {
  assemble();
  const packed = JSON.parse(output('npm', ['pack', '--json', '--pack-destination', path('out')], { cwd: folder, shell: process.platform === 'win32' }));
  return `${path('out')}/${packed[0].filename}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!npm(['run', 'build']) || !makeWasm(['kit'])) stop('The package was not made: see above.');
  console.log(pack());
}
