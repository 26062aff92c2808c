// The real wasm packages, started in Node: the page's and the laboratory's.
import { readFileSync } from 'node:fs';
import * as bn from '../../www/pkg/bn.js';
import * as lab from '../../www/pkg/lab.js';

/** The bytes of all modules, by name. */
export const modules = Object.fromEntries(['bn', 'lab'].map((name) => [name, readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url))]));

bn.initSync({ module: modules.bn });
lab.initSync({ module: modules.lab });

export { bn, lab };
