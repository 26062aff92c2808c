// The wasm package as a whole: what it declares, and what it must not carry.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bn, bytes } from './engine.mjs';

const golden = new URL('bn.d.ts', import.meta.url);
const generated = new URL('../../www/pkg/bn.d.ts', import.meta.url);

/** The crate's own declarations; what follows them is wasm-bindgen's plumbing, with names that hold hashes. */
function declarations() {
  return readFileSync(generated, 'utf8').split('\nexport type InitInput')[0].trimEnd() + '\n';
}

test('the declared functions and types are the golden ones (UPDATE=1 rewrites them)', () => {
  if (process.env.UPDATE) writeFileSync(golden, declarations());
  assert.equal(declarations(), readFileSync(golden, 'utf8'));
});

test('the module carries no path of the machine that built it', () => {
  const text = bytes.toString('latin1');
  const repository = fileURLToPath(new URL('../..', import.meta.url));
  for (const path of [homedir(), repository, '.cargo/registry', '.rustup/']) {
    // A home of `/` would be found anywhere.
    if (path.length > 1) assert.ok(!text.includes(path), `found ${path}`);
  }
});

test('the package has the version of the crate', () => {
  const manifest = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(bn.version(), /^version = "(.+)"/m.exec(manifest)[1]);
});
