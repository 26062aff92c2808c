// dist/sw.js: www/offline-worker.js with the list of files that every figure needs, and a version that changes with them.
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
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/') || name === 'bn-figure.js').sort();
      const source = readFileSync(resolve(root, 'www/offline-worker.js'), 'utf8');
      const version = createHash('sha256').update(source).update(files.join()).digest('hex').slice(0, 12);
      const code = source.replace('FILES = []', `FILES = ${JSON.stringify(files)}`).replace("VERSION = ''", `VERSION = '${version}'`);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: code });
    },
  };
}
