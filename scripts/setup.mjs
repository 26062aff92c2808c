// Looks for what the commands need, adds what it can, and says in one sentence what it cannot.
//
//   node scripts/setup.mjs           what `npm start` and `npm run build` need
//   node scripts/setup.mjs --tests   the same, and what `npm test` needs
//
// It runs before any package is installed, so it imports nothing but Node.
import { existsSync, readFileSync } from 'node:fs';
import { findChromium, findShell, installChromium, isDebianRoot } from './chromium.mjs';
import { npm, output, root, run, stop } from './run.mjs';

const TARGET = 'wasm32-unknown-unknown';
const forTests = process.argv.includes('--tests');

node();
rust();
linker();
wasmTarget();
packages();
if (forTests) {
  components();
  browser();
}

function node() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const enough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (!enough) stop(`This needs Node 20.19 or newer (or 22.12 or newer); this is Node ${process.versions.node}: https://nodejs.org`);
}

function rust() {
  if (output('cargo', ['--version']) === undefined) {
    stop('Cargo was not found: install Rust from https://rustup.rs, open a new terminal and run this again.');
  }
  const needed = /^rust-version = "(\d+)\.(\d+)/m.exec(text('Cargo.toml'));
  const found = /^rustc (\d+)\.(\d+)/.exec(output('rustc', ['--version']) ?? '');
  if (!found) stop('Cargo is there, but rustc does not run: try `rustup default stable`.');
  if (Number(found[1]) * 1000 + Number(found[2]) < Number(needed[1]) * 1000 + Number(needed[2])) {
    stop(`This needs Rust ${needed[1]}.${needed[2]} or newer, this is ${found[1]}.${found[2]}: run \`rustup update stable\`.`);
  }
}

function linker() {
  if (process.platform === 'win32' || output('cc', ['--version']) !== undefined) return;
  const debian = process.getuid?.() === 0 && output('apt-get', ['--version']) !== undefined;
  if (debian) {
    console.log('Installing a linker, which Rust needs …');
    run('apt-get', ['update']);
    if (run('apt-get', ['install', '-y', '--no-install-recommends', 'gcc', 'libc6-dev'])) return;
  }
  stop('Rust needs a linker and `cc` was not found: install gcc or clang (on macOS: `xcode-select --install`).');
}

function wasmTarget() {
  const folder = output('rustc', ['--print', 'target-libdir', '--target', TARGET]);
  if (folder && existsSync(folder)) return;
  console.log(`Adding the Rust target ${TARGET} …`);
  if (!run('rustup', ['target', 'add', TARGET])) {
    stop(`The Rust target ${TARGET} is missing and rustup could not add it: install it the way Rust was installed.`);
  }
}

function components() {
  const missing = ['rustfmt', 'clippy'].filter((name) => output('cargo', [name === 'rustfmt' ? 'fmt' : name, '--version']) === undefined);
  if (missing.length === 0) return;
  console.log(`Adding ${missing.join(' and ')} …`);
  if (!run('rustup', ['component', 'add', ...missing])) {
    stop(`The tests need ${missing.join(' and ')}, and rustup could not add them.`);
  }
}

function packages() {
  if (installed()) return;
  console.log('Installing the npm packages …');
  if (!npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])) {
    stop('`npm ci` failed: is the network there? Run it by hand to see more.');
  }
}

/** Whether node_modules holds the versions of the lock file (optional ones are for other systems). */
function installed() {
  if (!existsSync(new URL('node_modules/.package-lock.json', root))) return false;
  const wanted = JSON.parse(text('package-lock.json')).packages;
  const present = JSON.parse(text('node_modules/.package-lock.json')).packages;
  return Object.entries(wanted).every(([name, { version, optional }]) => name === '' || optional || present[name]?.version === version);
}

function browser() {
  if (findChromium() && (findShell() || !isDebianRoot())) return;
  console.log('The tests open the page in a browser; looking for Chromium …');
  // The whole browser can stand in for its shell, only slower.
  installChromium();
  if (findChromium()) return;
  stop(
    'No Chromium or Chrome was found for the browser tests: install one, or run `npx playwright-core install chromium`, or name one in the variable CHROME.',
  );
}

function text(path) {
  return readFileSync(new URL(path, root), 'utf8');
}
