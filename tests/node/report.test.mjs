// The table of the benches, from measurements that are made up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report, short, table } from '../../benches/report.mjs';

const machine = { processor: '2 × none', load: 0.5, memory: '4 GiB', browser: 'Chromium 1', rust: '1', node: '20', peers: ['a 1'] };
const peers = (ours, plain) => ({ 'copy of the bytes': 1, 'ours, view': ours, 'plain JavaScript': plain });
const size = { rows: 64, features: 16, doubles: false, forward: peers(1, 7), inference: peers(1, 3), backward: peers(2, 3), errors: { 'ours, view': 1e-6 } };

test('a target is reached in full, just met, or missed', () => {
  const text = report({ machine, compute: [size] });
  const line = (title) => text.split('\n').find((line) => line.startsWith(`| ${title}, [64, 16], f32`));
  assert.match(line('Training forward'), /\| 7× \| 3× \| 6× \| aim \|$/);
  assert.match(line('Inference'), /\| 3× \| 2.5× \| 4× \| must \|$/);
  assert.match(line('Backward'), /\| 1.5× \| 2.5× \| 4.5× \| \*\*missed\*\* \|$/);
  assert.match(text, /\| plain JavaScript \| 7 \(7×\) \|/);
  assert.match(text, /\| ours, view \| 1e-6 \|/);
});

test('less is better for redraw and load, and rivals are named', () => {
  const frame = (main) => ({ script: 1, main });
  const redraw = { 1: { '1e3': { ours: frame(3), 'canvas by hand': frame(2), uPlot: frame(4) } } };
  const load = { kilobytes: 98, lcp: 1384, click: 1506, blocking: 0, heap: 1, requests: 5, foreign: 0, longest: 10, parts: { html: 38, wasm: 60 } };
  const text = report({ machine, redraw, load });
  assert.match(text, /canvas by hand \| 1.5× \| ≤ 1.5× \| ≤ 1.15× \| must \|/);
  assert.match(text, /time of uPlot \| 0.75× \| ≤ 1.1× \| ≤ 0.85× \| aim \|/);
  assert.match(text, /bytes on the wire, kB: share of BN Explorer’s \| 0.5× \| .* \| must \|/);
  assert.match(text, /first click that works .*, ms: share of TensorFlow Playground’s \| 1× \| .* \| \*\*missed\*\* \|/);
  assert.match(text, /\| requests to other hosts \| 0 \|/);
  // 300 ms of round trips, and 98 kB at 1600 bits a millisecond.
  assert.match(text, /98 kB are wasm 60, html 38\..*98 kB, takes 790 ms to arrive/s);
});

test('what was missed is explained by the numbers of the same run, what was reached is not', () => {
  const middle = { ...size, rows: 1024, features: 64, backward: peers(0.5, 3) };
  const text = report({ machine, compute: [size, middle] });
  assert.match(text, /\[64, 16\], backward\*\*: a call takes 2.05 µs\. .* its numbers would take 0.512 µs; the other 1.54 µs/);
  assert.doesNotMatch(text, /\[64, 16\], forward\*\*/);
  assert.doesNotMatch(report({ machine, compute: [{ ...size, backward: peers(1, 7) }, middle] }), /Why/);
});

test('numbers are short and tables have a line under their head', () => {
  assert.deepEqual([0.0123456, 12345, NaN, undefined].map(short), ['0.0123', '12300', '–', '–']);
  assert.equal(table(['a', 'b'], [['x', 1]]), '| a | b |\n| --- | --: |\n| x | 1 |');
});
