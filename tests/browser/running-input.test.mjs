// What readers give to the figure of running statistics: batches of their own, links, settings that cannot be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoFaults, stage } from './harness.mjs';
import { openRunning, shown } from './running.mjs';

const { browser, site } = await stage();

const open = (state, path) => openRunning(browser, site, state, path);
const typed = (running, name) => running.getByRole('textbox', { name });

test('own batches: blocks of rows are read, what is wrong is named beside the field, and nothing is lost', async () => {
  for (const [path, notFinite, oneRow] of [['', /row 5: “x”/, /has no variance/], ['ko/', /5행.*“x”/, /분산을 구할 수 없습니다/]]) {
    const { page, running, close } = await open('', path);
    const own = running.locator('details.own');
    await own.locator('summary').click();
    const field = own.locator('textarea');
    const use = own.locator('button').first();
    const before = await shown(running);
    await field.fill('A\n1\n3\n\nx\n4');
    await use.click();
    assert.match(await own.locator('.notes.error:visible').innerText(), notFinite);
    assert.deepEqual(await shown(running), before);
    assert.equal(await field.inputValue(), 'A\n1\n3\n\nx\n4');
    await field.fill(' ');
    await use.click();
    assert.equal(await own.locator('.notes.error').isVisible(), true);
    await field.fill('A,B\n1,10\n3,10\n\n5,20\n\n8,30\n10,50');
    await use.click();
    assert.equal(await own.locator('.notes.error').isVisible(), false);
    assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'theta').map(([, , text]) => text), ['2', '5', '9']);
    await running.locator('.settings select').first().selectOption('1');
    assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'theta').map(([, , text]) => text), ['10', '20', '40']);
    // The second batch has one row: no variance under N − 1.
    await running.locator('.settings input[value="variance"]').check();
    await running.locator('.settings input[value="n-1"]').check();
    assert.match(await running.locator('.panel > .notes.error:visible').innerText(), oneRow);
    assert.equal(await running.locator('.settings input[value="n-1"]').isChecked(), true, 'the choice stays where the reader put it');
    await page.waitForURL(/stored=n-1.*data=A,B;1,10;3,10;;5,20;;8,30;10,50&feature=1/);
    await running.locator('.settings input[value="n"]').check();
    assert.equal(await running.locator('.panel > .notes.error:visible').count(), 0);
    await close();
  }
});

test('a link with own batches shows them once what reads them is here', async () => {
  const { running, faults, close } = await open('preset=own&data=A;100;300;;500;900');
  await running.locator('.tables .cell', { hasText: '700' }).first().waitFor();
  assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'theta').map(([, , text]) => text), ['200', '700']);
  assertNoFaults(faults);
  await close();
});

test('impossible settings are named beside their control, and the last number stays', async () => {
  for (const [path, rho, k, message] of [['', 'weight of the old value, typed', 'batches in the window, typed', /not possible/], ['ko/', '옛값의 무게 직접 입력', '구간 안의 배치 수 직접 입력', /쓸 수 없습니다/]]) {
    const { page, running, close } = await open('preset=hand', path);
    const slider = (name) => running.locator('.slider').filter({ has: page.getByRole('textbox', { name }) });
    const before = await shown(running);
    for (const [name, text] of [[rho, '1'], [rho, '-0.1'], [rho, 'abc'], [k, '0'], [k, '2.5']]) {
      const field = typed(running, name);
      await field.fill(text);
      await field.press('Enter');
      assert.match(await slider(name).locator('.complaint').innerText(), message, text);
      assert.equal(await field.inputValue(), text);
    }
    assert.deepEqual(await shown(running), before);
    await typed(running, rho).fill('0.5');
    await typed(running, rho).press('Enter');
    assert.equal(await slider(rho).locator('.complaint').isVisible(), false);
    await close();
  }
  const { running, close } = await open('rho=1&window=0&batches=none');
  assert.equal(await running.locator('.notes.note').first().locator('p').count(), 3, 'a link says what it asked for in vain');
  await close();
});
