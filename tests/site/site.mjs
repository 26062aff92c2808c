// The built pages as text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Every HTML file of the site except the single ones, whose bulk is a script: `[path, text]`. */
export function pages() {
  const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  return names.filter((name) => name.endsWith('.html') && !name.startsWith('single/')).sort().map((name) => [name, read(name)]);
}

/** One file of the site as text. */
export function read(name) {
  return readFileSync(join(dist, name), 'utf8');
}

/** The values of an attribute, entities decoded. */
export function attributes(html, name) {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value.replaceAll('&amp;', '&'));
}
