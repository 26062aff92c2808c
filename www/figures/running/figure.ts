// Running statistics: a stream of batches, the averages over it, and what inference makes of them.
import { PANEL } from '../../elements/stepper.ts';
import { createTimeline } from '../../elements/timeline.ts';
import { createNotes } from '../../elements/status.ts';
import { isInputError, type Rule, type Source } from '../../engine.ts';
import { h, setText } from '../../dom.ts';
import { type Context, defineFigure } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { complain } from '../kit/complain.ts';
import { createFold } from '../kit/part.ts';
import { createPanel } from '../kit/panel.ts';
import { createPrograms } from '../kit/programs.ts';
import { createAverage } from './average.ts';
import { controlsOf, controlWords } from './controls.ts';
import { batchesOf } from './data.ts';
import { createFacts } from './facts.ts';
import { fields, settingsOf, type State } from './fields.ts';
import { createPictures } from './pictures.ts';
import { createStage, type Scene, walkOf } from './scene.ts';
import { createServe } from './serve.ts';
import { createStream } from './stream.ts';
import type { Words } from './en.ts';

/** Which program prints the explained average. */
const RULES: Readonly<Record<State['about'], Rule>> = {
  theta: 'average', weight: 'average', average: 'average', window: 'window', corrected: 'corrected', cumulative: 'cumulative', paper: 'cumulative', precise: 'precise',
};

export const figure = defineFigure({
  fields, card: 'average',
  explain: (engine, state) => walkOf(state, batchesOf(engine, state)),
  create(context: Context<State, Words>) {
    const { strings, words } = context;
    const stage = createStage(context);
    let scene: Scene | undefined;
    let pointed: Source | null = null;

    const story = h('p', { class: 'sentence story' });
    /** The batch of a number under the pointer. */
    const batchOf = (ref: Source | null) => ref && Math.max(1, ref.quantity === 'average' ? ref.row : ref.row + 1);
    const stream = createStream(context, words, (t) => point(t === null ? null : { quantity: 'theta', row: t - 1, col: 0 }));
    const timeline = createTimeline({ ...strings.stepper, ...words.timeline }, words.now, (t) => context.set({ t }, 't'));
    const average = createAverage(context, words, (ref) => point(ref));
    const pictures = createPictures(context, words);
    const facts = createFacts(context, words);
    const panel = createPanel<State, Scene>(context, fields, controlsOf(context, words), controlWords(context));
    const problems = createNotes('error');
    const serve = createServe(context, words);
    const programs = createPrograms(context);

    const point = (ref: Source | null) => {
      if (!scene || JSON.stringify(ref) === JSON.stringify(pointed)) return;
      pointed = ref;
      average.look(ref);
      drawPictures(scene);
    };
    const drawPictures = (now: Scene) => {
      stream.update(now, batchOf(pointed));
      weights.update(now);
    };
    // What is folded follows when it is opened.
    const folds = [
      createFold<Scene>(words.weights.fold, pictures.node, (now) => pictures.update(now, batchOf(pointed) ?? now.t), pictures.resize),
      createFold<Scene>(words.facts.label, facts.node, facts.update), createFold<Scene>(words.serve.title, serve.node, serve.update),
    ] as const;
    const [weights] = folds;
    return {
      node: h('div', { class: 'figure running' }, average.stepper, h('div', { class: 'panel', id: PANEL, role: 'tabpanel', 'aria-label': words.about }, average.node, problems.node,
        h('div', { class: 'body split' },
          h('div', { class: 'side' }, h('div', { class: 'tables' }, average.table)),
          h('div', { class: 'view' }, stream.node, timeline.node, panel.beside, story),
          h('div', { class: 'folds' }, folds.map(({ node }) => node), programs.node),
          panel.foot, panel.settings))),
      update(state) {
        const { scene: next, error } = stage.set(state);
        scene = next;
        pointed = null;
        const { settings, fading, t, count } = next;
        setText(story, fillIn(words.stories.sentences[state.preset], {
          t, count, at: settings.at, rho: context.engine.writeNumber(settings.rho, 4), arrived: context.engine.writeNumber(fading.arrived, 3),
        }));
        timeline.update({ step: t, count });
        average.update(next);
        stream.update(next, null);
        // The controls stand where the reader put them, even where the rest cannot follow.
        panel.update({ ...next, state, settings: settingsOf(state) });
        problems.update(isInputError(error) ? [complain(strings, error.key, error.details, error.message)] : []);
        for (const fold of folds) fold.update(next);
        programs.update({ ...next.sources.now, rule: RULES[next.state.about] });
      },
      resize() {
        average.resize();
        stream.resize();
        pictures.resize();
      },
      destroy() {
        average.destroy();
        timeline.destroy();
      },
    };
  },
});
