// Builds everything that is published into dist/: `npm run build`.
import './ts.mjs';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { makeFont } from './font.mjs';
import { writeLicences } from './licences.mjs';
import { root, run, stop } from './run.mjs';
import { describeWasm, makeWasm } from './wasm.mjs';

const path = (name) => fileURLToPath(new URL(name, root));


console.log(describeWasm());
await makeFont();

const faults = [];
await part();
for (const [name, source] of [['frame', 'frame.ts'], ['single', 'bn-figure.ts']]) {
  if (existsSync(path(`www/${source}`))) await part(path(`build/${name}.config.ts`));
}
// Not at the top: TypeScript can be imported only now.
await (await import('../build/prerender.ts')).closeStatics();
if (!existsSync(path('dist/.vite'))) stop(faults.join('\n'));
// The list of what came of which source is for scripts/sizes.mjs, not for readers.
mkdirSync(path('out'), { recursive: true });
renameSync(path('dist/.vite/manifest.json'), path('out/manifest.json'));
rmSync(path('dist/.vite'), { recursive: true });
writeLicences(path('dist/licences.txt'));
run(process.execPath, ['scripts/sizes.mjs']);
if (!process.env.SITE) console.log('The address of the site is not known (SITE=https://…): link cards of chats and blogs have relative addresses, and oEmbed gives links instead of frames.');
if (faults.length > 0) stop(faults.join('\n'));

/** Builds one part; a fault does not keep the others from being built, so that there is something to look at. */
async function part(configFile) {
  await build({ configFile, logLevel: 'warn' }).catch((error) => faults.push(error.message));
}
