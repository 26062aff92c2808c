// dist/sw.js: www/offline-worker.js with the files that every figure needs, each with a hash of its content, and a version that changes with any file of the site.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Vite plugin; it has to come after those that emit files. */
export function offline(): Plugin {
  let root = '';
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (root = config.root),
    // At the very end, when the pages are as they will be published.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const contents = Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1));
        const hashes = contents.map(([name, part]) => [name, hash(part.type === 'chunk' ? part.code : part.source)] as const);
        const files = hashes.filter(([name]) => name.startsWith('assets/') || name === 'bn-figure.js');
        const source = readFileSync(resolve(root, 'www/offline-worker.js'), 'utf8');
        const version = hash(source + JSON.stringify(hashes));
        const code = source.replace('FILES = {}', () => `FILES = ${JSON.stringify(Object.fromEntries(files))}`).replace("VERSION = ''", `VERSION = '${version}'`);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: code });
      },
    },
  };
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
