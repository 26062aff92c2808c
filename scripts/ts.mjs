// Lets Node's test runner read the page's TypeScript: node --import ./scripts/ts.mjs --test …
// Node 20 cannot strip types by itself; Vite's own compiler does it, so that there is no second one to agree with.
import { register } from 'node:module';

register('./ts-hooks.mjs', import.meta.url);
