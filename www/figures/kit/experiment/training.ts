// The loss of some runs while they train: on the whole training set, and on the mini-batches that the steps saw.
// Both, always: with batch normalization the mini-batch loss contains the noise of the batch.
import type { PlotRequest } from '../../../engine.ts';
import type { Scene } from './scene.ts';
import type { PictureSpec } from './results.ts';
import { fillIn } from '../../../strings/index.ts';

export interface Arm {
  /** The cell whose first seed is shown. */
  readonly id: string;
  readonly hue: string;
  readonly label: string;
}

export interface TrainingOptions {
  /** What all these runs have in common: `learning rate 0.1`. */
  readonly what: string;
  /** The loss of guessing. */
  readonly chance?: number | undefined;
}

type Series = NonNullable<Extract<PlotRequest, { curves: unknown }>['curves']['series']>[number];

const counted = (length: number) => Float64Array.from({ length }, (_, index) => index + 1);

export function trainingPicture<S, W>(scene: Scene<S, W>, arms: readonly Arm[], options: TrainingOptions): PictureSpec {
  const { what, chance } = options;
  const { common } = scene;
  const found = arms.flatMap((arm) => {
    const series = scene.one(arm.id)?.series;
    return series?.miniBatch && series.wholeSet && series.wholeSetSteps ? [{ ...arm, miniBatch: series.miniBatch, steps: series.wholeSetSteps, wholeSet: series.wholeSet }] : [];
  });
  const quiet: Series[] = found.map(({ miniBatch, hue }) => ({ x: counted(miniBatch.length), y: miniBatch, hue, stroke: 'quiet' }));
  const solid: Series[] = found.map(({ steps, wholeSet, hue }) => ({ x: steps, y: wholeSet, hue, stroke: 'both' }));
  const last = (values: Float64Array) => scene.write(values[values.length - 1]);
  return {
    title: fillIn(common.trainingPlot, { what }),
    across: common.step,
    legend: [
      ...arms.map(({ hue, label }) => ({ hue, stroke: 'both' as const, label })), { hue: 'population', stroke: 'quiet', label: common.miniBatch },
      // Also while it is not known yet: a legend that grows would move the picture.
      ...('chance' in options ? [{ hue: 'population', stroke: 'dashed' as const, label: common.chance }] : []),
    ],
    plot: { curves: { x: { log: false, whole: true }, y: { log: true, whole: false, ...reach([...quiet, ...solid]) }, bands: [], series: [...quiet, ...solid], uprights: [], levels: chance === undefined ? [] : [chance] } },
    summary: () => fillIn(common.trainingSummary, { what, ends: found.map(({ label, wholeSet }) => `${label} ${last(wholeSet)}`).join(', ') }),
    numbers: () => ({
      head: [common.step, ...found.flatMap(({ label }) => [`${label}, ${common.wholeSet}`, `${label}, ${common.miniBatch}`])],
      rows: Array.from(found[0]?.steps ?? [], (step, place) => [
        String(step), ...found.flatMap(({ wholeSet, miniBatch }) => [scene.write(wholeSet[place]), step > 0 ? scene.write(miniBatch[step - 1]) : '']),
      ]),
    }),
  };
}

/** A loss beyond this has run away; the picture shows an arrow for it, and all others in detail. */
const AWAY = 1000;

function reach(series: readonly Series[]): { range?: [number, number] } {
  const losses = series.flatMap(({ y }) => Array.from(y));
  if (losses.every((loss) => loss <= AWAY)) return {};
  return { range: [losses.reduce((low, loss) => (loss > 0 && loss < low ? loss : low), 1) / 1.3, AWAY] };
}

/** A label at the beginning of a sentence. */
export function opening(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
