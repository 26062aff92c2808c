// Whose work the site carries, and that it tells nothing about the machine that built it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const files = readdirSync(dist, { recursive: true }).filter((path) => statSync(join(dist, path)).isFile());

test('licences.txt names every crate inside the modules, the font, the data and the tools that leave something', () => {
  const text = readFileSync(join(dist, 'licences.txt'), 'utf8');
  const tree = execFileSync('cargo', ['tree', '--locked', '--workspace', '--exclude', 'xtask', '--target', 'wasm32-unknown-unknown', '--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  // A path of this machine follows the crates that are from here.
  const crates = [...new Set(tree.toString().split('\n').filter((line) => line && !/ \(\//.test(line)).map((line) => line.replace(/ \(.*/, '').replace(' v', ' ')))];
  assert.ok(crates.length > 10);
  for (const name of [...crates, 'STIX Two Math', 'SIL OPEN FONT LICENSE', 'Palmer penguins', 'CC0', 'standard library of Rust', 'Vite']) assert.ok(text.includes(name), `${name} is not named`);
  for (const part of text.split(/\n─+\n/)) assert.match(part, /copyright|authors|CC0/i, part.slice(0, 200));
});

test('no file tells where it was built', () => {
  // A home of `/` would be found anywhere.
  const paths = [root, homedir(), '.cargo/registry', '.rustup/', 'node_modules/', join(tmpdir(), 'bn-')].filter((path) => path.length > 1);
  const telling = files.flatMap((file) => {
    const text = readFileSync(join(dist, file), 'latin1');
    return paths.filter((path) => text.includes(path)).map((path) => `${file}: ${path}`);
  });
  assert.deepEqual(telling, []);
});
