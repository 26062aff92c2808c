// Why a target was missed, as far as the numbers of the same run can tell.
import { NETWORK } from './load.mjs';
import { PARTS, short } from './report.mjs';

/** Round trips before the first byte of a page: name and connection, request. */
const TRIPS = 2;

/** A paragraph for every part that has a missed target. `missed` tells by the beginning of a target's name. */
export function reasons({ compute, redraw, load }, missed) {
  const found = [];
  const [small, middle] = (compute ?? []).filter(({ doubles }) => !doubles);
  for (const [part, title] of Object.entries(PARTS)) {
    if (middle && missed(`${title}, [${small.rows}, ${small.features}]`)) found.push(ofSmallBatches(small, middle, part));
  }
  if (redraw && missed('redraw')) found.push(ofRedraw(redraw[1]));
  if (load && missed('load')) found.push(ofLoad(load));
  if (found.length === 0) return '';
  return `## Why what was missed was missed\n\n${found.map((line) => `- ${line}`).join('\n')}`;
}

function ofSmallBatches(small, middle, part) {
  const numbers = small.rows * small.features;
  const [took, work] = [small, middle].map((size) => (size[part]['ours, view'] * numbers) / 1000);
  return `**[${small.rows}, ${small.features}], ${part}**: a call takes ${short(took)} µs. At the speed of [${middle.rows}, ${middle.features}] its numbers would take ${short(work)} µs; the other ${short(took - work)} µs are the call, its checks, and a root and divisions for each of ${small.features} features, which few rows share. Plain JavaScript has no border to cross.`;
}

function ofRedraw(pictures) {
  const [drawn, counted] = ['1e3', '1e6'].map((count) => pictures[count]);
  const each = (peer) => ((counted[peer].script - drawn[peer].script) / 2e6) * 1e6;
  return `**Redraw**: what does not depend on the number of samples takes ${short(drawn.ours.script)} ms of script (by hand ${short(drawn['canvas by hand'].script)}). Each sample takes ${short(each('ours'))} ns; binned by hand, as for the canvas and uPlot, ${short(each('canvas by hand'))} ns. Ours is copied into the module and passed five times: twice for mean and variance, as the table beside the plot has them to the last bit, then for the range, the quartiles that choose the width, and the bins, whose round edges decide about every number. By hand it is three passes, from minimum to maximum, for sixty bins that are given. The module is built for bytes (\`opt-level = "z"\`).`;
}

function ofLoad({ kilobytes, parts, lcp, click, blocking, longest }) {
  const arrives = (size) => TRIPS * NETWORK.latency + (size * 1e6) / NETWORK.downloadThroughput;
  const weighs = Object.entries(parts).sort(([, a], [, b]) => b - a).map(([kind, size]) => `${kind} ${short(size)}`);
  return [
    `**Load, bytes**: ${short(kilobytes)} kB are ${weighs.join(', ')}. The html alone is the whole text with the first state of every formula, table and picture, which is there without scripts; the wasm computes and draws every figure but the experiments.`,
    `**Load, paint**: on this network ${short(parts.html)} kB of html need ${short(arrives(parts.html))} ms to arrive; painted is at ${short(lcp)} ms.`,
    `**Load, click**: everything that the first figure needs, ${short(kilobytes)} kB, takes ${short(arrives(kilobytes))} ms to arrive, which no later work can beat; the figure answers at ${short(click)} ms.`,
    `**Load, blocking and heap**: ${short(blocking)} ms, with a longest task of ${short(longest)} ms; the tables of growth below tell what a figure adds to the heap.`,
  ].join('\n- ');
}
