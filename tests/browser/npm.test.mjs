// The npm package as somebody gets it: from its tarball, in a fresh folder, in Node and through Vite.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { pack } from '../../scripts/pack.mjs';
import { assertNoFaults, launch, openPage, serve } from './harness.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(new URL('../../npm/README.md', import.meta.url), 'utf8');
const [example, element] = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
const promised = [...example.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, line]) => line);
const html = /```html\n([^]*?)```/.exec(readme)[1];

let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bn-npm-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "fresh", "private": true, "type": "module" }');
  const npm = ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', await pack()];
  execFileSync('npm', npm, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
  writeFileSync(join(folder, 'example.js'), example);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the example of the README prints in Node what it says', () => {
  assert.ok(promised.length >= 6);
  const printed = execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
  assert.deepEqual(printed.trimEnd().split('\n'), promised);
});

/** What the example does not show: singles, arrays handed in, a workspace whose memory grows, averages, refusals. */
const more = `
import assert from 'node:assert/strict';
import { backward, inference, runningAverages, trainForward, walk, Workspace } from 'batch-norm-explained';

const rows = 300, features = 5;
const cell = (place) => Math.sin(place * 1.7) * (1 + (place % features)) + 10;
const x = Float64Array.from({ length: rows * features }, (_, place) => cell(place));
const [gamma, beta] = [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]];
const near = (got, want, tolerance) => got.forEach((value, place) => assert.ok(Math.abs(value - want[place]) <= tolerance, value + ' is not ' + want[place]));

const doubles = trainForward(x, rows, features, gamma, beta, 1e-5);
const { tables } = walk({ forward: { names: ['a', 'b', 'c', 'd', 'e'], gamma, beta, epsilon: 1e-5, divisor: 'n' } }, x);
for (const name of ['y', 'mean', 'variance']) near(doubles[name], tables[name].values, 1e-12);
const singles = trainForward(Float32Array.from(x), rows, features, gamma, beta, 1e-5);
assert.ok(singles.y instanceof Float32Array);
near(singles.y, doubles.y, 1e-4);

const to = { y: new Float64Array(rows * features) };
const filled = trainForward(x, rows, features, gamma, beta, 1e-5, to);
assert.equal(filled.y, to.y);
assert.deepEqual(to.y, doubles.y);
near(inference(x, rows, features, gamma, beta, 1e-5, doubles.mean, doubles.variance).y, doubles.y, 1e-12);

const room = new Workspace(Float64Array, rows, features);
const held = room.x;
held.set(x);
room.gamma.set(gamma);
room.beta.set(beta);
// More memory than the module has: what was filled before must still be there, under a new view.
const other = new Workspace(Float32Array, 1_000_000, 4);
other.x.fill(1);
assert.equal(held.length, 0);
room.trainForward(1e-5);
assert.deepEqual(room.y.slice(), doubles.y);
room.dy.set(doubles.y);
room.backward(1e-5);
const gradients = backward(x, doubles.y, rows, features, gamma, 1e-5);
assert.deepEqual(room.dx.slice(), gradients.dx);
other.free();
assert.throws(() => other.trainForward());

const one = (averaging) => runningAverages(Float64Array.of(1, 3, 5, 9), [2, 2], 1, averaging);
assert.deepEqual([...one({ average: 'cumulative' }).mean], [2, 4.5]);
assert.deepEqual([...one({ average: 'window', window: 1, stored: 'n-1' }).variance], [2, 8]);
assert.throws(() => one({ average: 'none' }), /none/);
assert.throws(() => one({ rho: 2 }), /rho|ρ/);

assert.equal(Object.prototype.toString.call(room), '[object Workspace]');

assert.throws(() => trainForward([1, 2], 1, 2, [1, 1], [0, 0]), TypeError);
assert.throws(() => trainForward(x, rows, 4, gamma, beta), RangeError);
assert.throws(() => trainForward(x, rows, features, [1], beta), RangeError);
assert.throws(() => trainForward(x, rows, features, gamma, beta, -1), /epsilon/);
assert.throws(() => trainForward(x, rows, features, gamma, beta, 1e-5, { y: new Float64Array(1) }), RangeError);
assert.throws(() => trainForward(new Float64Array(0), 0, 0, [], []), Error);
assert.throws(() => inference(x, rows, features, gamma, beta, 1e-5, doubles.mean, [1, 1, 1, 1, -1]), /running_variance|variance/);
`;

test('singles, arrays handed in, a workspace, averages and refusals in Node', () => {
  writeFileSync(join(folder, 'more.js'), more);
  execFileSync(process.execPath, ['more.js'], { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
});

test('its types are those of the example, and refuse what does not fit', () => {
  writeFileSync(join(folder, 'good.ts'), 'declare const console: { log(...values: unknown[]): void };\n' + example.replace('const { y, mean, variance }', 'const { y, mean, variance }: { y: Float64Array; mean: Float64Array; variance: Float64Array }'));
  writeFileSync(join(folder, 'element.ts'), "import type { BnFigureElement } from 'batch-norm-explained/element';\nexport const read = (figure: BnFigureElement): string => figure.linkState;\n");
  writeFileSync(join(folder, 'bad.ts'), "import { trainForward } from 'batch-norm-explained';\ntrainForward([1, 2], 1, 2, [1, 1], [0, 0]);\n");
  const tsc = (file) => {
    const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023', '--skipLibCheck', 'false', '--types', '', '--ignoreConfig', file];
    try {
      return execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options], { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      return error.stdout;
    }
  };
  assert.equal(tsc('good.ts'), '');
  assert.equal(tsc('element.ts'), '');
  assert.match(tsc('bad.ts'), /bad\.ts\(2,\d+\): error TS2345/);
});

test('a Vite project runs the example and shows the figure', async (t) => {
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'index.html'), `<!doctype html><title>Fresh</title><link rel="icon" href="data:,">${html}<script type="module" src="main.js"></script>`);
  writeFileSync(join(project, 'main.js'), `const lines = [];\nconst print = (...words) => lines.push(words.join(' '));\n${example.replaceAll('console.log', 'print')}\n${element}\nwindow.printed = lines;\n`);
  await build({ root: project, configFile: false, logLevel: 'warn' });
  const site = await serve({ folder: join(project, 'dist') });
  t.after(site.close);
  const browser = await launch();
  t.after(() => browser.close());
  const { page, faults } = await openPage(browser, site.url);
  assert.deepEqual(await page.waitForFunction(() => window.printed, undefined, { timeout: 60_000 }).then((printed) => printed.jsonValue()), promised);
  await page.locator('bn-figure table td').first().waitFor({ timeout: 60_000 });
  assertNoFaults(faults);
});
