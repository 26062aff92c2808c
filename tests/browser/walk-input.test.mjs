// What a reader gives to the walk in a real browser, good and bad: each refusal has its place and its language, and nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoFaults, openPage, openSettings, stage } from './harness.mjs';

const { browser, site } = await stage();

/** The walk alone on a page. */
async function open(state = '', lang = 'en', options = {}) {
  const opened = await openPage(browser, `${site.url}embed.html?figure=walk&lang=${lang}&${state}`, options);
  const walk = opened.page.locator('bn-figure .bn[data-theme]');
  await openSettings(walk);
  return { ...opened, walk };
}

const result = (walk) => walk.locator('.result .cell').evaluateAll((cells) => cells.map((cell) => cell.textContent));
const cell = (walk, quantity, row, col) => walk.locator(`tbody[data-q="${quantity}"] tr:has(.cell)`).nth(row).locator('.cell').nth(col);
const file = (text) => ({ name: 'numbers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

async function typeOver(page, target, text) {
  await target.focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** A long text without a single table in it, always the same. */
function garbage(length) {
  let seed = 1;
  const line = () => String.fromCharCode(...Array.from({ length: 1023 }, () => 33 + ((seed = (seed * 1103515245 + 12345) % 2147483648) % 90)));
  return Array.from({ length: length / 1024 }, line).join('\n');
}

const REFUSED = {
  'an empty file': ['', /no numbers/, /수가 하나도 없/],
  'a heading alone': ['a,b\n', /None of its columns/, /수로 된 열이 없/],
  'no column of numbers': ['name\nann\nbob\n', /None of its columns/, /수로 된 열이 없/],
  'ragged rows': ['a,b\n1,2\n3\n', /Row 3 has 1 cells where 2/, /3행의 칸은 1개인데 2개/],
  'words among the numbers of every column': ['a,b\n1,2\n3,x4\ny,5\n', /No column holds only numbers.*a, b.*row 4: “y”/, /숫자로만 된 열이 없습니다.*a, b.*4행의 “y”/],
  '1e400': ['a,b\n1,2\n1e400,3\n', /row 3, column 1 is too large.*1e400/, /3행 1열의 수가 너무 커서.*1e400/],
  'a value missing in each row': ['a,b\n1,NaN\nNA,3\n', /No row is complete.*in a, in 1 of 2/, /모든 행에 빈 값이 있습니다.*a 열/],
  'an array cut when it was printed': ['[[1, 2],\n ...,\n [3, 4]]', /This array is not complete/, /배열이 잘려 있습니다/],
  'a picture': ['PK\u0003\u0004\u0000\u0000', /not a table of text/, /표가 아닙니다/],
  'too many rows': [`a\n${'1\n'.repeat(100_001)}`, /100001 rows; at most 100000/, /행: 100001개는 너무 많습니다/],
  '10 MB of garbage': [garbage(10 * 2 ** 20), /Row \d|quotation mark|columns|rows/, /\d+행|따옴표|열/],
};

for (const [at, lang] of ['en', 'ko'].entries()) {
  test(`bad files are refused beside the input, with their place, in ${lang}; the batch before them stays`, async () => {
    const { walk, faults, close } = await open('step=mean', lang);
    await walk.locator('details.own > summary').click();
    const error = walk.locator('.data-input .notes.error');
    for (const [name, [text, ...patterns]] of Object.entries(REFUSED)) {
      // A good table in between clears the last error, so that none is taken for the next.
      await walk.locator('input[type=file]').setInputFiles(file('p,q\n2,1\n4,3\n'));
      await error.waitFor({ state: 'hidden' });
      await walk.locator('input[type=file]').setInputFiles(file(text));
      await error.waitFor();
      assert.match(await error.innerText(), patterns[at], name);
      assert.deepEqual(await result(walk), ['3', '2'], name);
    }
    assertNoFaults(faults);
    await close();
  });

  test(`a number that is none is named under its table, in ${lang}, and Escape brings the old one back`, async () => {
    const { page, walk, close } = await open('step=root', lang);
    const [word, high] = lang === 'ko' ? [/수가 아닙니다: “zwölf”/, /“5”은\(는\) 쓸 수 없습니다. 0에서 1 사이/] : [/not a number: “zwölf”/, /“5” is not possible: it takes a number from 0 to 1/];
    const slip = walk.locator('.framed .complaint');
    await typeOver(page, cell(walk, 'epsilon', 0, 0), '5');
    assert.match(await slip.innerText(), high);
    await page.keyboard.press('Escape');
    assert.equal(await slip.textContent(), '');
    await walk.locator('[data-step="x"]').click();
    await typeOver(page, cell(walk, 'x', 1, 2), 'zwölf');
    assert.match(await slip.innerText(), word);
    assert.match(await slip.innerText(), /2\D+3/, 'row and column');
    assert.equal(await walk.locator('.over').inputValue(), 'zwölf', 'what was typed is not lost');
    await page.keyboard.press('Escape');
    assert.equal(await cell(walk, 'x', 1, 2).textContent(), '0');
    await close();
  });

  test(`flat features, a batch of one and numbers that are none are explained, in ${lang}`, async () => {
    const { page, walk, faults, close } = await open('source=own&data=A,B;3,1;3,2&step=x_hat', lang);
    const notes = walk.locator('.panel > .notes.note');
    assert.match(await notes.innerText(), lang === 'ko' ? /특성 A의 값이 모두 같습니다/ : /Feature A is flat/);
    assert.deepEqual(await result(walk), ['NaN', '−1', 'NaN', '1']);
    await walk.locator('[data-step="x"]').click();
    await typeOver(page, cell(walk, 'x', 0, 0), 'NaN');
    assert.match(await notes.innerText(), lang === 'ko' ? /유한한 수가 아닌 값/ : /not a finite number/);
    // One row left, and no variance under N − 1: said beside the divisor, and the last state stays.
    await typeOver(page, cell(walk, 'x', 0, 0), '4');
    await walk.locator('.row.pair button').first().click();
    await walk.locator('[data-step="y"]').click();
    assert.match(await notes.innerText(), lang === 'ko' ? /표본이 하나뿐/ : /batch of one/i);
    const before = await result(walk);
    await walk.locator('input[value="n-1"]').check();
    assert.match(await walk.locator('.panel > .notes.error:visible').innerText(), /N − 1/);
    assert.deepEqual(await result(walk), before);
    assert.equal(await walk.locator('input[value="n-1"]').isChecked(), true);
    await walk.locator('input[value="n"]').check();
    assert.equal(await walk.locator('.panel > .notes.error:visible').count(), 0);
    assertNoFaults(faults);
    await close();
  });
}

test('a spreadsheet pasted with tabs, a decimal comma and no heading is read; a dropped file too', async () => {
  const { page, walk, close } = await open('step=mean');
  await walk.locator('details.own > summary').click();
  await walk.locator('textarea').fill('1,5\t10\n2,5\t30\n');
  await walk.getByRole('button', { name: 'Use these numbers' }).click();
  await walk.locator('.result .cell', { hasText: /^20$/ }).waitFor();
  assert.deepEqual(await result(walk), ['2', '20']);
  await walk.locator('.data-input').evaluate((area) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['species\tmass\tlength\nA\t3\t5\nB\t5\t9\n'], 'birds.tsv', { type: 'text/tab-separated-values' }));
    area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await walk.locator('thead th', { hasText: 'mass' }).first().waitFor();
  assert.deepEqual(await result(walk), ['4', '7']);
  assert.match(await walk.locator('.data-input .notes.note').innerText(), /species/);
  await page.waitForURL(/data=mass,length;3,5;5,9/);
  await close();
});

test('rows and columns come and go, undo and reset lead back', async () => {
  const { walk, close } = await open('step=mean');
  await walk.getByRole('button', { name: 'Add a sample' }).click();
  assert.equal((await result(walk))[0], '5.5');
  await walk.getByRole('button', { name: 'Add a feature' }).click();
  assert.equal((await result(walk)).length, 4);
  await walk.getByRole('button', { name: 'Remove the last feature' }).click();
  await walk.getByRole('button', { name: 'Remove the last sample' }).click();
  assert.deepEqual(await result(walk), ['5', '50', '1']);
  await walk.getByRole('button', { name: 'Undo' }).click();
  assert.equal((await result(walk)).length, 3);
  await walk.getByRole('button', { name: 'Reset' }).click();
  assert.deepEqual(await result(walk), ['5', '50', '1']);
  assert.equal(await walk.getByRole('button', { name: 'Reset' }).isDisabled(), true);
  await close();
});

test('a framework brings its epsilon, a typed one ends the preset, and digits can be had in full', async () => {
  const { walk, close } = await open('step=root&source=tiny');
  const epsilon = walk.getByRole('textbox', { name: 'epsilon, typed' });
  await walk.getByRole('combobox', { name: 'Framework' }).selectOption('pytorch');
  assert.equal(await epsilon.inputValue(), '0.00001');
  await walk.getByRole('combobox', { name: 'Framework' }).selectOption('keras');
  assert.equal(await epsilon.inputValue(), '0.001');
  await epsilon.fill('0.5');
  await epsilon.press('Enter');
  assert.equal(await walk.getByRole('combobox', { name: 'Framework' }).inputValue(), 'own');
  const [short] = await result(walk);
  await walk.getByRole('textbox', { name: 'Digits, typed' }).fill('9');
  await walk.getByRole('textbox', { name: 'Digits, typed' }).press('Enter');
  const [long] = await result(walk);
  assert.ok(long.length > short.length, `${short} ${long}`);
  await walk.getByRole('button', { name: 'All digits' }).click();
  assert.ok((await walk.locator('.arithmetic .digits').innerText()).length >= long.length);
  await close();
});

test('a slider of scale or shift leads to the step where it acts, stays in the others that show it, and undo takes the number back', async () => {
  const { page, walk, close } = await open('step=x_hat');
  const step = () => walk.getByRole('tab', { selected: true }).getAttribute('data-step');
  await walk.getByRole('slider', { name: 'scale', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await step(), 'y');
  assert.deepEqual((await result(walk)).slice(0, 2), ['−1.575', '1.5']);
  await walk.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual((await result(walk)).slice(0, 2), ['−1.5', '1.5']);
  await page.goto(`${site.url}embed.html?figure=walk&mode=inference&step=line`);
  await walk.getByRole('slider', { name: 'shift', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await step(), 'line');
  await close();
});
