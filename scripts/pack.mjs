// Makes the npm package: `npm run pack` prints where it is.
import './ts.mjs';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { makeFont } from './font.mjs';
import { writeLicences } from './licences.mjs';
import { output, root, stop } from './run.mjs';
import { makeWasm } from './wasm.mjs';

/** The modules whose functions the package offers. */
const MODULES = ['bn', 'lab'];

const path = (name) => fileURLToPath(new URL(name, root));
const folder = path('out/npm');

/** Puts the package together in out/npm; needs the modules in www/pkg. */
export async function assemble() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/pkg`, { recursive: true });
  cpSync(path('npm'), folder, { recursive: true });
  for (const name of ['LICENSE', 'LICENSE-MIT', 'LICENSE-APACHE', 'CHANGELOG.md']) cpSync(path(name), `${folder}/${name}`);
  writeFileSync(`${folder}/records.d.ts`, recordsOf(readFileSync(path('www/pkg/bn.d.ts'), 'utf8')));
  nameRepository();
  for (const name of MODULES) {
    cpSync(path(`www/pkg/${name}.js`), `${folder}/pkg/${name}.js`);
    writeFileSync(`${folder}/pkg/${name}.bytes.js`, inlined(readFileSync(path(`www/pkg/${name}_bg.wasm`))));
  }
  await build({ configFile: path('build/npm.config.ts'), logLevel: 'warn' });
  const isPart = (name) => name.endsWith('.js') || !name.includes('.');
  cpSync(path('out/element'), `${folder}/element`, { recursive: true, filter: (source) => isPart(basename(source)) && !source.endsWith('assets') });
  writeLicences(`${folder}/element/licences.txt`);
}

/** The records of a walk out of the generated declarations: its functions name types of the DOM, which a project in Node does not have. */
function recordsOf(declarations) {
  const records = declarations.match(/(?:^\/\*\*\n(?: \*.*\n)*? \*\/\n)?^export (?:interface \w+[^{]*\{\n[^]*?^\}|type \w+ = [^;]*;)$/gm) ?? [];
  return `${records.filter((text) => !/export (interface|type) (Sync)?Init(Input|Output)\b/.test(text)).join('\n\n')}\n`;
}

/** npm's provenance compares the repository of the manifest with the one that a workflow runs in: only that workflow knows its name. */
function nameRepository() {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) return;
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  manifest.repository = { type: 'git', url: `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git` };
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A module inside JavaScript: no bundler and no server has to know what wasm is. */
function inlined(bytes) {
  return `const text = '${bytes.toString('base64')}';
export default () => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
`;
}

/** Packs it; returns the path of the tarball. */
export async function pack() {
  await assemble();
  const packed = JSON.parse(output('npm', ['pack', '--json', '--pack-destination', path('out')], { cwd: folder, shell: process.platform === 'win32' }));
  return `${path('out')}/${packed[0].filename}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!makeWasm(MODULES)) stop('The package was not made: see above.');
  await makeFont();
  console.log(await pack());
}
