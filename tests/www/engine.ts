// The real engine, for tests of the page's own code.
import { readFileSync } from 'node:fs';
import { type Desk, type Engine, guard } from '../../www/engine.ts';
import * as bn from '../../www/pkg/bn.js';
import * as late from '../../www/pkg/desk.js';

bn.initSync({ module: readFileSync(new URL('../../www/pkg/bn_bg.wasm', import.meta.url)) });
late.initSync({ module: readFileSync(new URL('../../www/pkg/desk_bg.wasm', import.meta.url)) });

export const engine: Engine = guard(bn);
export const desk: Desk = guard<Desk>(late);
