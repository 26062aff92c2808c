// The wasm packages as a whole: what they declare, and what they must not carry.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bn, modules } from './engine.mjs';

/** A package's own declarations; what follows them is wasm-bindgen's plumbing, with names that hold hashes. */
function declarations(name) {
  const generated = readFileSync(new URL(`../../www/pkg/${name}.d.ts`, import.meta.url), 'utf8');
  return `${generated.split('\nexport type InitInput')[0].trimEnd()}\n`;
}

for (const [name, bytes] of Object.entries(modules)) {
  test(`${name}: the declared functions and types are the golden ones (UPDATE=1 rewrites them)`, () => {
    const golden = new URL(`${name}.d.ts`, import.meta.url);
    if (process.env.UPDATE) writeFileSync(golden, declarations(name));
    assert.equal(declarations(name), readFileSync(golden, 'utf8'));
  });

  test(`${name}: the module carries no path of the machine that built it`, () => {
    const text = bytes.toString('latin1');
    const repository = fileURLToPath(new URL('../..', import.meta.url));
    for (const path of [homedir(), repository, '.cargo/registry', '.rustup/']) {
      // A home of `/` would be found anywhere.
      if (path.length > 1) assert.ok(!text.includes(path), `found ${path}`);
    }
  });
}

test('the package has the version of the crate', () => {
  const manifest = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(bn.version(), /^version = "(.+)"/m.exec(manifest)[1]);
});
