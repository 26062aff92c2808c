// An experiment as a figure: its file says which settings there are, which runs they ask for and what the results look like;
// running, progress, cancelling, seeds, the table behind each picture and taking away come from here.
import { h, setAttribute, setText } from '../../dom.ts';
import { wordButton } from '../../elements/button.ts';
import { createProgress } from '../../elements/progress.ts';
import { createNotes } from '../../elements/status.ts';
import { type Context, defineFigure, type Figure, type FigureWords, type View } from '../../figure.ts';
import { keyOf } from '../../lab.ts';
import { computeAll, isOnPage, theLab } from '../../lab/benches.ts';
import { fileStem } from '../../share/names.ts';
import { save } from '../../share/save.ts';
import { choice, type Fields, integer, type StateOf } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import type { Control, ControlGroup } from './controls.ts';
import { toCsv } from './experiment/csv.ts';
import { createResults, type Opening, type Results } from './experiment/results.ts';
import { createRuns } from './experiment/runs.ts';
import { type Cell, createScene, type Middle, type Scene, type Source } from './experiment/scene.ts';
import { complain } from './complain.ts';
import { createPanel } from './panel.ts';

export type { Cell, Results, Scene };

/** The words of one experiment; labels that it does not name are the common ones. */
export interface ExperimentWords extends FigureWords {
  /** What to look for, in one sentence. */
  readonly look: string;
  /** What does not appear, or what the picture cannot show. */
  readonly caveat: string;
  readonly groups?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Seeds that every experiment has: `seed` is the first, `seeds` how many. */
const seedFields = { seeds: choice(['1', '5'], '1'), seed: integer(1, { min: 0, max: 999 }) };

type WithSeeds<F extends Fields> = F & typeof seedFields;
export type ExperimentState<F extends Fields> = StateOf<WithSeeds<F>>;

/** What its controls follow. */
interface Seen<F extends Fields> {
  readonly state: ExperimentState<F>;
}

export interface Experiment<F extends Fields, W extends ExperimentWords> {
  readonly name: string;
  readonly fields: F;
  /** The two to four controls that make its point, beside the pictures. */
  readonly beside: readonly Control<ExperimentState<F>, Seen<F>>[];
  /** All others; seeds come by themselves. */
  readonly settings?: readonly ControlGroup<ExperimentState<F>, Seen<F>>[];
  /** How many pictures are in sight at opening; two on a wide page, one on a phone. */
  readonly opening?: Opening;
  /** The runs for one seed, the quickest or most telling first. */
  runs(state: ExperimentState<F>, seed: number): readonly Cell[];
  /** What the results look like; called while runs are still missing, too. */
  results(scene: Scene<ExperimentState<F>, W>): Results;
  /** What to look for, and what does not appear, where they depend on the state. */
  look?(words: W, state: ExperimentState<F>): string;
  caveat?(words: W, state: ExperimentState<F>): string;
  /** What stands for several seeds: the mean, unless single runs go astray. */
  readonly middle?: Middle;
  /** As of a figure: what stands on its link card. */
  readonly card?: string;
  /** Whether the build may run the first state; otherwise the page is built with a sentence. */
  readonly quick?: boolean;
}

export function experimentFigure<const F extends Fields, W extends ExperimentWords>(experiment: Experiment<F, W>): Figure<WithSeeds<F>, W> {
  type S = ExperimentState<F>;
  const fields = { ...experiment.fields, ...seedFields } as WithSeeds<F>;
  return defineFigure<WithSeeds<F>, W>({
    fields, ...(experiment.card ? { card: experiment.card } : {}),
    create: (context) => view(experiment, fields, context as unknown as Context<S, W>) as unknown as View<StateOf<WithSeeds<F>>>,
    async prepare(state) {
      if (experiment.quick !== false) await computeAll(seedsOf(state as unknown as Seeded).flatMap((seed) => experiment.runs(state as unknown as S, seed)));
    },
  });
}

interface Seeded {
  readonly seed: number;
  readonly seeds: string;
}

const seedsOf = ({ seed, seeds }: Seeded) => Array.from({ length: Number(seeds) }, (_, place) => seed + place);

function view<F extends Fields, W extends ExperimentWords>(experiment: Experiment<F, W>, fields: Fields, context: Context<ExperimentState<F>, W>): View<ExperimentState<F>> {
  type S = ExperimentState<F>;
  const { words } = context;
  const common = context.strings.experiment;
  const middle = experiment.middle ?? 'mean';
  let state = context.state;
  let bySeed = new Map<number, readonly Cell[]>();
  let cells: readonly Cell[] = [];
  let wanted = '';
  /** Whether runs begin by themselves: when the figure is on the screen, or after a reader has touched it. */
  let eager = false;
  let finished = false;
  const asked = new Set<string>();

  const source: Source = {
    peek: (run) => theLab().peek(run),
    ask(run) {
      const known = theLab().peek(run);
      const key = keyOf(run);
      if (known || asked.has(key)) return known;
      asked.add(key);
      theLab().order([run], { finished: () => runs.soon() });
      return undefined;
    },
  };
  const sceneNow = (): Scene<S, W> => createScene<S, W>({
    state, words, common, engine: context.engine, seeds: seedsOf(state as unknown as Seeded), middle,
    cells: (seed) => bySeed.get(seed) ?? [], set: (patch) => context.set(patch),
  }, source);
  const press = () => (runs.kind === 'running' ? runs.cancel() : runs.start());

  const runs = createRuns(theLab, () => render());
  const progress = createProgress(common.progress, press);
  const notes = createNotes('note');
  const seedNote = h('p', { class: 'hint seed-note' });
  const caveat = h('p', { class: 'caveat' });
  const results = createResults(context, {
    opening: experiment.opening ?? { wide: 2, narrow: 1 }, more: common.more, still: context.still, remarks: [caveat, seedNote], extras: takeAway(),
  });
  const labels = { groups: { ...common.groups, ...words.groups }, fields: { ...common.fields, ...words.fields }, options: { ...common.options, ...words.options } };
  const panel = createPanel<S, Seen<F>>(context, fields, { beside: experiment.beside, settings: withSeeds(experiment.settings ?? []) }, labels);
  const look = h('p', { class: 'sentence', 'data-part': 'look' });
  const body = h('div', { class: 'body' }, results.pictures, panel.beside, notes.node, results.outcome, results.fold, panel.foot, panel.settings);
  panel.beside.append(progress.node);
  const node = h('div', { class: 'figure experiment' }, look, body);

  function takeAway(): Element[] {
    const known = () => cells.flatMap((cell) => {
      const history = theLab().peek(cell);
      return history ? [{ cell, history }] : [];
    });
    return [wordButton('table', common.csv, () => save(toCsv(known()), `${fileStem(experiment.name, '')}.runs.csv`, 'text/csv'))];
  }
  const progressText = () => {
    const { kind, total, done, left, stopped } = runs;
    const values = { total, done, seconds: Math.max(1, Math.ceil(left ?? 0)) };
    const template = kind === 'done' ? (total === 1 ? common.one : common.done) : kind === 'running' ? (left === undefined ? common.running : common.left)
      : stopped ? common.stopped : common.waiting;
    return fillIn(template, values);
  };
  const render = () => {
    const { kind, done, total, faults } = runs;
    progress.update({ kind, done, total, text: progressText(), button: kind === 'running' ? common.cancel : kind === 'done' ? '' : common.run });
    const complaints = [...new Set(faults.map((fault) => ('key' in fault
      ? complain(context.strings, String(fault.key), 'details' in fault ? fault.details as Record<string, string> : {}, fault.message)
      : fillIn(common.broke, { message: fault.message }))))];
    notes.update([...(isOnPage() ? [common.onPage] : []), ...complaints.map((message) => fillIn(common.failed, { count: faults.length, message }))]);
    // Until the first result of new settings is there, the old results stay; before the very first, empty pictures keep the room.
    const some = cells.some((cell) => source.peek(cell));
    const empty = !some && !results.filled && !context.picture;
    setAttribute(body, 'data-stale', !some);
    setAttribute(body, 'data-spread', seedsOf(state as unknown as Seeded).length > 1);
    if (some || empty) {
      const found = experiment.results(sceneNow());
      results.update(found, some);
      if (kind === 'done' && !finished && found.seen) context.announce(found.seen);
    }
    finished = kind === 'done';
    const seeds = seedsOf(state as unknown as Seeded);
    setAttribute(seedNote, 'hidden', seeds.length < 2);
    setText(seedNote, fillIn(common.seedsNote, { middle: common.middles[middle], first: seeds[0] ?? 0, last: seeds[seeds.length - 1] ?? 0 }));
    setText(look, experiment.look?.(words, state) ?? words.look);
    setText(caveat, experiment.caveat?.(words, state) ?? words.caveat);
    panel.update({ state });
  };
  const stopWatching = context.picture ? undefined : whenSeen(node, () => {
    eager = true;
    if (runs.kind === 'waiting' && !runs.stopped) runs.start();
  });
  return {
    node,
    update(next) {
      state = next;
      bySeed = new Map(seedsOf(next as unknown as Seeded).map((seed) => [seed, experiment.runs(next, seed)]));
      cells = [...bySeed.values()].flat();
      const key = cells.map(keyOf).join();
      // A second state is a reader's wish, whatever may move by itself.
      if (wanted !== '' && key !== wanted) eager = true;
      if (key !== wanted) runs.want(cells, eager);
      wanted = key;
      render();
    },
    resize: results.resize,
    destroy() {
      stopWatching?.();
      runs.destroy();
      results.destroy();
    },
  };
}

/** Seeds stand in a group of their own, after those of the experiment. */
function withSeeds<S, C>(groups: readonly ControlGroup<S, C>[]): ControlGroup<S, C>[] {
  return [...groups, { title: 'runs', controls: ['seeds', 'seed'] as unknown as (string & keyof S)[] }];
}

/** Calls once, when the node is really on the screen; not for readers who asked that nothing move by itself. */
function whenSeen(node: Element, call: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined' || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => undefined;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    call();
  }, { threshold: 0.15 });
  observer.observe(node);
  return () => observer.disconnect();
}
