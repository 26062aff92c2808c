// A seeded generator: a case that failed is made again from its number.

/** Numbers from 0 to below 1 (mulberry32), and what is chosen with them. */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (most) => Math.floor(next() * most);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)],
    list: (length, make) => Array.from({ length }, (_, index) => make(index)),
    /** Roughly normal: the sum of a few uniform numbers. */
    normal: () => next() + next() + next() + next() - 2,
  };
}
