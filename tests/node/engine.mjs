// The real wasm package, started in Node.
import { readFileSync } from 'node:fs';
import * as bn from '../../www/pkg/bn.js';

const bytes = readFileSync(new URL('../../www/pkg/bn_bg.wasm', import.meta.url));
bn.initSync({ module: bytes });

export { bn, bytes };
