// The real engine, for tests of the page's own code.
import { readFileSync } from 'node:fs';
import { type Engine, guard } from '../../www/engine.ts';
import * as bn from '../../www/pkg/bn.js';

bn.initSync({ module: readFileSync(new URL('../../www/pkg/bn_bg.wasm', import.meta.url)) });

export const engine: Engine = guard(bn);
