// How long the tasks of a page's main thread are, in processor time: what the page does, not what else the machine is busy with.

const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/** Traces `during` and returns the processor time of every task of the main thread, in milliseconds. */
export async function tasksWhile(browser, page, during) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(() => performance.mark('tasks-begin'));
  await during();
  await page.evaluate(() => performance.mark('tasks-end'));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mark = (name) => traceEvents.find((event) => event.name === name && event.cat.includes('blink.user_timing'));
  const [begin, end] = [mark('tasks-begin'), mark('tasks-end')];
  const ours = ({ pid, tid, ts, ph, name }) => pid === begin.pid && tid === begin.tid && ph === 'X' && name.endsWith('RunTask') && ts >= begin.ts && ts <= end.ts;
  // Some tasks of a few microseconds come without their processor time; by the clock a task is at least as long.
  return traceEvents.filter(ours).map(({ tdur, dur }) => (tdur ?? dur) / 1000);
}
