// The line under the tabs of a stepper: drawn along, it leads through every place between two steps; let go, it rests on the nearest step.
// It is no native slider: a browser lays the page out for each new value of one, and this one moves in every frame.
import { h, setAttribute } from '../dom.ts';
import type { Part } from './element.ts';

export interface ScrubData {
  /** Where the line is: 0 is the first step, 1 the second. */
  readonly position: number;
  readonly count: number;
  /** What is there, in words. */
  readonly text: string;
}

export interface ScrubActions {
  /** The line was drawn to this position. */
  move(position: number): void;
  /** It was let go here. */
  settle(position: number): void;
}

const TENTH = 0.1;

export function createScrub(label: string, { move, settle }: ScrubActions): Part<ScrubData> {
  let now: ScrubData = { position: 0, count: 1, text: '' };
  let pressed: { readonly left: number; readonly width: number } | undefined;
  const bounded = (position: number) => Math.min(now.count - 1, Math.max(0, position));
  const next = () => settle(bounded(Math.floor(now.position + 1e-6) + 1));
  const previous = () => settle(bounded(Math.ceil(now.position - 1e-6) - 1));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: next, ArrowUp: next, ArrowLeft: previous, ArrowDown: previous,
    Home: () => settle(0),
    End: () => settle(now.count - 1),
    PageUp: () => move(bounded(now.position + TENTH)),
    PageDown: () => move(bounded(now.position - TENTH)),
  };
  const positionAt = (event: PointerEvent) => (pressed ? bounded(((event.clientX - pressed.left) / pressed.width) * (now.count - 1)) : now.position);
  const release = () => {
    if (!pressed) return;
    pressed = undefined;
    settle(Math.round(now.position));
  };
  const rail = h('span', { class: 'rail' }, h('span', { class: 'thumb' }));
  const line = h('div', {
    class: 'scrub', role: 'slider', tabindex: 0, 'aria-label': label, 'aria-valuemin': 1,
    onpointerdown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      const { left, width } = rail.parentElement?.getBoundingClientRect() ?? { left: 0, width: 1 };
      pressed = { left, width: Math.max(1, width) };
      line.setPointerCapture(event.pointerId);
      move(positionAt(event));
    },
    onpointermove: (event: PointerEvent) => {
      if (pressed) move(positionAt(event));
    },
    onpointerup: release,
    onpointercancel: release,
    onkeydown: (event: KeyboardEvent) => {
      const act = keys[event.key];
      if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      act();
    },
  }, h('span', { class: 'track' }, rail));
  const node = h('div', { class: 'scrub-line needs-script' }, line);
  return {
    node,
    update(data) {
      const moved = data.position !== now.position || data.count !== now.count;
      now = data;
      setAttribute(node, 'data-count', data.count);
      setAttribute(line, 'aria-valuemax', data.count);
      setAttribute(line, 'aria-valuenow', Math.round((data.position + 1) * 100) / 100);
      setAttribute(line, 'aria-valuetext', data.text);
      // In the HTML as built nothing moves, and a style attribute would be refused there.
      if (moved && 'requestAnimationFrame' in globalThis) rail.style.setProperty('transform', `translateX(${(data.position / Math.max(1, data.count - 1)) * 100}%)`);
    },
  };
}
