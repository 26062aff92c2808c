// Redrawing two histograms of 60 bins, and four lines of 200 points: the crate's plots, uPlot, Chart.js, and a canvas by hand.
import Chart from 'chart.js/auto';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import * as bn from '../../www/pkg/bn.js';
import module from '../../www/pkg/bn_bg.wasm?url';

const [WIDTH, HEIGHT, BINS] = [560, 320, 60];
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];
const HUES = ['x', 'x_hat', 'y', 'mean'];

/** Two sets of samples, the second one narrower; four variants, so that every frame has new ones. */
function samples(count) {
  let state = 7;
  const uniform = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) + 0.5) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const base = Float64Array.from({ length: count }, normal);
  return [0, 1, 2, 3].map((variant) => [base.map((value) => 3 * value + 5 + variant / 10), base.map((value) => value + variant / 50)]);
}

const lines = [0, 1, 2, 3].map((variant) => [0, 1, 2, 3].map((line) => Float64Array.from({ length: 200 }, (_, x) => Math.exp(-x / 60) * (1 + line / 3) + 0.1 * Math.sin(x / 7 + variant + line))));
const steps = Float64Array.from({ length: 200 }, (_, x) => x);

/** What everybody but the crate is given: counts, the edges of the bins, mean and standard deviation. */
function binned(values) {
  let low = Infinity, high = -Infinity, sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < low) low = value;
    if (value > high) high = value;
    sum += value;
  }
  const counts = new Float64Array(BINS);
  const factor = BINS / (high - low || 1);
  for (let i = 0; i < values.length; i++) counts[Math.min(BINS - 1, ((values[i] - low) * factor) | 0)]++;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { counts, low, width: (high - low) / BINS, mean, deviation: Math.sqrt(squares / values.length) };
}

function canvases(box, count) {
  return Array.from({ length: count }, () => {
    const canvas = box.appendChild(document.createElement('canvas'));
    canvas.width = WIDTH * devicePixelRatio;
    canvas.height = HEIGHT * devicePixelRatio;
    canvas.style.width = `${WIDTH}px`;
    canvas.style.height = `${HEIGHT}px`;
    return canvas;
  });
}

const sheet = () => ({ width: WIDTH, height: HEIGHT, pixelRatio: devicePixelRatio, dark: false, ground: false });

/** Everything that can draw; `histograms(pair)` and `curves(four)` redraw what they drew before. */
const PEERS = {
  ours(box) {
    const [first, second] = canvases(box, 2);
    const one = (canvas, values, hue) => bn.draw(canvas, sheet(), { distribution: { values, hue, marks: 'n', symbols: ['μ', 'σ'], normalCurve: false } });
    const axis = { log: false, whole: false };
    return {
      histograms: ([a, b]) => (one(first, a, 'x'), one(second, b, 'x_hat')),
      curves: (four) => void bn.draw(first, sheet(), { curves: { x: axis, y: axis, series: four.map((y, line) => ({ x: steps, y, hue: HUES[line], stroke: 'solid' })) } }),
    };
  },
  'canvas by hand'(box) {
    const [first, second] = canvases(box, 2);
    return {
      histograms: ([a, b]) => (bars(first, binned(a), COLOURS[0]), bars(second, binned(b), COLOURS[1])),
      curves: (four) => strokes(first, four),
    };
  },
  uPlot(box) {
    const options = (series, x) => ({ width: WIDTH, height: HEIGHT, legend: { show: false }, cursor: { show: false }, scales: { x: { time: false } }, axes: [{}, {}], series: [{}, ...series], ...x });
    const bar = (index) => new uPlot(options([{ fill: COLOURS[index], paths: uPlot.paths.bars({ size: [0.95] }), points: { show: false } }], {
      hooks: { draw: [(plot) => {
        if (plot.marks === undefined) return;
        const [left, x, right] = plot.marks.map((mark) => plot.valToPos(mark, 'x', true));
        plot.ctx.fillRect(x, plot.bbox.top, 2, plot.bbox.height);
        plot.ctx.fillRect(left, plot.bbox.top, right - left, 2);
      }] },
    }), [[0, 1], [0, 1]], box);
    let made;
    const pair = () => (made ??= [bar(0), bar(1)]);
    let four;
    return {
      histograms: (values) => pair().forEach((plot, index) => {
        const { counts, low, width, mean, deviation } = binned(values[index]);
        plot.marks = [mean - deviation, mean, mean + deviation];
        plot.setData([Array.from(counts, (_, bin) => low + (bin + 0.5) * width), Array.from(counts)]);
      }),
      curves: (series) => {
        four ??= new uPlot(options(COLOURS.map((stroke) => ({ stroke, width: 1.5, points: { show: false } }))), [steps, ...series], box);
        four.setData([steps, ...series]);
      },
    };
  },
  'Chart.js'(box) {
    const chart = (type, datasets) => {
      const [canvas] = canvases(box, 1);
      return new Chart(canvas, { type, data: { labels: [], datasets }, options: { animation: false, responsive: false, devicePixelRatio, plugins: { legend: { display: false }, tooltip: { enabled: false } }, elements: { point: { radius: 0 } } } });
    };
    let pair, four;
    return {
      histograms: (values) => {
        pair ??= [0, 1].map((index) => chart('bar', [{ data: [], backgroundColor: COLOURS[index], barPercentage: 1, categoryPercentage: 0.95 }]));
        pair.forEach((plot, index) => {
          const { counts, low, width } = binned(values[index]);
          plot.data.labels = Array.from(counts, (_, bin) => (low + (bin + 0.5) * width).toFixed(2));
          plot.data.datasets[0].data = Array.from(counts);
          plot.update('none');
        });
      },
      curves: (series) => {
        four ??= chart('line', COLOURS.map((borderColor) => ({ data: [], borderColor, borderWidth: 1.5 })));
        four.data.labels = Array.from(steps);
        series.forEach((values, index) => (four.data.datasets[index].data = Array.from(values)));
        four.update('none');
      },
    };
  },
};

/** Round marks for an axis. */
function marks(low, high, wanted) {
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  const found = [];
  for (let mark = Math.ceil(low / step) * step; mark <= high; mark += step) found.push(mark);
  return found;
}

/** Axes with a grid and labels; returns the context and both scales. */
function axes(canvas, [left, right], [bottom, top]) {
  const context = canvas.getContext('2d');
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, WIDTH, HEIGHT);
  const x = (value) => 50 + ((value - left) / (right - left)) * (WIDTH - 64);
  const y = (value) => HEIGHT - 24 - ((value - bottom) / (top - bottom)) * (HEIGHT - 36);
  context.font = '11px system-ui';
  context.fillStyle = '#555';
  context.strokeStyle = '#ddd';
  context.beginPath();
  for (const mark of marks(left, right, 8)) {
    context.moveTo(x(mark), y(bottom));
    context.lineTo(x(mark), y(top));
    context.textAlign = 'center';
    context.fillText(String(+mark.toPrecision(6)), x(mark), HEIGHT - 8);
  }
  for (const mark of marks(bottom, top, 6)) {
    context.moveTo(x(left), y(mark));
    context.lineTo(x(right), y(mark));
    context.textAlign = 'right';
    context.fillText(String(+mark.toPrecision(6)), 44, y(mark) + 4);
  }
  context.stroke();
  return { context, x, y };
}

function bars(canvas, { counts, low, width, mean, deviation }, colour) {
  const top = counts.reduce((most, count) => Math.max(most, count), 1);
  const { context, x, y } = axes(canvas, [low, low + BINS * width], [0, top]);
  context.fillStyle = colour;
  context.beginPath();
  for (let bin = 0; bin < BINS; bin++) context.rect(x(low + bin * width), y(counts[bin]), x(width) - x(0) - 1, y(0) - y(counts[bin]));
  context.fill();
  context.fillStyle = '#000';
  context.fillRect(x(mean), y(top), 1.5, y(0) - y(top));
  context.fillRect(x(mean - deviation), y(top), x(2 * deviation) - x(0), 1.5);
}

function strokes(canvas, four) {
  let [low, high] = [Infinity, -Infinity];
  for (const line of four) for (const value of line) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const { context, x, y } = axes(canvas, [0, 199], [low, high]);
  context.lineWidth = 1.5;
  four.forEach((line, index) => {
    context.strokeStyle = COLOURS[index];
    context.beginPath();
    line.forEach((value, step) => (step === 0 ? context.moveTo(x(step), y(value)) : context.lineTo(x(step), y(value))));
    context.stroke();
  });
  context.lineWidth = 1;
}

const channel = new MessageChannel();
/** When the main thread has painted and committed the frame: the first task after it. */
const painted = () => new Promise((resolve) => {
  channel.port1.onmessage = () => resolve(performance.now());
  channel.port2.postMessage(0);
});

/** Script and main-thread time of one frame. */
function frame(draw) {
  return new Promise((resolve) => {
    requestAnimationFrame(async () => {
      const start = performance.now();
      draw();
      await undefined;
      const script = performance.now() - start;
      resolve({ script, main: (await painted()) - start });
    });
  });
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Median script and main-thread milliseconds of every peer, for each picture. */
export async function redraw({ roundCount = 3, frames = 24 } = {}) {
  bn.initSync({ module: await (await fetch(module)).arrayBuffer() });
  const boxes = Object.entries(PEERS).map(([name, make]) => {
    const box = document.body.appendChild(document.createElement('div'));
    return { name, box, peer: make(box) };
  });
  const result = {};
  const pictures = [['1e3', samples(1000)], ['1e5', samples(100_000)], ['1e6', samples(1_000_000)], ['4 × 200', lines]];
  for (const [picture, variants] of pictures) {
    const times = Object.fromEntries(boxes.map(({ name }) => [name, { script: [], main: [] }]));
    for (let round = 0; round < roundCount; round += 1) {
      for (const { name, box, peer } of boxes) {
        for (const other of boxes) other.box.hidden = other.box !== box;
        const draw = picture === '4 × 200' ? peer.curves : peer.histograms;
        for (let count = -4; count < frames; count += 1) {
          const { script, main } = await frame(() => draw(variants[(count + 4) % 4]));
          if (count < 0) continue;
          times[name].script.push(script);
          times[name].main.push(main);
        }
      }
    }
    result[picture] = Object.fromEntries(Object.entries(times).map(([name, { script, main }]) => [name, { script: median(script), main: median(main) }]));
  }
  return result;
}
