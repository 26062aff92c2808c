// One experiment in its own page, until its runs are done.
import { openPage, unfold } from './harness.mjs';

export const PATIENCE = { timeout: 60_000 };

/** A figure alone, with everything that it folds away in sight. */
export async function openExperiment(browser, site, name, state = '', { lang = 'en', ...options } = {}) {
  const opened = await openPage(browser, `${site.url}embed.html?figure=${name}&lang=${lang}${state && `&${state}`}`, options);
  const figure = opened.page.locator('bn-figure .bn[data-theme]');
  await unfold(figure);
  return { ...opened, figure, progress: figure.locator('.progress') };
}

export const finished = (progress) => progress.and(progress.page().locator('[data-kind=done]')).waitFor({ state: 'attached', ...PATIENCE });
export const cells = (figure, row) => figure.locator('.result-table tbody tr').nth(row).locator('th, td').allInnerTexts();
