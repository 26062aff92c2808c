// The slide: every feature a row, every sample a dot, all on one axis. Steps let the dots slide and squeeze; a dot can be dragged.
import { h, setAttribute, setText } from '../../dom.ts';
import { createPlot } from '../../elements/plot.ts';
import { createScrub } from '../../elements/scrub.ts';
import type { Drawn, PlotRequest, Track } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { createMotion, isStill, type Leg } from '../../motion.ts';
import { fillIn } from '../../strings/index.ts';
import type { WalkPart, WalkScene, WalkSource, WalkTools } from '../kit/walk.ts';
import type { Edits } from './edits.ts';
import type { State } from './fields.ts';
import { plotted } from './pictures.ts';
import type { Words } from './en.ts';

/** Rows that a picture has room for. */
const MOST_ROWS = 8;
/** How long a move takes in milliseconds, from stop to stop: along the axis, of the axis itself, and of a mark that appears. */
const MOVE = 500;
const ZOOM = 600;
const MARK = 300;
/** A way over several stops takes no longer than this. */
const LONGEST = 1400;
/** How long the dots rest before the axis comes closer. */
const BREATH = 250;
/** How near a pointer must be to a dot, in pixels: a mouse, a finger. */
const NEAR = { mouse: 14, touch: 26 };

interface Dot {
  readonly row: number;
  readonly sample: number;
}

/** A dot in somebody's hand. */
interface Held extends Dot {
  readonly group: string;
  readonly left: number;
  readonly x: number;
  /** Change of the number per pixel. */
  readonly pace: number;
  /** Whether it was looked at before. */
  readonly again: boolean;
  moved: boolean;
}

export interface SlideParts {
  readonly line: WalkPart<State>;
  readonly picture: WalkPart<State>;
  /** Rests or moves on; true where there was something to rest. */
  pause(): boolean;
}

export function createSlide(context: Context<State, Words>, tools: WalkTools, edits: Edits, source: (state: State) => WalkSource): SlideParts {
  const words = context.words.labels.slide;
  const { engine } = context;
  let scene: WalkScene<State>;
  let track: Track | undefined;
  let asked: { readonly key: string; readonly x: Float64Array } | undefined;
  let features: number[] = [];
  let axes: Track['axes'] = [];
  let drawn: Drawn | undefined;
  let step = '';
  let scrubbing = false;
  let held: Held | undefined;
  let drags = 0;

  const motion = createMotion(0, () => show());
  const zooming = createMotion(1, () => show());
  let axesBefore: Track['axes'] = [];

  const plot = createPlot({ strings: context.strings.plot, shape: 'slide', dark: context.dark, picture: context.picture });
  const box = plot.node.querySelector<HTMLElement>('.picture');
  const caption = h('span', { class: 'slide-caption' });
  const hint = h('span', { class: 'hint needs-script' });
  const handle = h('div', { class: 'handle needs-script', role: 'slider', tabindex: 0 });
  const node = h('div', { class: 'pictures slide stick' }, plot.node);
  box?.append(handle);

  const tabs = () => scene.tabs;
  /** Where each step rests: at its last stop. */
  const restOf = (id: string) => Math.max(0, track?.stops.findLastIndex((stop) => stop.step === id) ?? 0);
  const atOf = (position: number) => {
    const low = Math.floor(position);
    const [from, to] = [low, low + 1].map((index) => restOf(tabs()[Math.min(index, tabs().length - 1)] ?? ''));
    return (from ?? 0) + ((to ?? 0) - (from ?? 0)) * (position - low);
  };
  const positionOf = (at: number) => {
    const rests = tabs().map(restOf);
    const low = Math.max(0, rests.findLastIndex((rest) => rest <= at));
    const [from = 0, to = from] = [rests[low], rests[low + 1]];
    return to > from ? Math.min(rests.length - 1, low + (at - from) / (to - from)) : low;
  };

  const scrub = createScrub(words.line, {
    move(position) {
      scrubbing = true;
      motion.put(atOf(position));
      const nearest = tabs()[Math.round(position)];
      if (nearest !== undefined && nearest !== step) tools.stepTo(nearest);
    },
    settle(position) {
      scrubbing = false;
      const id = tabs()[Math.round(position)];
      if (id === undefined) return;
      if (id === step) glide(restOf(id));
      else tools.stepTo(id);
    },
  });

  /** Goes from where the slide is to a stop, past those between. */
  const glide = (to: number) => {
    const stops = track?.stops ?? [];
    const forward = to > motion.at;
    const between = stops.map((_, index) => index).filter((index) => (forward ? index > motion.at && index < to : index < motion.at && index > to));
    const way = [...(forward ? between : between.reverse()), to];
    let last = forward ? Math.floor(motion.at) : Math.ceil(motion.at);
    const legs: Leg[] = way.map((stop) => {
      const [from, next] = [stops[last], stops[stop]];
      last = stop;
      if (!from || !next) return { to: stop, time: 0 };
      if (from.axis !== next.axis) return { to: stop, time: sameAxis(from.axis, next.axis) ? 0 : ZOOM };
      if (from.stage !== next.stage) return { to: stop, time: MOVE };
      return { to: stop, time: from.centre === next.centre && from.spread === next.spread ? 0 : MARK };
    });
    const whole = legs.reduce((sum, { time }) => sum + time, 0);
    const pace = Math.min(1, LONGEST / whole);
    motion.go(legs.map(({ to: end, time }, index) => {
      const rest = forward && time === MOVE && legs[index + 1]?.time === ZOOM ? BREATH : 0;
      return { to: end, time: time * pace, rest: rest * pace };
    }));
  };
  const sameAxis = (a: number, b: number) => JSON.stringify(track?.axes[a]) === JSON.stringify(track?.axes[b]);

  /** The axes between those before a change of the numbers and those after it. */
  const axesNow = (): Track['axes'] => axes.map((axis, index) => {
    const before = axesBefore[index] ?? axis;
    return [0, 1].map((end) => (before[end as 0 | 1] ?? 0) * (1 - zooming.at) + (axis[end as 0 | 1] ?? 0) * zooming.at) as [number, number];
  });

  const chosen = (): (Dot & { places: number[] }) | undefined => {
    const { active, session } = scene;
    if (!active || active.quantity === 'count' || session.table(active.quantity).rows <= 1) return undefined;
    const row = features.indexOf(active.col);
    if (row < 0) return undefined;
    const bars = (track?.rows[row]?.counts.length ?? 0) > 0;
    const stages = bars ? [...new Set(track?.stops.map(({ quantity }) => quantity))] : [];
    return { row, sample: active.row, places: stages.map((quantity) => session.column(quantity, active.col)[active.row] ?? Number.NaN) };
  };
  const request = (): PlotRequest | undefined => {
    if (!track) return undefined;
    const focus = features.indexOf(plotted(scene).across);
    const ringed = chosen();
    return { slide: { track: { ...track, axes: axesNow() }, at: motion.at, ...(focus < 0 ? {} : { focus }), ...(ringed ? { chosen: ringed } : {}) } };
  };
  const written = (value: number | undefined) => engine.writeNumber(value ?? Number.NaN, 3);
  const summary = (of: Drawn) => {
    const stop = track?.stops[Math.round(motion.at)];
    const rows = of.rows.map(({ centre, spread }, index) => fillIn(words.row, { name: track?.rows[index]?.name ?? '', mean: written(centre), deviation: written(Math.abs(spread)) }));
    return fillIn(words.summary, { stage: words.stages[stop?.quantity ?? ''] ?? '', rows: rows.join('; ') });
  };
  let described = '';
  const draw = (canvas: HTMLCanvasElement, pixelRatio: number, dark: boolean) => {
    const asks = request();
    if (!asks) return '';
    const sheet = { width: canvas.width / pixelRatio, height: canvas.height / pixelRatio, pixelRatio, theme: dark ? 'dark' as const : 'light' as const, ground: false };
    drawn = engine.draw(canvas, sheet, asks).drawn;
    Object.assign(canvas, { plot: asks, drawn });
    // While it moves nobody is told every number on the way.
    if (!motion.moving || described === '') described = summary(drawn);
    return described;
  };
  const data = {
    title: [caption, hint],
    draw,
    svg(width: number, height: number, dark: boolean) {
      const asks = request();
      const picture = asks && context.svg?.({ width, height, pixelRatio: 1, theme: dark ? 'dark' : 'light', ground: false }, asks);
      return picture ? { svg: picture.svg, summary: summary(picture.drawn) } : { svg: '', summary: '' };
    },
  };

  const show = () => {
    if (!track) return;
    showPlace();
    plot.redraw();
  };
  /** What stands around the picture in words: the place on the line, and which axis it is. */
  const showPlace = () => {
    const position = positionOf(motion.at);
    const name = (index: number) => scene.nameOf(tabs()[index] ?? '');
    const whole = Math.abs(position - Math.round(position)) < 0.005;
    scrub.update({ position, count: tabs().length, text: whole ? name(Math.round(position)) : fillIn(words.between, { step: name(Math.floor(position)), next: name(Math.ceil(position)) }) });
    const [low, high] = [Math.floor(motion.at), Math.ceil(motion.at)].map((index) => track?.stops[index]?.axis ?? 0);
    const still = sameAxis(0, 1);
    const length = (axis: number) => (track?.axes[axis]?.[1] ?? 1) - (track?.axes[axis]?.[0] ?? 0);
    const count = scene.session.table('x').columns;
    const some = features.length < count ? fillIn(words.more, { first: (features[0] ?? 0) + 1, last: (features[features.length - 1] ?? 0) + 1, count }) : '';
    const axis = still || (low === 0 && high === 0) ? words.one : low !== high ? words.coming : fillIn(words.closer, { times: engine.writeNumber(length(0) / length(1), 2) });
    setText(caption, some === '' ? axis : `${axis} · ${some}`);
  };

  // The dots under a pointer, a finger, or the keys.
  const nearest = (left: number, top: number, reach: number): Dot | undefined => {
    let best: Dot | undefined;
    let least = reach;
    drawn?.rows.forEach(({ dots }, row) => {
      for (let sample = 0; sample * 2 < dots.length; sample += 1) {
        const distance = Math.hypot((dots[sample * 2] ?? Number.NaN) - left, (dots[sample * 2 + 1] ?? Number.NaN) - top);
        if (distance < least) [best, least] = [{ row, sample }, distance];
      }
    });
    return best;
  };
  const inputs = (row: number) => track?.rows[row]?.places[0] ?? [];
  /** How much a number changes when its dot moves by one pixel: as all dots of its row lie now. */
  const paceOf = (row: number): number => {
    const xs = inputs(row);
    const dots = drawn?.rows[row]?.dots ?? new Float64Array();
    const finite = [...xs.keys()].filter((sample) => Number.isFinite(xs[sample]) && Number.isFinite(dots[sample * 2]));
    const order = finite.sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0));
    const [low = 0, high = 0] = [order[0], order[order.length - 1]];
    const pixels = (dots[high * 2] ?? 0) - (dots[low * 2] ?? 0);
    const span = (xs[high] ?? 0) - (xs[low] ?? 0);
    if (Math.abs(pixels) > 1 && span > 0) return span / pixels;
    return drawn ? (drawn.x[1] - drawn.x[0]) / (drawn.edges[2] - drawn.edges[0]) : 1;
  };
  /** A number on a grid of 1, 2 or 5 times a power of ten, about one pixel wide. */
  const onGrid = (value: number, pace: number): number => {
    const size = Math.abs(pace);
    const decade = 10 ** Math.floor(Math.log10(size));
    const grid = [1, 2, 5, 10].map((digit) => digit * decade).find((one) => one >= size * 0.999) ?? size;
    return Number((Math.round(value / grid) * grid).toPrecision(12));
  };
  const cellOf = ({ row, sample }: Dot) => ({ row: sample, col: features[row] ?? 0 });
  /** Chooses a dot's cell: in the step's own table where that has samples, else in the one that the picture shows. */
  const choose = (dot: Dot) => {
    const { row, col } = cellOf(dot);
    const own = scene.session.table(scene.state.step).rows > 1;
    context.set({ cell: own ? `${row}:${col}` : `x:${row}:${col}`, feature: col }, 'cell');
  };
  const put = (dot: Dot, value: number, group: string) => {
    const { row, col } = cellOf(dot);
    if (Number.isFinite(value)) edits.drag(row, col, value, group);
  };

  // The dots follow the hand in its frame; the tables follow the dots in a task of their own.
  let wanted: number | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    if (!held || wanted === undefined) return;
    const { row, sample } = held;
    const { request: walk, x } = source(scene.state);
    const width = scene.session.table('x').columns;
    track = engine.slide(walk, x.with(sample * width + (features[row] ?? 0), wanted), Uint32Array.from(features));
    asked = undefined;
    plot.redraw();
    later ??= setTimeout(tell);
  };
  const tell = () => {
    clearTimeout(later);
    later = undefined;
    if (held && wanted !== undefined) put(held, wanted, held.group);
    wanted = undefined;
  };
  let frame = 0;
  const grab = (event: PointerEvent) => {
    if (event.button !== 0 || !drawn) return;
    const dot = nearest(event.offsetX, event.offsetY, event.pointerType === 'mouse' ? NEAR.mouse : NEAR.touch);
    if (!dot) return;
    handle.setPointerCapture(event.pointerId);
    motion.stop();
    const value = inputs(dot.row)[dot.sample] ?? 0;
    const ringed = chosen();
    const again = scene.state.cell !== '' && ringed?.row === dot.row && ringed.sample === dot.sample;
    held = { ...dot, group: `drag ${(drags += 1)}`, left: event.clientX, x: value, pace: paceOf(dot.row), again, moved: false };
    setAttribute(node, 'data-held', true);
    choose(dot);
  };
  const pull = (event: PointerEvent) => {
    if (!held) {
      const dot = event.pointerType === 'mouse' ? nearest(event.offsetX, event.offsetY, NEAR.mouse) : undefined;
      setAttribute(node, 'data-near', dot !== undefined);
      if (event.pointerType === 'mouse') point(dot);
      return;
    }
    const way = event.clientX - held.left;
    if (!held.moved && Math.abs(way) < 3) return;
    held.moved = true;
    wanted = onGrid(held.x + way * held.pace, held.pace);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      follow();
    });
  };
  const drop = (event: PointerEvent) => {
    if (!held) return;
    cancelAnimationFrame(frame);
    frame = 0;
    tell();
    const { moved, again, group, ...dot } = held;
    held = undefined;
    setAttribute(node, 'data-held', false);
    // The browser took the finger to scroll the page: nothing was meant.
    if (event.type === 'pointercancel') {
      if (moved) put(dot, dot.x, group);
      return;
    }
    // A press without a move chooses the dot, and a second one lets it go.
    if (!moved && again) context.set({ cell: '' }, 'cell');
    moveAxes();
  };
  let pointed = '';
  const point = (dot: Dot | undefined) => {
    const key = dot ? `${dot.row}:${dot.sample}` : '';
    if (key === pointed) return;
    pointed = key;
    tools.pointRow(dot ? cellOf(dot) : null);
  };
  handle.addEventListener('pointerdown', grab);
  handle.addEventListener('pointermove', pull);
  handle.addEventListener('pointerup', drop);
  handle.addEventListener('pointercancel', drop);
  handle.addEventListener('pointerleave', () => {
    if (!held) point(undefined);
  });

  /** The dot that the keys move. */
  let keyed: Dot = { row: 0, sample: 0 };
  let keyGroup = '';
  const describeHandle = () => {
    const name = fillIn(words.dot, { sample: keyed.sample + 1, feature: track?.rows[keyed.row]?.name ?? '' });
    const value = inputs(keyed.row)[keyed.sample] ?? 0;
    setAttribute(handle, 'aria-label', name);
    const [low, high] = axes[0] ?? [value, value];
    setAttribute(handle, 'aria-valuemin', Math.min(low, value));
    setAttribute(handle, 'aria-valuemax', Math.max(high, value));
    setAttribute(handle, 'aria-valuenow', value);
    setAttribute(handle, 'aria-valuetext', `x = ${engine.writeNumber(value, 6)}`);
  };
  const lookAt = (dot: Dot) => {
    keyed = dot;
    keyGroup = `drag ${(drags += 1)}`;
    choose(dot);
    describeHandle();
  };
  handle.addEventListener('keydown', (event) => {
    const { row, sample } = keyed;
    const rows = track?.rows.length ?? 0;
    const samples = inputs(row).length;
    if (event.altKey || event.ctrlKey || event.metaKey || samples === 0 || (track?.rows[row]?.counts.length ?? 0) > 0) return;
    const length = (axes[0]?.[1] ?? 1) - (axes[0]?.[0] ?? 0);
    const nudge = (direction: number) => {
      const value = (inputs(row)[sample] ?? 0) + direction * onGrid(length / 130, length / 130) * (event.shiftKey ? 10 : 1);
      put(keyed, Number(value.toPrecision(12)), (keyGroup ||= `drag ${(drags += 1)}`));
      describeHandle();
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowRight: () => nudge(1),
      ArrowLeft: () => nudge(-1),
      ArrowDown: () => lookAt(sample + 1 < samples ? { row, sample: sample + 1 } : { row: (row + 1) % rows, sample: 0 }),
      ArrowUp: () => lookAt(sample > 0 ? { row, sample: sample - 1 } : { row: (row + rows - 1) % rows, sample: samples - 1 }),
      Enter: () => choose(keyed),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  handle.addEventListener('focus', () => {
    const ringed = chosen();
    keyed = ringed ? { row: ringed.row, sample: ringed.sample } : { row: 0, sample: 0 };
    keyGroup = '';
    describeHandle();
  });

  /** The axes follow the numbers once nobody holds a dot. */
  const moveAxes = () => {
    if (!track || held) return;
    if (JSON.stringify(track.axes) === JSON.stringify(axes)) return;
    axesBefore = axes.length === track.axes.length ? axesNow() : track.axes;
    axes = track.axes;
    zooming.put(0);
    zooming.go([{ to: 1, time: MARK }]);
  };

  const follows = (next: WalkScene<State>) => {
    const { columns } = next.session.table('x');
    const { across } = plotted(next);
    const first = Math.max(0, Math.min(columns - MOST_ROWS, across - MOST_ROWS + 1));
    features = Array.from({ length: Math.min(MOST_ROWS, columns) }, (_, index) => first + index);
    const { request: walk, x } = source(next.state);
    const key = JSON.stringify([walk, features]);
    if (asked?.key === key && asked.x === x) return;
    asked = { key, x };
    track = engine.slide(walk, x, Uint32Array.from(features));
    if (axes.length !== track.axes.length || context.picture || isStill()) axes = axesBefore = track.axes;
    moveAxes();
  };

  const picture: WalkPart<State> = {
    node,
    update(next) {
      const before = track?.stops.map((stop) => stop.step).join();
      scene = next;
      setAttribute(node, 'hidden', next.state.view !== 'slide');
      follows(next);
      const fresh = step === '' || before !== track?.stops.map((stop) => stop.step).join();
      const bars = track?.rows.some(({ counts }) => counts.length > 0) ?? false;
      setText(hint, bars ? words.bars : words.drag);
      setAttribute(handle, 'tabindex', bars ? -1 : 0);
      if (box) setAttribute(box, 'data-rows', features.length);
      if (next.state.step !== step) {
        step = next.state.step;
        if (fresh) motion.put(restOf(step));
        else if (!scrubbing) glide(restOf(step));
      }
      showPlace();
      if (!held) describeHandle();
      if (next.state.view === 'slide') plot.update(data);
    },
    resize: plot.resize,
    destroy() {
      motion.stop();
      zooming.stop();
    },
  };
  return {
    picture,
    line: { node: scrub.node, update: () => undefined },
    pause() {
      if (!motion.moving) return false;
      motion.stop();
      showPlace();
      return true;
    },
  };
}
