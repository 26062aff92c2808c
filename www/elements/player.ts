// Back, forward, play and pause along a row of places. What stands between the buttons belongs to the caller.
import { setAttribute } from '../dom.ts';
import type { Strings } from '../strings/index.ts';
import { iconButton, relabel } from './button.ts';

export interface PlayerData {
  /** The present place, from 0. */
  readonly position: number;
  readonly count: number;
}

export interface Player {
  readonly back: HTMLButtonElement;
  readonly forward: HTMLButtonElement;
  readonly play: HTMLButtonElement;
  update(data: PlayerData): void;
  /** A reader goes to a place: whatever plays stops. */
  goTo(position: number): void;
  /** Plays, or pauses what plays. */
  toggle(): void;
  /** Stops playing; harmless when it does not play. */
  stop(): void;
}

/** `pace`: milliseconds from place to place; `go` hears every new place. */
export function createPlayer(strings: Strings['stepper'], pace: (count: number) => number, go: (position: number) => void): Player {
  let now: PlayerData = { position: 0, count: 0 };
  let timer: ReturnType<typeof setInterval> | undefined;

  const move = (position: number) => {
    const place = Math.min(now.count - 1, Math.max(0, position));
    if (place >= 0 && place !== now.position) go(place);
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    relabel(play, 'play', strings.play);
  };
  const atEnd = () => now.position >= now.count - 1;
  const advance = () => {
    // Nobody looks: it goes on from here when somebody does.
    if (play.ownerDocument.hidden) return;
    if (!play.isConnected || atEnd()) stop();
    else move(now.position + 1);
  };
  const toggle = () => {
    if (timer !== undefined) return stop();
    move(atEnd() ? 0 : now.position + 1);
    timer = setInterval(advance, pace(now.count));
    relabel(play, 'pause', strings.pause);
  };
  const goTo = (position: number) => {
    stop();
    move(position);
  };

  const back = iconButton('back', strings.back, () => goTo(now.position - 1), 'round');
  const forward = iconButton('forward', strings.forward, () => goTo(now.position + 1), 'round');
  const play = iconButton('play', strings.play, toggle, 'round');
  return {
    back, forward, play, goTo, toggle, stop,
    update(data) {
      now = data;
      setAttribute(back, 'disabled', data.position <= 0);
      setAttribute(forward, 'disabled', atEnd());
    },
  };
}
