// What comes in from outside: its terms, its versions, where it is from. deny.toml has the lists, for cargo-deny too.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const words = (text) => [...text.matchAll(/"([^"]*)"/g)].map(([, word]) => word);
const deny = read('deny.toml');
const allowed = words(/^allow = \[(.*)\]$/m.exec(deny)[1]);
const doubles = [...deny.matchAll(/crate = "([^"]+)"/g)].map(([, crate]) => crate);
const { packages } = JSON.parse(execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], { cwd: new URL('../..', import.meta.url), maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }));

/** Whether an SPDX expression (or an old `MIT/Apache-2.0`) leaves a choice that is allowed. */
function isAllowed(expression, list) {
  const choices = (part) => part.replace(/[()]/g, '').split(/ OR |\//).map((name) => name.trim());
  return expression.split(' AND ').every((part) => choices(part).some((name) => list.includes(name)));
}

test('the terms of every crate are among those of deny.toml', () => {
  assert.ok(isAllowed('(MIT OR Apache-2.0) AND Unicode-3.0', allowed) && !isAllowed('MIT AND GPL-3.0', allowed) && !isAllowed('GPL-3.0', allowed));
  assert.deepEqual(packages.filter(({ license }) => !license || !isAllowed(license, allowed)).map(({ name, license }) => `${name}: ${license}`), []);
});

test('every crate is from crates.io or from here', () => {
  const home = words(/^allow-registry = (.*)$/m.exec(deny)[1])[0];
  assert.deepEqual(packages.filter(({ source }) => source !== null && source !== `registry+${home}`).map(({ id }) => id), []);
});

test('no crate is there twice but those that deny.toml names, and it names none for nothing', () => {
  const older = packages.filter((one) => packages.some((other) => other.name === one.name && other.version.localeCompare(one.version, 'en', { numeric: true }) > 0));
  assert.deepEqual(older.map(({ name, version }) => `${name}@${version}`).sort(), doubles.sort());
});

test('the glue is pinned to one version; everything else follows the lock file', () => {
  const own = packages.filter(({ source }) => source === null);
  const glue = own.flatMap(({ name, dependencies }) => dependencies.filter((one) => one.name.startsWith('wasm-bindgen')).map((one) => `${name}: ${one.name} ${one.req}`));
  assert.ok(glue.length > 0);
  // The crate and the tool that writes its glue must be the same version; `=` is what keeps them so.
  assert.deepEqual(glue.filter((one) => !/ =\d+\.\d+\.\d+$/.test(one)), []);
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read('package.json'));
  assert.deepEqual(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)), []);
});

test('npm packages are pinned by a checksum and no host, and none that is needed wants to run a script', () => {
  const { packages: locked } = JSON.parse(read('package-lock.json'));
  const foreign = Object.entries(locked).filter(([name]) => name !== '');
  assert.ok(foreign.length > 20);
  assert.deepEqual(foreign.filter(([, { resolved, integrity }]) => resolved !== undefined || !/^sha512-/.test(integrity ?? '')).map(([name]) => name), []);
  assert.deepEqual(foreign.filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional).map(([name]) => name), []);
});
