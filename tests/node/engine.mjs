// The real wasm packages, started in Node: the page's and the laboratory's. That of the npm package starts by itself.
import { readFileSync } from 'node:fs';
import * as bn from '../../www/pkg/bn.js';
import * as lab from '../../www/pkg/lab.js';

/** The bytes of the modules, by name. */
export const modules = Object.fromEntries(['bn', 'lab', 'kit'].map((name) => [name, readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url))]));

bn.initSync({ module: modules.bn });
lab.initSync({ module: modules.lab });

export { bn, lab };
