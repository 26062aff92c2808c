// The stepper for a long row of steps: a slider in place of tabs. Its arrow, page, Home and End keys are the browser's own.
import { h, setAttribute, setText } from '../dom.ts';
import { fillIn, type Strings } from '../strings/index.ts';
import type { Part } from './element.ts';
import { createPlayer } from './player.ts';

export interface TimelineData {
  /** The present step, from 1. */
  readonly step: number;
  readonly count: number;
}

export interface Timeline extends Part<TimelineData> {
  /** Stops playing; harmless when it does not play. */
  destroy(): void;
}

/** However many steps there are, playing them all takes about this long. */
const SHOW = 16_000;
const SLOWEST = 1500;
const FASTEST = 80;

/** `label` names one step: "Batch". */
export function createTimeline(strings: Strings['stepper'], label: string, choose: (step: number) => void): Timeline {
  const pace = (count: number) => Math.min(SLOWEST, Math.max(FASTEST, SHOW / count));
  const player = createPlayer(strings, pace, (position) => choose(position + 1));
  const range = h('input', { type: 'range', class: 'range', min: 1, step: 1, oninput: () => player.goTo(Number(range.value) - 1) });
  const words = h('span', { class: 'place' });
  const track = h('label', { class: 'track' }, h('span', { class: 'label' }, label, ' ', words), range);
  const node = h('div', { class: 'stepper timeline needs-script' }, player.back, track, player.forward, player.play);
  return {
    node,
    update({ step, count }) {
      setAttribute(range, 'max', count);
      setAttribute(range, 'value', step);
      if (range.value !== String(step)) range.value = String(step);
      setAttribute(range, 'aria-valuetext', fillIn(strings.position, { step, count }));
      setText(words, `${step} / ${count}`);
      player.update({ position: step - 1, count });
    },
    destroy: player.stop,
  };
}
