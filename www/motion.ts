// Moves a number along a way, leg by leg. Where a reader wants no motion, it is at the end at once.

/** A part of a way: where it ends, how long it takes in milliseconds, and how long to rest there before the next one. */
export interface Leg {
  readonly to: number;
  readonly time: number;
  readonly rest?: number;
}

export interface Motion {
  readonly at: number;
  readonly moving: boolean;
  /** Goes this way from the present place. */
  go(legs: readonly Leg[]): void;
  /** Is at a place at once. */
  put(at: number): void;
  /** Stays where it is. */
  stop(): void;
}

/** Whether a reader has asked for no motion. */
export const isStill = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

/** Slow at both ends. */
const ease = (share: number): number => share * share * (3 - 2 * share);

/** `show` hears every new place: in a frame while it moves. */
export function createMotion(first: number, show: (at: number) => void): Motion {
  let at = first;
  let way: Leg[] = [];
  let from = first;
  let begun: number | undefined;
  let frame = 0;
  const halt = () => {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    way = [];
  };
  const put = (place: number) => {
    at = place;
    show(at);
  };
  const advance = (now: number) => {
    frame = 0;
    begun ??= now;
    let leg = way[0];
    // A frame that comes late may be some legs further.
    while (leg && now - begun >= leg.time + (leg.rest ?? 0)) {
      begun += leg.time + (leg.rest ?? 0);
      from = leg.to;
      way.shift();
      leg = way[0];
    }
    const place = leg ? from + (leg.to - from) * ease(Math.min(1, (now - begun) / leg.time)) : from;
    if (leg) frame = requestAnimationFrame(advance);
    if (place !== at) put(place);
  };
  return {
    get at() {
      return at;
    },
    get moving() {
      return frame !== 0;
    },
    go(legs) {
      halt();
      const end = legs[legs.length - 1]?.to ?? at;
      if (isStill()) return put(end);
      way = legs.filter(({ time }) => time > 0);
      from = at;
      begun = undefined;
      if (way.length === 0) return put(end);
      frame = requestAnimationFrame(advance);
    },
    put(place) {
      halt();
      put(place);
    },
    stop: halt,
  };
}
