// What is fetched only when a reader asks for it, and does not arrive: the figure says so, and the next choice tries again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, stage } from './harness.mjs';

const LATE = '**/desk_bg*';

const { browser, site } = await stage();

/** A figure without the module of what readers take away. */
async function open(address) {
  const { page, close } = await openPage(browser, undefined);
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route(LATE, (route) => route.abort());
  await page.goto(`${site.url}embed.html?${address}`);
  const figure = page.locator('bn-figure .bn[data-theme]');
  await figure.locator('.actions').waitFor();
  return { page, figure, close, errors };
}

test('the program on screen says that it did not arrive, and comes at the next try', async () => {
  const { page, figure, close, errors } = await open('figure=running&lang=en');
  const panel = figure.locator('details.programs');
  await panel.locator('summary').click();
  await panel.getByRole('alert').filter({ hasText: 'did not arrive' }).waitFor();
  await page.unroute(LATE);
  await panel.locator('summary').click();
  await panel.locator('summary').click();
  await panel.locator('code', { hasText: 'import' }).waitFor();
  assert.equal(await panel.getByRole('alert').count(), 0);
  assert.deepEqual(errors, []);
  await close();
});

test('the export dialog says so in Korean, and a table comes at the next choice', async () => {
  const { page, figure, close, errors } = await open('figure=walk&lang=ko');
  await figure.getByRole('button', { name: '내보내기' }).click();
  const dialog = page.getByRole('dialog');
  const alert = dialog.getByRole('alert').filter({ hasText: '받아 오지 못했습니다' });
  await alert.waitFor();
  const table = dialog.getByRole('button', { name: 'CSV', exact: true }).last();
  await table.click();
  await alert.waitFor();
  await page.unroute(LATE);
  const [download] = await Promise.all([page.waitForEvent('download'), table.click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  await alert.waitFor({ state: 'detached' });
  assert.deepEqual(errors, []);
  await close();
});
