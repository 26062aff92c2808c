// `npm run test:projects`: the packed npm package in the projects of examples/embeds, with the real tools, looked at in a real browser.
// Needs a registry. What was seen goes to examples/embeds/tried.json, with versions and the date. Arguments name single projects.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { assertFigure } from '../tests/browser/hosts.mjs';
import { assertNoFaults, launch, openPage, serve } from '../tests/browser/harness.mjs';
import { pack } from './pack.mjs';
import { root } from './run.mjs';

const path = (name) => fileURLToPath(new URL(name, root));
const TRIED = path('examples/embeds/tried.json');

/** `steps` are commands that must succeed; then the folder `output` is served, or the command `server` is (PORT is put in), and its page looked at. */
export const PROJECTS = [
  { name: 'The package by its own checkers', folder: 'checkers', tools: ['publint', '@arethetypeswrong/cli'], steps: ['publint node_modules/batch-norm-explained --strict', 'attw TARBALL --profile esm-only'], saw: 'publint --strict and attw have no complaint' },
  { name: 'Node', folder: 'node', steps: ['node index.js', TYPES_WITHOUT_DOM('node16'), TYPES_WITHOUT_DOM('nodenext'), TYPES_WITHOUT_DOM('esnext --moduleResolution bundler')], saw: 'functions, arrays of other realms, import of the element, types without the DOM’s and without skipLibCheck' },
  { name: 'jsdom', folder: 'node', tools: ['jsdom'], steps: ['node component.js'], saw: 'the element mounts, shows its table and follows attributes' },
  { name: 'Vite 7, build', folder: 'vite-7', tools: ['vite'], steps: ['vite build'], output: 'dist' },
  { name: 'Vite 7, dev', folder: 'vite-7', tools: ['vite'], server: 'vite --port PORT --strictPort' },
  { name: 'Vite 8, build', folder: 'vite-8', tools: ['vite'], steps: ['vite build'], output: 'dist' },
  { name: 'Vite 8, dev', folder: 'vite-8', tools: ['vite'], server: 'vite --port PORT --strictPort' },
  { name: 'webpack 5', folder: 'webpack', tools: ['webpack'], steps: ['webpack'], output: 'dist' },
  { name: 'esbuild', folder: 'esbuild', tools: ['esbuild'], steps: ['node build.js'], output: 'dist' },
  { name: 'React 19', folder: 'react', tools: ['react', 'vite', 'typescript'], steps: ['tsc', 'vite build'], output: 'dist' },
  { name: 'React 19, dev', folder: 'react', tools: ['react', 'vite'], server: 'vite --port PORT --strictPort' },
  { name: 'Vue 3', folder: 'vue', tools: ['vue', 'vite', 'vue-tsc'], steps: ['vue-tsc', 'vite build'], output: 'dist' },
  { name: 'MDX 3, as in Docusaurus', folder: 'mdx', tools: ['@mdx-js/mdx', 'react'], steps: ['node build.js'], output: 'dist' },
  { name: 'VitePress 1', folder: 'vitepress', tools: ['vitepress'], steps: ['vitepress build'], output: '.vitepress/dist' },
  { name: 'Next 15, webpack', folder: 'next', tools: ['next', 'react'], steps: ['next build'], server: 'next start --port PORT' },
  { name: 'Next 15, Turbopack', folder: 'next', tools: ['next', 'react'], steps: ['next build --turbopack'], server: 'next start --port PORT' },
];

function TYPES_WITHOUT_DOM(kind) {
  return `tsc --noEmit --strict --skipLibCheck false --target es2023 --lib es2023 --types node --module ${kind} types.ts`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));

async function main(names) {
  const wanted = PROJECTS.filter(({ name, folder }) => names.length === 0 || names.some((one) => name === one || folder === one));
  const tarball = await namedByContent(await pack());
  const browser = await launch();
  const tried = existsSync(TRIED) ? JSON.parse(readFileSync(TRIED, 'utf8')) : {};
  let failed = 0;
  for (const project of wanted) {
    const from = Date.now();
    try {
      const folder = await installed(project.folder, tarball);
      const saw = await check(project, folder, tarball, browser);
      tried[project.name] = { date: new Date().toISOString().slice(0, 10), versions: versionsOf(folder, project.tools ?? []), saw };
      console.log(`good    ${project.name}: ${saw} (${((Date.now() - from) / 1000).toFixed(0)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${project.name}: ${error.message}`);
    }
  }
  await browser.close();
  const inOrder = PROJECTS.filter(({ name }) => tried[name]).map(({ name }) => [name, tried[name]]);
  writeFileSync(TRIED, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`);
  console.log(`\n${wanted.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

/** npm takes a tarball of a known name for the one that it has. */
async function namedByContent(tarball) {
  mkdirSync(path('out/projects'), { recursive: true });
  const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex').slice(0, 12);
  const named = path(`out/projects/bn-${hash}.tgz`);
  copyFileSync(tarball, named);
  return named;
}

/** A copy of the project under out/projects with its packages; those of an earlier run are used again. */
async function installed(name, tarball) {
  const folder = path(`out/projects/${name}`);
  const keep = new Set(['node_modules', 'package-lock.json']);
  if (existsSync(folder)) for (const old of readdirSync(folder)) if (!keep.has(old)) rmSync(`${folder}/${old}`, { recursive: true });
  cpSync(path(`examples/embeds/${name}`), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  manifest.dependencies['batch-norm-explained'] = `file:${tarball}`;
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest));
  await command('npm install --ignore-scripts --no-audit --no-fund --loglevel=error', folder);
  return folder;
}

async function check({ steps = [], output, server, saw }, folder, tarball, browser) {
  for (const step of steps) await command(step.replace('TARBALL', tarball), folder);
  if (output) {
    const site = await serve({ folder: `${folder}/${output}` });
    return look(browser, site.url).finally(site.close);
  }
  if (!server) return saw;
  const port = await freePort();
  const { child, ended } = start(server.replace('PORT', port), folder);
  try {
    await Promise.race([reachable(`http://localhost:${port}/`), ended.then((text) => assert.fail(text))]);
    return await look(browser, `http://localhost:${port}/`);
  } finally {
    process.kill(-child.pid);
  }
}

/** The means that the functions computed, the state that the page gave to the first figure, and a setting called like a method in the second. */
async function look(browser, url) {
  const { page, faults, close } = await openPage(browser, url);
  try {
    const means = page.locator('#mean');
    await means.filter({ hasText: /\d/ }).waitFor({ timeout: 60_000 });
    assert.equal(await means.innerText(), '2 30');
    for (const [name, told] of [['walk', 'step=x_hat&epsilon=0.001'], ['running', 'start=zero']]) {
      const figure = page.locator(`bn-figure[name="${name}"]`);
      await figure.scrollIntoViewIfNeeded();
      await figure.locator('canvas').first().waitFor({ timeout: 60_000 });
      await page.waitForFunction(([name, told]) => document.querySelector(`bn-figure[name="${name}"]`).linkState === told, [name, told], { timeout: 10_000 });
    }
    await assertFigure(page);
    // A change by a reader arrives at the page, where the page listens.
    const answers = page.locator('output:not(#mean)');
    if ((await answers.count()) > 0) {
      await page.locator('bn-figure[name="walk"]').getByRole('tab').first().click();
      await answers.filter({ hasText: 'step=' }).waitFor({ timeout: 10_000 });
    }
    // What a page had asked for when it was left, and the chatter of servers for development, are no faults.
    assertNoFaults(faults);
    return 'means 2 30; both figures drawn in the state that the page gave';
  } finally {
    await close();
  }
}

function versionsOf(folder, tools) {
  const of = (tool) => JSON.parse(readFileSync(`${folder}/node_modules/${tool}/package.json`, 'utf8')).version;
  return { node: process.versions.node, ...Object.fromEntries(tools.map((tool) => [tool, of(tool)])) };
}

function start(line, cwd) {
  const env = { ...process.env, PATH: `${cwd}/node_modules/.bin:${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: '1', CI: '1' };
  const child = spawn('sh', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code === 0 ? text : `\`${line}\` ended with ${code}:\n${text}`)));
  return { child, ended };
}

/** Runs a command line to its end; rejects with all that it printed. */
async function command(line, cwd) {
  const { child, ended } = start(line, cwd);
  const text = await ended;
  if (child.exitCode !== 0) throw new Error(text);
  return text;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function reachable(url) {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer`);
}
