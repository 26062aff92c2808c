// Times several ways of doing one thing: rounds that go over all of them by turns, so that what disturbs one disturbs all.

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Runs each of `ways` (name → function, which may be asynchronous) for about `milliseconds` per round; median time of one call in ms. */
export async function rounds(ways, { count = 9, milliseconds = 60 } = {}) {
  const entries = Object.entries(ways).map(([name, way]) => ({ name, way, times: [], calls: 1 }));
  for (const entry of entries) {
    await once(entry, 1);
    const first = await once(entry, 1);
    const guess = await once(entry, Math.max(1, Math.min(1000, Math.floor(5 / Math.max(first, 1e-3)))));
    entry.calls = Math.max(1, Math.min(100_000, Math.round(milliseconds / Math.max(guess, 1e-5))));
  }
  for (let round = 0; round < count; round += 1) {
    for (const entry of entries) entry.times.push(await once(entry, entry.calls));
  }
  return Object.fromEntries(entries.map(({ name, times }) => [name, median(times)]));
}

/** Mean time of one call in ms. */
async function once({ way }, calls) {
  // Lets what an earlier way left behind (garbage, promises) run before the clock starts.
  await new Promise((resolve) => setTimeout(resolve));
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) {
    const pending = way();
    if (pending instanceof Promise) await pending;
  }
  return (performance.now() - start) / calls;
}
