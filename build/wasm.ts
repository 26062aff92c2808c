// Makes the wasm package before Vite looks for it, and again whenever a Rust file changes.
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { describeWasm, makeWasm } from '../scripts/wasm.mjs';

let made = false;

function make(): boolean {
  made = makeWasm();
  if (made) console.log(describeWasm());
  return made;
}

/** Vite plugin: `www/pkg` is fresh when the build starts, and follows `src/` while the page is served. */
export function wasmPackage(): Plugin {
  return {
    name: 'wasm-package',
    // A build has several parts that share one package: scripts/build.mjs makes it once, before them.
    apply: 'serve',
    buildStart() {
      if (!made && !make()) this.error('The wasm package was not made: see the message of the compiler above.');
    },
    configureServer(server) {
      const sources = ['src', 'lab/src'].map((folder) => resolve(server.config.root, folder));
      server.watcher.add(sources);
      server.watcher.on('change', (file) => {
        if (!sources.some((folder) => file.startsWith(folder))) return;
        if (make()) server.hot.send({ type: 'full-reload' });
        else server.config.logger.error('The page still shows the last crate that compiled.');
      });
    },
  };
}
