// The stepper: one tab per step, back and forward, play and pause. Arrow keys, Home and End work on the tabs.
import { h, fill, setAttribute } from '../dom.ts';
import { parseMathml } from '../mathml.ts';
import { fillIn, type Strings } from '../strings/index.ts';
import { moveAlong, type Part } from './element.ts';
import { createPlayer } from './player.ts';

export interface StepLabel {
  readonly id: string;
  /** The symbol of what the step computes. */
  readonly mathml: string;
  readonly name: string;
}

export interface StepperData {
  readonly steps: readonly StepLabel[];
  readonly step: string;
}

export interface Stepper extends Part<StepperData> {
  /** Brings the present step into view: before the row of tabs is on a page it cannot scroll. */
  resize(): void;
  /** Plays, or pauses what plays. */
  toggle(): void;
  /** Stops playing; harmless when it does not play. */
  destroy(): void;
}

const PACE = 2600;

/** The id of what the tabs show, in the figure's own tree. */
export const PANEL = 'panel';

export function createStepper(strings: Strings['stepper'], choose: (id: string) => void): Stepper {
  let data: StepperData = { steps: [], step: '' };
  const position = () => data.steps.findIndex((step) => step.id === data.step);
  const player = createPlayer(strings, () => PACE, (index) => {
    const step = data.steps[index];
    if (step) choose(step.id);
  });

  const onkeydown = (event: KeyboardEvent) => {
    const target = moveAlong(event.key, position(), data.steps.length);
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    player.goTo(target);
    (tabs.children[target] as HTMLElement | undefined)?.focus({ preventScroll: true });
  };
  const tabs = h('div', { role: 'tablist', class: 'tabs', 'aria-label': strings.label, onkeydown });
  const node = h('div', { class: 'stepper' }, player.back, tabs, player.forward, player.play);

  const build = () =>
    fill(tabs, data.steps.map((step, index) =>
      h('button', { type: 'button', role: 'tab', 'aria-controls': PANEL, class: 'tab', 'data-step': step.id, title: step.name, onclick: () => player.goTo(index) },
        h('span', { class: 'symbol', 'aria-hidden': 'true' }, parseMathml(step.mathml)),
        h('span', { class: 'name' }, step.name))));

  return {
    node,
    update(next) {
      const labels = (of: StepperData) => of.steps.map((step) => step.mathml + step.name).join();
      const rebuild = labels(next) !== labels(data);
      const moved = rebuild || next.step !== data.step;
      data = next;
      if (!moved) return;
      if (rebuild) build();
      const current = position();
      // First of all: on the tab that has the focus, a browser lays the page out for it, which is nothing while nothing else has changed.
      [...tabs.children].forEach((tab, index) => setAttribute(tab, 'tabindex', index === current ? 0 : -1));
      [...tabs.children].forEach((tab, index) => {
        setAttribute(tab, 'aria-selected', String(index === current));
        setAttribute(tab, 'data-done', index < current);
      });
      player.update({ position: current, count: data.steps.length });
      setAttribute(node, 'data-position', fillIn(strings.position, { step: current + 1, count: data.steps.length }));
      // With the next frame, which lays the page out anyway.
      globalThis.requestAnimationFrame?.(() => keepInView(tabs, position()));
    },
    resize: () => keepInView(tabs, position()),
    toggle: player.toggle,
    destroy: player.stop,
  };
}

/** Scrolls the row of tabs, never the page. */
function keepInView(tabs: HTMLElement, index: number): void {
  const tab = tabs.children[index] as HTMLElement | undefined;
  if (!tab || !(tabs.scrollWidth > tabs.clientWidth)) return;
  tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
}
