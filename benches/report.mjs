// Turns measurements into the one table of benches/RESULTS.md. Only ratios within one run mean anything.
import { reasons } from './reasons.mjs';

/** What is computed, and what a table calls it. */
export const PARTS = { forward: 'Training forward', inference: 'Inference', backward: 'Backward' };

/** What must be met, and what is aimed at: at least so many times faster, for the four sizes. */
const FASTER = {
  forward: { must: [3, 3, 2, 2], aim: [6, 6, 3, 3] },
  inference: { must: [2.5, 2.5, 1.5, 1.5], aim: [4, 4, 2, 1.9] },
  backward: { must: [2.5, 2.5, 2.5, 2.5], aim: [4.5, 5.5, 3.5, 2.7] },
};
/** The best that rivals' pages reached on the same kind of machine: quoted, because their pages are not here. */
const RIVALS = { kilobytes: ['BN Explorer', 196], lcp: ['TensorFlow Playground', 1384], click: ['TensorFlow Playground', 1506], blocking: ['BN Explorer', 49], heap: ['BN Explorer', 1.61] };
const LOAD = [
  ['kilobytes', 'bytes on the wire, kB', 0.75, 0.35],
  ['lcp', 'largest contentful paint, ms', 0.5, 0.33],
  ['click', 'first click that works (on the walk, opened by its link), ms', 0.8, 0.65],
  ['blocking', 'blocking time, ms', 1, 0],
  ['heap', 'JavaScript heap, MB', 1.2, 0.7],
];

/** The whole report as Markdown. */
export function report(results) {
  const { machine, compute, training, redraw, load, audits, rows, figures } = results;
  const lines = targets(results);
  const missed = (beginning) => lines.some(([what, , , , reaches]) => what.startsWith(beginning) && reaches === MISSED);
  return [
    '# What was measured',
    'Made by `npm run bench`: one run, all peers by turns, medians. Times belong to one machine; **only ratios count**.',
    ...(results.quick ? ['A quick run, with fewer rounds: good for finding out, not for quoting.'] : []),
    `Machine: ${machine.processor}, ${machine.memory}, ${short(machine.load)} programs waiting for it before the run; ${machine.browser} without a graphics card; Rust ${machine.rust}, Node ${machine.node}.\nPeers: ${machine.peers.join(', ')}.`,
    `## Targets\n\n${table(['what', 'this run', 'must', 'aim', 'reaches'], lines)}`,
    reasons(results, missed),
    ...(compute ? computeTables(compute) : []),
    ...(training ? [trainingTable(training)] : []),
    ...(redraw ? [redrawTable(redraw)] : []),
    ...(load ? [loadTable(load)] : []),
    ...(audits?.length ? [auditTable(audits)] : []),
    ...(rows || figures ? [growthTables(rows, figures)] : []),
  ].filter(Boolean).join('\n\n').concat('\n');
}

/** A Markdown table; the first column is text, the others are numbers. */
export function table(head, lines) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...lines.map(row)].join('\n');
}

/** A number with three significant digits. */
export function short(value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return String(Number(value.toPrecision(3)));
}

const MISSED = '**missed**';
const times = (value) => (value === undefined || !Number.isFinite(value) ? '–' : `${short(value)}×`);
const verdict = (value, must, aim, less = false) => {
  const reaches = (limit) => (less ? value <= limit : value >= limit);
  return reaches(aim) ? 'aim' : reaches(must) ? 'must' : MISSED;
};

/** Every target with what this run gave, as lines of a table. */
function targets({ compute, training, redraw, load }) {
  const lines = [];
  const add = (what, value, must, aim, less = false) => lines.push([what, times(value), `${less ? '≤ ' : ''}${short(must)}×`, `${less ? '≤ ' : ''}${short(aim)}×`, verdict(value, must, aim, less)]);
  for (const doubles of [false, true]) {
    const sizes = (compute ?? []).filter((size) => size.doubles === doubles);
    for (const [part, title] of Object.entries(PARTS)) {
      sizes.forEach((size, index) => {
        const found = size[part];
        const share = doubles ? 0.5 : 1;
        add(`${title}, [${size.rows}, ${size.features}], ${doubles ? 'f64' : 'f32'}: faster than plain JavaScript`, found['plain JavaScript'] / found['ours, view'], share * FASTER[part].must[index], share * FASTER[part].aim[index]);
      });
    }
  }
  const steps = training?.['2→32→32→1']?.stepsPerSecond;
  if (steps) {
    const best = Math.max(...Object.entries(steps).filter(([name]) => name !== 'ours').map(([, value]) => value));
    add('training 2→32→32→1, f64: faster than the best peer', steps.ours / best, 3, 7.5);
    add('training 2→32→32→1, f64: faster than tfjs-layers', steps.ours / steps['tfjs-layers wasm'], 40, 100);
  }
  for (const [scale, pictures] of Object.entries(redraw ?? {})) {
    for (const [picture, found] of Object.entries(pictures)) {
      add(`redraw, ${picture}, scale ${scale}: time of a canvas by hand`, found.ours.main / found['canvas by hand'].main, 1.5, 1.15, true);
      add(`redraw, ${picture}, scale ${scale}: time of uPlot`, found.ours.main / found.uPlot.main, 1.1, 0.85, true);
    }
  }
  for (const [key, title, must, aim] of load ? LOAD : []) add(`load, ${title}: share of ${RIVALS[key][0]}’s`, load[key] / RIVALS[key][1], must, aim, true);
  return lines;
}

function computeTables(compute) {
  return Object.entries(PARTS).flatMap(([part, title]) => [false, true].map((doubles) => {
    const sizes = compute.filter((size) => size.doubles === doubles);
    if (sizes.length === 0) return '';
    const names = [...new Set(sizes.flatMap((size) => Object.keys(size[part])))];
    const cell = (size, name) => {
      const [time, copy] = [size[part][name], size[part]['copy of the bytes']];
      return time === undefined ? '–' : `${short(time)} (${times(time / copy)})`;
    };
    const lines = names.map((name) => [name, ...sizes.map((size) => cell(size, name))]);
    const errors = part === 'forward' && sizes[0].errors ? `\n\nLargest error of an output against doubles, relative to 1 + |value|:\n\n${table(['peer', ...sizes.map(({ rows, features }) => `${rows}×${features}`)], Object.keys(sizes[0].errors).map((name) => [name, ...sizes.map(({ errors }) => errors[name]?.toExponential(0) ?? '–')]))}` : '';
    return `## ${title}, ${doubles ? 'f64' : 'f32'}\n\nNanoseconds per number; in brackets against copying the same bytes.\n\n${table(['peer', ...sizes.map(({ rows, features }) => `${rows}×${features}`)], lines)}${errors}`;
  }));
}

function trainingTable(training) {
  const names = [...new Set(Object.values(training).flatMap(({ stepsPerSecond }) => Object.keys(stepsPerSecond)))];
  const lines = names.map((name) => [name, ...Object.values(training).map(({ stepsPerSecond }) => (stepsPerSecond[name] === undefined ? '–' : `${short(stepsPerSecond[name])} (${times(stepsPerSecond.ours / stepsPerSecond[name])})`))]);
  const agree = Object.entries(training).map(([name, { losses }]) => `${name}: ${Object.values(losses).map((loss) => loss.toPrecision(12)).join(' and ')}`);
  return `## Training\n\nSteps per second with batch normalization, batch 32, doubles unless said; in brackets how many times as fast ours is.\nOurs and plain JavaScript start from the same weights and reach the same loss (${agree.join('; ')}).\n\n${table(['peer', ...Object.keys(training)], lines)}`;
}

function redrawTable(redraw) {
  const parts = Object.entries(redraw).map(([scale, pictures]) => {
    const names = Object.keys(Object.values(pictures)[0]);
    const lines = names.map((name) => [name, ...Object.values(pictures).map((found) => `${short(found[name].script)} / ${short(found[name].main)} (${times(found[name].main / found['canvas by hand'].main)})`)]);
    return `Device scale ${scale}:\n\n${table(['peer', ...Object.keys(pictures)], lines)}`;
  });
  return `## Redraw\n\nTwo histograms of about 60 bins with mean and standard deviation, from new samples each frame, binning included, and four lines of 200 points, 560×320: milliseconds of script / of the main thread until the frame is committed; in brackets against a canvas by hand.\n\n${parts.join('\n\n')}`;
}

function loadTable(load) {
  const lines = LOAD.map(([key, title]) => [title, short(load[key]), `${RIVALS[key][1]} (${RIVALS[key][0]})`, times(load[key] / RIVALS[key][1])]);
  lines.push(['bytes with the walk opened, kB', short(load.withWalk), '–', '–'], ['requests', load.requests, '–', '–'], ['requests to other hosts', load.foreign, '–', '–'], ['longest task, ms', short(load.longest), '–', '–']);
  return `## Load\n\nThe built article on slow 4G (1.6 Mbit/s, 150 ms), processor 4× slower, empty cache, brotli.\nThe best rival’s numbers were measured earlier in the same way on a machine of the same kind; their pages are not part of this run.\n\n${table(['what', 'ours', 'best rival', 'ratio'], lines)}`;
}

function auditTable(audits) {
  const ids = audits[0].rows.map(({ id }) => id).filter((id) => id !== 'more');
  const cell = ({ rows }, id) => rows.find((row) => row.id === id)?.note ?? '–';
  return `## Metrics of the page audit\n\nMeasured apart, on the same build: a phone (390×844), slow 4G, processor 4× slower, median of three loads; then real taps and keys.\n\n${table(['what', ...audits.map(({ name }) => name)], ids.map((id) => [id, ...audits.map((audit) => cell(audit, id))]))}`;
}

function growthTables(rows, figures) {
  const parts = ['## Growth'];
  if (rows) parts.push(`Training forward in place, f32:\n\n${table(['rows × features', 'ns per number', 'µs in all'], rows.map(({ rows, features, forward }) => [`${rows}×${features}`, short(forward), short((forward * rows * features) / 1000)]))}`);
  if (figures) parts.push(`Figures on one page, each scrolled into view:\n\n${table(['figures', 'all there, ms', 'JavaScript heap, MB', 'nodes'], figures.map(({ count, time, heap, nodes }) => [count, short(time), short(heap), nodes]))}`);
  return parts.join('\n\n');
}
