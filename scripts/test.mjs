// Everything that is checked, cheapest first: `npm test`. It stops at the first stage that fails,
// and ends with the number of tests that ran, that were skipped, and that passed only when they were tried again.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { missingEngines } from './engines.mjs';
import { root } from './run.mjs';

const node = process.execPath;
const bin = (name, script) => [node, [fileURLToPath(new URL(`node_modules/${name}/${script}`, root))]];
const wasm32 = ['--target', 'wasm32-unknown-unknown'];
const deny = ['--', '--deny', 'warnings'];

/** The browser tests that measure time, which only a machine with nothing else to do can tell. */
const TIMED = 'times.test.mjs';

const stages = [
  { title: 'Format', command: ['cargo', ['fmt', '--all', '--check']] },
  { title: 'Lints, native', command: ['cargo', ['clippy', '--workspace', '--all-targets', '--locked', ...deny]] },
  { title: 'Lints, wasm32', command: ['cargo', ['clippy', '--workspace', '--exclude', 'xtask', '--lib', '--features', 'batch-norm-explained/web', '--locked', ...wasm32, ...deny]] },
  { title: 'The crate', command: ['cargo', ['test', '--workspace', '--all-targets', '--locked']] },
  { title: 'The examples in its documentation', command: ['cargo', ['test', '--workspace', '--doc', '--locked']] },
  { title: 'The documentation of the crate', command: ['cargo', ['doc', '--workspace', '--no-deps', '--locked']], env: { RUSTDOCFLAGS: '--deny warnings' } },
  { title: 'The wasm package', command: [node, ['scripts/wasm.mjs']] },
  { title: 'Types of the page', command: withArguments(bin('typescript', 'bin/tsc'), '--noEmit') },
  { title: 'The page’s own code, in Node', command: suite('tests/www') },
  { title: 'The boundary, in Node', command: suite('tests/node') },
  { title: 'The site', command: [node, ['scripts/build.mjs']] },
  { title: 'The site, as files', command: suite('tests/site') },
  { title: 'Sizes against the budgets', command: [node, ['scripts/sizes.mjs', '--check']] },
  { title: 'The site, in a browser', files: filesOf('tests/browser') },
];

const total = { passed: 0, failed: 0, skipped: 0 };
/** Files of tests that passed only when they were run once more. */
const second = [];
let broken;
for (const { title, command, files, env } of stages) {
  if (command === undefined && files === undefined) continue;
  console.log(`\n\x1b[1m── ${title} ──\x1b[0m`);
  const started = Date.now();
  const { code, passed, failed, skipped } = await (files ? eachFile(files) : tee(...command, { env }));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const tests = passed + failed > 0 ? `, ${passed + failed} tests${skipped > 0 ? ` and ${skipped} skipped` : ''}` : '';
  console.log(`${title}: ${code === 0 ? 'good' : 'FAILED'}${tests}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (code !== 0) {
    broken = title;
    break;
  }
}

if (broken !== undefined) {
  // A stage that is no test runner (lints, types, sizes) fails as one.
  total.failed = Math.max(total.failed, 1);
  console.log(`\nStopped at “${broken}”; the stages after it did not run.`);
}
const lacking = Object.values(missingEngines()).filter(Boolean);
if (lacking.length > 0) console.log(`\nSkipped what needs ${lacking.join(', ')}: \`npm run test:browsers\` adds them where it can and insists.`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
const tries = second.length > 0 ? ` (at the second try: ${second.length} ${second.length === 1 ? 'file' : 'files'}, ${second.join(', ')})` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}${tries}`);
process.exit(broken === undefined ? 0 : 1);

function withArguments([program, args], ...more) {
  return [program, [...args, ...more]];
}

/** The test files of a folder, sorted; nothing when there are none. */
function filesOf(folder) {
  const url = new URL(`${folder}/`, root);
  if (!existsSync(url)) return undefined;
  const files = readdirSync(url, { recursive: true }).filter((name) => /\.test\.(mjs|ts)$/.test(name));
  return files.length === 0 ? undefined : files.sort().map((name) => `${folder}/${name}`);
}

/** Some test files in one run of Node's test runner. */
function run(files) {
  return [node, ['--import', './scripts/ts.mjs', '--test', '--test-reporter=spec', '--test-timeout=600000', '--test-concurrency=1', ...files]];
}

function suite(folder) {
  const files = filesOf(folder);
  return files && run(files);
}

/**
 * Two files at a time, for two cores; then, one after another, those that measure time. A browser on a busy machine may
 * once be too slow for a test: a file that fails is run once more, alone, and the last line names it. What fails twice has failed.
 */
async function eachFile(files) {
  const sum = { code: 0, passed: 0, failed: 0, skipped: 0 };
  const add = ({ code, passed, failed, skipped }) => Object.assign(sum, { code: sum.code || code, passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped });
  const again = files.filter((file) => file.endsWith(TIMED));
  const waiting = files.filter((file) => !file.endsWith(TIMED));
  const lane = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const from = Date.now();
      const result = await tee(...run([file]), { whole: true });
      console.log(`${file}: ${((Date.now() - from) / 1000).toFixed(1)} s`);
      if (result.code === 0) add(result);
      else again.push(file);
    }
  };
  await Promise.all([lane(), lane()]);
  for (const file of again) {
    let result = file.endsWith(TIMED) ? await tee(...run([file])) : { code: 1 };
    if (result.code !== 0) {
      console.log(`\n${file} failed. Once more, in case the machine was too slow:`);
      result = await tee(...run([file]));
      if (result.code === 0) second.push(file.split('/').at(-1));
    }
    add(result);
  }
  return sum;
}

/** Runs a program with its output on this terminal, as it comes or `whole`, and counts the tests it reports. */
function tee(program, args, { whole = false, env } = {}) {
  return new Promise((resolve) => {
    const color = process.stdout.isTTY ? { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1' } : {};
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...color, ...env } });
    let text = '';
    child.stdout.on('data', (chunk) => {
      if (!whole) process.stdout.write(chunk);
      text += chunk;
    });
    child.on('error', (error) => resolve({ code: 1, ...count(`${error}`) }));
    child.on('close', (code) => {
      if (whole) process.stdout.write(text);
      resolve({ code, ...count(text) });
    });
  });
}

/** Adds up the summaries of cargo (`test result: ok. 3 passed; 0 failed; 1 ignored`) and of Node (`ℹ pass 3`). */
function count(output) {
  const text = output.replaceAll(/\x1b\[[0-9;]*m/g, '');
  const sum = (pattern) => [...text.matchAll(pattern)].reduce((all, [, number]) => all + Number(number), 0);
  return {
    passed: sum(/^test result: .*? (\d+) passed/gm) + sum(/^ℹ pass (\d+)$/gm),
    failed: sum(/^test result: .*? (\d+) failed/gm) + sum(/^ℹ (?:fail|cancelled) (\d+)$/gm),
    skipped: sum(/^test result: .*? (\d+) ignored/gm) + sum(/^ℹ (?:skipped|todo) (\d+)$/gm),
  };
}
