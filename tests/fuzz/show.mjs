// Prints what a case calls, and what comes of it: `node tests/fuzz/show.mjs bn 1234`.
import { inspect } from 'node:util';
import { open } from './packages.mjs';

const [name, seed] = process.argv.slice(2);
const { exports, caseOf } = await open(name);
const { name: called, given } = caseOf(Number(seed));
console.log(called, inspect(given, { depth: 9, maxArrayLength: 40, breakLength: 140 }));
console.log(inspect(exports[called](...given), { depth: 3, maxArrayLength: 9 }));
