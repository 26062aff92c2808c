// The figure of running statistics, opened in the article, and what its table shows.
import { openPage, unfold } from './harness.mjs';

export async function openRunning(browser, site, state = '', path = '', options = {}) {
  const opened = await openPage(browser, `${site.url}${path}#running?${state}`, options);
  const running = opened.page.locator('bn-figure#running .bn[data-theme]');
  await unfold(running);
  return { ...opened, running };
}

/** Every written number of the table: quantity, batch, text. */
export const shown = (running) => running.locator('.tables table').evaluate((table) => {
  const heads = [...table.querySelectorAll('thead th[data-q]')].map((head) => head.getAttribute('data-q'));
  return [...table.querySelectorAll('tbody tr:not(.omitted)')].flatMap((row) => {
    const [name, ...cells] = [...row.children];
    return cells.flatMap((cell, at) => (cell.classList.contains('cell') ? [[heads[at], name.textContent, cell.textContent]] : []));
  });
});
