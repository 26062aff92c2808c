// Every case of tests/data/tables through the page: the file field, and the text field for those that can be pasted. TABLES=<folder> takes another folder.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertNoFaults, openPage, openSettings, stage } from './harness.mjs';

const folder = process.env.TABLES ?? fileURLToPath(new URL('../data/tables', import.meta.url));
const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
const { browser, site } = await stage();

const plain = (name) => name.replace(/[,;\s]+/g, ' ').trim();

/** Whether a note is of a kind, by its English words. */
function isOfKind(note, kind) {
  const leftOut = /left out|ignored|skipped|dropped|without numbers/i.test(note);
  switch (kind) {
    case 'column left out': return leftOut;
    case 'row left out': case 'row numbers left out': return leftOut && /row|line/i.test(note);
    case 'first row taken as heading': case 'first row taken as numbers': return /heading|first row/i.test(note);
    case 'decimal comma': case 'thousands': return /comma|decimal|thousands|read as/i.test(note);
    case 'encoding': return /encoding|utf|cp949|windows|characters/i.test(note);
    case 'unit': return /unit|sign|without/i.test(note);
    case 'ambiguous': return true;
    default: throw new Error(`unknown kind of note ${kind}`);
  }
}

function hasNote(notes, { kind, names = [], mention = [], count }) {
  return notes.some((note) => isOfKind(note, kind) && [...names, ...mention].every((text) => note.includes(text))
    && (count === undefined || note.match(/\d+/g)?.includes(String(count))));
}

/** What differs between what the page shows and one outcome; undefined where nothing does. */
function difference(seen, wanted, pasted) {
  if (wanted.refused !== undefined) return seen.refused ? undefined : `not refused: ${JSON.stringify(seen)}`;
  if (seen.refused) return `refused: ${seen.refused}`;
  const named = seen.names.length === wanted.columns.length && wanted.columns.every((column, at) => [column].flat().some((name) => plain(name) === plain(seen.names[at])));
  if (!named) return `columns ${seen.names}`;
  if (!seen.rows.every((row, at) => wanted.rows[at]?.length === row.length && row.every((value, col) => value === wanted.rows[at][col]))) return `rows ${JSON.stringify(seen.rows.slice(0, 8))}`;
  if (seen.count !== (wanted.count ?? wanted.rows.length)) return `${seen.count} rows`;
  if (wanted.quiet && seen.notes.length > 0) return `notes ${seen.notes}`;
  const missing = (wanted.notes ?? []).find((note) => !(pasted && note.kind === 'encoding') && !hasNote(seen.notes, note));
  return missing && `no note ${JSON.stringify(missing)} in ${JSON.stringify(seen.notes)}`;
}

const page = await openPage(browser, `${site.url}embed.html?figure=walk&lang=en`);
const walk = page.page.locator('bn-figure .bn[data-theme]');
await walk.locator('.beside').first().waitFor();
await openSettings(walk);
await walk.locator('details.own > summary').click();
const field = walk.locator('input[type=file]');
const before = 'p,q\n2,1\n4,3\n';

/** Puts a known table there, gives another, and reads what a reader then sees. */
async function seenAfter(give) {
  await field.setInputFiles({ name: 'before.csv', mimeType: 'text/csv', buffer: Buffer.from(before) });
  await page.page.waitForURL(/data=p,q;2,1;4,3/);
  await walk.locator('.data-input .notes.error').waitFor({ state: 'hidden' });
  await give();
  await page.page.waitForFunction(() => {
    const root = document.querySelector('bn-figure').shadowRoot ?? document;
    const error = root.querySelector('.data-input .notes.error');
    return (error && !error.hidden) || !location.href.includes('data=p,q;2,1;4,3');
  });
  const error = walk.locator('.data-input .notes.error');
  const stays = page.page.url().includes('data=p,q;2,1;4,3');
  if (await error.isVisible()) return { refused: stays && (await error.innerText()) };
  const notes = await walk.locator('.data-input .notes.note p').allInnerTexts();
  const data = new URLSearchParams(new URL(page.page.url()).hash.slice(1)).get('data');
  if (data) {
    const [names, ...rows] = data.split(';').map((row) => row.split(','));
    return { names, rows: rows.map((row) => row.map(Number)), count: rows.length, notes };
  }
  const table = await walk.locator('bn-figure, table').first().evaluate((node) => node.textContent);
  assert.ok(notes.some((note) => /too many numbers for a link/.test(note)), `said that the link is without them: ${notes}`);
  return { long: table, notes: notes.filter((note) => !/too many numbers for a link/.test(note)) };
}

for (const wanted of cases) {
  const path = join(folder, wanted.file);
  const ways = [['file', () => field.setInputFiles(path)]];
  if (wanted.paste !== false) {
    const text = new TextDecoder(wanted.paste ?? 'utf-8').decode(readFileSync(path));
    ways.push(['paste', async () => {
      await walk.locator('.data-input textarea').fill(text);
      await walk.getByRole('button', { name: 'Use these numbers' }).click();
    }]);
  }
  for (const [way, give] of ways) {
    test(`${wanted.name} (${way}, ${basename(wanted.file)})`, async () => {
      const seen = await seenAfter(give);
      if (seen.long !== undefined) {
        for (const name of wanted.columns.slice(0, 3)) assert.ok(seen.long.includes(name), `${name} is a column`);
        assert.deepEqual(seen.notes, []);
        return;
      }
      const faults = [wanted, ...(wanted.or ?? [])].map((outcome) => difference(seen, outcome, way === 'paste'));
      assert.ok(faults.includes(undefined), faults.join('\n'));
    });
  }
}

test('nothing went wrong on the page meanwhile', async () => {
  assertNoFaults(page.faults);
  await page.close();
});
