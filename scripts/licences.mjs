// Writes dist/licences.txt: whose work the built site carries, under which terms.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { output, root } from './run.mjs';

const RULE = `\n\n${'─'.repeat(72)}\n\n`;

/** One text: this project, the font, the data, what the tools put in, and every crate inside the wasm modules. */
export function writeLicences(file) {
  const parts = [
    section('Batch normalization, number by number', read('LICENSE-MIT')),
    section('STIX Two Math (formulas), cut down to the characters in use', read('node_modules/@fontsource/stix-two-math/LICENSE')),
    section('Palmer penguins (data/penguins.csv)', read('data/README.md')),
    section('Vite (the helper that loads parts of the page)', mitOf(read('node_modules/vite/LICENSE.md'))),
    section('The standard library of Rust (MIT OR Apache-2.0)', mitFor('The Rust Project Contributors')),
    ...crates().map(({ name, version, license, text }) => section(`${name} ${version} (${license})`, text)),
  ];
  writeFileSync(file, parts.join(RULE));
  return parts.length;
}

/** The crates that are linked into a module: normal dependencies for wasm32, followed from the crates that become one. */
function crates() {
  const json = output('cargo', ['metadata', '--format-version', '1', '--locked', '--filter-platform', 'wasm32-unknown-unknown'], { maxBuffer: 1e9 });
  const { packages, resolve } = JSON.parse(json);
  const byId = new Map(packages.map((p) => [p.id, p]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const own = packages.filter(({ source, targets }) => source === null && targets.some(({ kind }) => kind.includes('cdylib'))).map(({ id }) => id);
  const reached = new Set();
  const follow = (id) => {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      const runs = kinds.some(({ kind }) => kind === null) && !byId.get(pkg).targets.some(({ kind }) => kind.includes('proc-macro'));
      if (runs && !reached.has(pkg)) {
        reached.add(pkg);
        follow(pkg);
      }
    }
  };
  own.forEach(follow);
  const linked = [...reached].filter((id) => !own.includes(id)).map((id) => byId.get(id)).sort((a, b) => a.name.localeCompare(b.name));
  return linked.map(({ name, version, license, authors, manifest_path: manifest }) => ({ name, version, license, text: terms(dirname(manifest), authors) }));
}

/** The MIT text where a crate offers the choice: the shortest one. */
function terms(folder, authors) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense)/i.test(name));
  const best = names.find((name) => /mit/i.test(name)) ?? names.find((name) => !/apache/i.test(name)) ?? names[0];
  const text = best === undefined ? '' : readFileSync(join(folder, best), 'utf8');
  // A few crates have but a link to a file that was not published with them.
  return text.length < 200 ? mitFor(authors.join(', ')) : text;
}

/** The MIT text for those who brought none with them. */
function mitFor(holders) {
  return read('LICENSE-MIT').replace(/Copyright .*/, `Copyright (c) ${holders}`);
}

/** The licence that stands first, without those of what the tool itself is made of. */
function mitOf(text) {
  return text.slice(text.indexOf('MIT License'), text.indexOf('# Licenses of bundled dependencies'));
}

function section(title, text) {
  return `${title}\n\n${text.trim()}`;
}

function read(path) {
  return readFileSync(fileURLToPath(new URL(path, root)), 'utf8');
}
