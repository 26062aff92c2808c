// What all parts of the figure look at: the settings, the batches, the walk over all of them and over those so far.
import { type Fading, isInputError, type View, type WalkRequest } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { createSession, type Session, type WalkSource } from '../kit/session.ts';
import { type Batches, batchesOf, featureOf } from './data.ts';
import { ABOUT, AS_TOLD, type Line, linesOf, type Settings, settingsOf, type State } from './fields.ts';
import { LEVELS } from './lines.ts';
import type { Words } from './en.ts';

export interface Scene {
  readonly state: State;
  readonly settings: Settings;
  /** What there is to explain: Algorithm 2 has no variance where a batch has one row only. */
  readonly about: readonly State['about'][];
  /** The averages that are drawn and listed. */
  readonly lines: readonly Line[];
  readonly batches: Batches;
  readonly name: string;
  /** All rows of the feature. */
  readonly x: Float64Array;
  /** Batches in all. */
  readonly count: number;
  /** The present batch, from 1. */
  readonly t: number;
  /** The walk over all batches. */
  readonly all: Session;
  /** The same one row further down: the average has a row for its start. */
  readonly shifted: Session;
  /** The walk over the batches so far. */
  readonly now: Session;
  /** The one that knows the symbols. */
  readonly session: Session;
  readonly sources: { readonly all: WalkSource; readonly now: WalkSource };
  readonly fading: Fading;
}

/** Rows of the table around the present one. */
const PAGE = 4;
const HEAD = 1;

/** The quantity behind a tab: Algorithm 2 and PreciseBN have one for the mean and one for the variance. */
export function quantityOf(about: string, { statistic }: State): string {
  return about === 'paper' || about === 'precise' ? `${about}_${statistic}` : about;
}

/** Which session has a quantity's table, and in which row of it batch `t` is. */
export function placeIn(scene: Scene, quantity: string, t = scene.t): { session: Session; row: number } {
  if (/^(paper|precise)_/.test(quantity)) return { session: scene.now, row: 0 };
  if (quantity === 'average') return { session: scene.shifted, row: t };
  return { session: quantity === 'weight' ? scene.now : scene.all, row: t - 1 };
}

/** The walk's request over the first `count` batches. */
export function walkOf(state: State, batches: Batches, count = batches.sizes.length): WalkSource {
  const { rho, window, start } = settingsOf(state);
  const { name, x } = featureOf(batches, state.feature);
  const sizes = batches.sizes.slice(0, count);
  const usual = state.statistic === 'mean' ? 'zero' : 'one';
  const request: WalkRequest = {
    running: {
      names: [name], sizes, stored: state.stored,
      averaging: { statistic: state.statistic === 'mean' ? 'mean' : { variance: state.stored }, rho, window, start: start === 'usual' ? usual : start },
    },
  };
  return { request, x: x.subarray(0, sizes.reduce((sum, size) => sum + size, 0)) };
}

export interface Stage {
  /** The scene of a state; with an error, the last one that could be shown. */
  set(state: State): { readonly scene: Scene; readonly error: unknown };
}

export function createStage({ engine }: Pick<Context<State, Words>, 'engine'>): Stage {
  const sessions = { all: createSession(engine), shifted: createSession(engine), now: createSession(engine) };
  const gather = lastOnly((state: State) => batchesOf(engine, state));
  const pick = lastOnly((batches: Batches, feature: number) => featureOf(batches, feature));
  const whole = lastOnly((state: State, batches: Batches) => walkOf(state, batches));
  let good: State | undefined;
  const make = (state: State): Scene => {
    const settings = settingsOf(state);
    const { rho, window, start, corrected: _corrected, lines: _lines, ...stream } = settings;
    const dataKey = JSON.stringify([state.preset, state.data, state.seed, state.stored, stream]);
    const batches = gather(dataKey, state);
    const { name, x } = pick(`${dataKey} ${state.feature}`, batches, state.feature);
    const count = batches.sizes.length;
    const t = state.t === 0 ? count : Math.min(count, state.t);
    const walkKey = JSON.stringify([dataKey, state.feature, state.statistic, rho, window, start]);
    const sources = { all: whole(walkKey, state, batches), now: walkOf(state, batches, t) };
    ask(sessions, sources, state, t, count);
    // Whatever may be refused is asked for here, before anything on screen has changed.
    void sessions.all.outline;
    const given = new Set(sessions.now.outline.steps.map(({ id }) => id));
    const about = ABOUT.filter((one) => one === 'theta' || given.has(quantityOf(one, state)));
    const lines = linesOf(settings).filter((line) => about.includes(line));
    const columns = lines.filter((line) => !LEVELS.has(line));
    const moving = [...new Set<string>(['theta', ...columns, ...(isMoving(state.about) ? [state.about] : [])])];
    sessions.all.gather(moving.filter((quantity) => quantity !== 'average'), ['theta', ...columns].map((quantity) => [quantity, 0] as const));
    if (moving.includes('average')) sessions.shifted.gather(['average']);
    return { state, settings, about, lines, batches, name, x, count, t, ...sessions, session: sessions.all, sources, fading: engine.fading(rho, window, t) };
  };
  return {
    set(state) {
      try {
        const scene = make(state);
        good = state;
        return { scene, error: undefined };
      } catch (error) {
        if (!isInputError(error)) throw error;
        return { scene: make(good ?? { ...state, ...AS_TOLD, preset: 'steady', stored: 'n' }), error };
      }
    },
  };
}

/** Whether an average has a number for every batch, and so a column in the table. */
export const isMoving = (about: State['about']): boolean => about !== 'weight' && !LEVELS.has(about as Line);

/** All rows where they are few, else the first ones and a page around the present one. */
function ask({ all, shifted, now }: Pick<Scene, 'all' | 'shifted' | 'now'>, sources: Scene['sources'], { digits, notation }: State, t: number, count: number): void {
  const first = Math.floor((t - 1) / PAGE) * PAGE;
  const view = (shift: number): View => ({
    digits, notation, columns: [], tail: 0,
    head: (count <= PAGE + 2 * HEAD ? count : HEAD) + shift,
    between: [first, Math.min(count, first + PAGE) + shift],
  });
  all.ask(sources.all, view(0));
  shifted.ask(sources.all, view(1));
  now.ask(sources.now, { ...view(0), head: count });
}

/** Remembers the last answer: the same key gives the same object again. */
function lastOnly<A extends readonly unknown[], R>(answer: (...given: A) => R): (key: string, ...given: A) => R {
  let last: { readonly key: string; readonly value: R } | undefined;
  return (key, ...given) => {
    if (last?.key !== key) last = { key, value: answer(...given) };
    return last.value;
  };
}
