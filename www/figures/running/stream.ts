// The stream: batches as dots, their averages as lines, the truth as a band; and the legend, which chooses the lines.
import { fill, h, setAttribute } from '../../dom.ts';
import { createCheckbox } from '../../elements/choice.ts';
import { swatch } from '../../elements/legend.ts';
import type { Drawn, PlotRequest } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { setMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { createPicture, type Place } from '../kit/picture.ts';
import { LINES, type Line, type State } from './fields.ts';
import { hueOf, LEVELS, strokeOf } from './lines.ts';
import { placeIn, quantityOf, type Scene } from './scene.ts';
import type { Words } from './en.ts';

type Curves = Extract<PlotRequest, { curves: unknown }>['curves'];

export interface StreamPart {
  readonly node: Element;
  /** `pointed`: the batch under the pointer, from 1. */
  update(scene: Scene, pointed: number | null): void;
  resize(): void;
}

export function createStream(context: Context<State, Words>, words: Words, point: (t: number | null) => void): StreamPart {
  let scene: Scene | undefined;
  const nearest = ([x]: Place) => Math.min(scene?.count ?? 1, Math.max(1, Math.round(x)));
  const picture = createPicture(context, 'stream', (place) => point(place && nearest(place)), (place) => context.set({ t: nearest(place) }, 't'));
  return {
    node: h('div', { class: 'stream stick' }, picture.node),
    update(next, pointed) {
      scene = next;
      const { state, count, t, batches } = next;
      picture.update({
        title: fillIn(words.picture.title, { statistic: words.statistics[state.statistic] }),
        plot: { curves: curvesOf(next, pointed) },
        summary: (_: Drawn) => fillIn(words.picture.summary, {
          count, t, statistic: words.statistics[state.statistic], rows: batches.sizes[0] ?? 0,
          values: next.lines.map((line) => `${words.quantities[line]} ${valueNow(next, line)}`).join(', '),
        }),
      });
    },
    resize: picture.resize,
  };
}

/** The written value of an average at the present batch. */
export function valueNow(scene: Scene, about: string): string {
  const { session, row } = placeIn(scene, quantityOf(about, scene.state));
  const table = session.table(quantityOf(about, scene.state));
  return table.cells.split('\n')[[...table.rowIndex].indexOf(row)] ?? '';
}

/** What is past is drawn in full, what is still to come only faintly. */
function curvesOf(scene: Scene, pointed: number | null): Curves {
  const { state, count, t, all, now, batches, lines } = scene;
  const steps = Float64Array.from({ length: count }, (_, step) => step + 1);
  const theta = all.column('theta', 0);
  const truth = batches.truth?.[state.statistic];
  const hue = state.statistic;
  const series: Curves['series'] = [{ x: steps, y: theta, hue, stroke: 'quiet' }, { x: steps.subarray(0, t), y: theta.subarray(0, t), hue, stroke: 'dots' }];
  for (const line of lines) {
    const lineHue = hueOf(line, state);
    const stroke = strokeOf(line);
    if (LEVELS.has(line)) {
      const level = now.table(quantityOf(line, state)).values[0] ?? Number.NaN;
      series.push({ x: Float64Array.of(1, t), y: Float64Array.of(level, level), hue: lineHue, stroke });
      continue;
    }
    // The exponential average begins one step before the first batch.
    const x = line === 'average' ? Float64Array.of(0, ...steps) : steps;
    const y = all.column(line, 0);
    const past = x.length - count + t;
    if (t < count) series.push({ x: x.subarray(past - 1), y: y.subarray(past - 1), hue: lineHue, stroke: 'quiet' });
    series.push({ x: x.subarray(0, past), y: y.subarray(0, past), hue: lineHue, stroke });
  }
  return {
    x: { log: false, whole: true, range: [0, count + Math.max(0.5, count / 100)] }, y: { log: false, whole: false },
    bands: truth ? [{ x: steps, low: truth.low, high: truth.high, hue: 'population' }] : [],
    series, uprights: t < count ? [t] : [], levels: [], highlight: [0, (pointed ?? t) - 1],
  };
}

/** A checkbox for each average, with its stroke, its symbol and its name. */
export function createLegend({ set }: Context<State, Words>, words: Words): { readonly node: Element; update(scene: Scene): void } {
  let shown: readonly Line[] = [];
  const change = (line: Line, on: boolean) => {
    if (line === 'corrected') return set({ corrected: on ? '1' : '0' }, 'lines');
    const lines = LINES.filter((one) => one !== 'corrected' && (one === line ? on : shown.includes(one)));
    set({ lines: lines.join() || 'none' }, 'lines');
  };
  const entries = LINES.map((line) => {
    const mark = h('span', { class: 'mark' });
    const symbol = h('span', { class: 'symbol' });
    const part = createCheckbox([mark, symbol, ' ', words.quantities[line]], (on) => change(line, on));
    return { line, mark, symbol, part };
  });
  return {
    node: h('div', { class: 'lines', role: 'group', 'aria-label': words.legend }, entries.map(({ part }) => part.node)),
    update({ state, lines, about, all }) {
      shown = lines;
      for (const { line, mark, symbol, part } of entries) {
        const hue = hueOf(line, state);
        if (setAttribute(part.node, 'class', `checkbox q-${hue}`)) fill(mark, swatch(hue, strokeOf(line)));
        setAttribute(part.node, 'hidden', !about.includes(line));
        setMathml(symbol, all.symbol(quantityOf(line, state)).mathml);
        part.update(lines.includes(line));
      }
    },
  };
}
