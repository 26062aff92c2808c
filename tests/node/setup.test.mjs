// What is missing on a machine is said in one plain sentence.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const setup = fileURLToPath(new URL('../../scripts/setup.mjs', import.meta.url));

/** Runs the set-up on a machine whose only programs are these shell scripts. */
function setUp(programs) {
  const bin = mkdtempSync(join(tmpdir(), 'bn-setup-'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const { status, stderr } = spawnSync(process.execPath, [setup], { env: { PATH: bin }, encoding: 'utf8' });
  rmSync(bin, { recursive: true });
  return { status, sentence: stderr.trim() };
}

// The stand-ins for programs are shell scripts.
const posix = { skip: process.platform === 'win32' ? 'needs a POSIX shell' : false };

test('without cargo it points to rustup', posix, () => {
  const { status, sentence } = setUp({});
  assert.equal(status, 1);
  assert.match(sentence, /^Cargo was not found: install Rust from https:\/\/rustup\.rs.*$/);
});

test('an old compiler is named with the command that renews it', posix, () => {
  const { status, sentence } = setUp({ cargo: 'echo cargo 1.70.0', rustc: 'echo "rustc 1.70.0 (old)"' });
  assert.equal(status, 1);
  assert.match(sentence, /^This needs Rust 1\.\d+ or newer, this is 1\.70: run `rustup update stable`\.$/);
});

test('a wasm32 target that cannot be added is named', posix, () => {
  const { status, sentence } = setUp({
    cargo: 'echo cargo 1.999.0',
    cc: 'echo cc',
    rustc: 'case "$*" in *target-libdir*) echo /nowhere;; *) echo "rustc 1.999.0 (new)";; esac',
  });
  assert.equal(status, 1);
  assert.match(sentence, /^The Rust target wasm32-unknown-unknown is missing and rustup could not add it/);
});
