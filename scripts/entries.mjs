// The ways into the built site and the files that each asks for, for scripts/sizes.mjs.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';
import { weigh } from './weigh.mjs';

const dist = fileURLToPath(new URL('dist', root));
const manifest = JSON.parse(readFileSync(new URL('out/manifest.json', root), 'utf8'));
const known = new Map();

/** Title, key of the budget and files of every entry that is part of the build. */
export function entries() {
  const found = [
    { title: 'article, English', key: 'article', files: firstLoad('index.html') },
    { title: 'article, Korean', key: 'article', files: firstLoad('ko/index.html') },
    { title: 'the largest page of HTML', key: 'html', files: heaviest(pages().map((page) => [page])) },
    { title: 'wasm of the page', key: 'wasm', files: assets('.wasm').filter((name) => !isLate(name)) },
    { title: 'wasm of the experiments', key: 'lab', files: assets('.wasm').filter((name) => /\/lab_bg-/.test(name)) },
    { title: 'one figure in a frame', key: 'frame', files: heaviest(figures().map((figure) => firstLoad('embed.html', [figure, 'www/strings/en.ts']))) },
    { title: 'one figure as an element', key: 'element', files: heaviest(figures().map(elementLoad)) },
    { title: 'bn-frame.js', key: 'script', files: ['bn-frame.js'] },
    { title: 'the largest single file', key: 'single', files: largest(listed('single')) },
  ];
  return found.filter(({ files }) => files?.length > 0 && files.every((file) => existsSync(join(dist, file))));
}

/** Bytes of one file: raw, gzip, brotli. Compressing is slow, and most files count in several entries. */
export function weighed(file) {
  const path = join(dist, file);
  if (!known.has(path)) known.set(path, weigh(readFileSync(path)));
  return known.get(path);
}

/** Every page of HTML but the single files, which hold all that they need. */
function pages() {
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return all.filter((name) => name.endsWith('.html') && !name.startsWith('single/'));
}

/** The largest of some files, as a list. */
function largest(files) {
  const size = (file) => statSync(join(dist, file)).size;
  return [...files].sort((a, b) => size(b) - size(a)).slice(0, 1);
}

/** The list of files that weighs most. */
function heaviest(choices) {
  const size = (files) => files.reduce((total, file) => total + weighed(file).brotli, 0);
  return choices.filter(Boolean).sort((a, b) => size(b) - size(a))[0];
}

/** A page and what it names in its head (build/head.ts puts there what it needs first), with `extra` sources. */
function firstLoad(page, extra = []) {
  if (!existsSync(join(dist, page))) return undefined;
  const html = readFileSync(join(dist, page), 'utf8');
  const tags = html.match(/<(?:script|link)\b[^>]*>/g).filter((tag) => !/rel="(?:canonical|alternate)"/.test(tag));
  const named = tags.map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1]).filter((address) => address && !/^\w+:/.test(address));
  const files = new Set([page, ...named.map((address) => posix.join(posix.dirname(page), address))]);
  for (const source of extra) follow(source, files);
  for (const [key, { file }] of Object.entries(manifest)) if (files.has(file)) follow(key, files);
  // The element finds the style of figures in such a page and fetches none (www/style/sheet.ts).
  const carried = html.includes('<style data-figures>') ? /\/figures-[^/]*\.css$/ : undefined;
  return [...files].filter((file) => !carried?.test(file));
}

/** The module that a blog names, and what it fetches to show a figure. */
function elementLoad(figure) {
  const files = new Set([...assets('.wasm').filter((name) => !isLate(name)), ...assets('.woff2')]);
  for (const source of ['www/bn-figure.ts', figure, 'www/pkg/bn.js', 'www/strings/en.ts']) follow(source, files);
  return [...files];
}

/** Adds a chunk and what it imports before it runs. */
function follow(key, files) {
  const { file, imports = [], assets = [] } = manifest[key];
  for (const name of [file, ...assets]) files.add(name);
  for (const next of imports) follow(next, files);
}

/** The sources of all figures, one of which a frame loads after its page. */
function figures() {
  return Object.keys(manifest).filter((key) => /^www\/figures\/[\w-]+\.ts$/.test(key));
}

/** Loaded when a reader starts a run. */
function isLate(name) {
  return /\/lab_bg-/.test(name);
}

function assets(extension) {
  return listed('assets').filter((name) => name.endsWith(extension));
}

function listed(folder) {
  const path = join(dist, folder);
  return existsSync(path) ? readdirSync(path).map((name) => `${folder}/${name}`) : [];
}
