// Whatever an address says, a figure shows a state that it can be in, and says what it did not take.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { defaults, format, parse } from '../../www/state.ts';
import { renderStatic, start } from '../../www/static.ts';
import { malformed } from './malformed.ts';

const bytes = (name: string) => readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));
await start(bytes('bn'), bytes('lab'));
const cases = await malformed(10_000);

test('ten thousand malformed states of all figures: a valid state, defaults for what was bad, and a note for it', () => {
  let noted = 0;
  for (const { figure, fields, text } of cases) {
    const { state, notes } = parse(fields, text);
    const base = defaults(fields);
    assert.deepEqual(Object.keys(state), Object.keys(base), `${figure}?${text}`);
    const last = new Map([...new URLSearchParams(text)].filter(([key]) => Object.hasOwn(fields, key)));
    for (const [key, given] of last) {
      const field = fields[key];
      const value = field?.read(given);
      const kept = JSON.stringify(Reflect.get(state, key));
      if (value === undefined) {
        noted += 1;
        assert.equal(kept, JSON.stringify(Reflect.get(base, key)), `${figure}: ${key}=${given} is not the default`);
        assert.ok(notes.some((note) => note.field === key && note.key === 'bad-value' && note.value.length <= 25), `${figure}: ${key}=${given} has no note`);
      } else {
        assert.equal(kept, JSON.stringify(field?.clamp?.(value) ?? value), `${figure}: ${key}=${given}`);
      }
    }
    const written = format(fields, state);
    assert.equal(format(fields, parse(fields, written).state), written, `${figure}?${text}`);
    for (const [key, value] of Object.entries(state)) {
      // Where a preset decides, the default is a number that is none.
      const good = (one: unknown) => typeof one !== 'number' || Number.isFinite(one) || Object.is(one, fields[key]?.initial);
      assert.ok([value].flat().every(good), `${figure}?${text}`);
    }
  }
  assert.ok(noted > 5000, `only ${noted} of the values were bad`);
});

test('figures in malformed states are made, with no string of the address as markup', async () => {
  const { document } = parseHTML('<html><body></body></html>');
  // Experiments train for as long as their settings say: the walks alone show what a string can do.
  const walks = cases.filter(({ fields }) => 'cell' in fields).slice(0, 120);
  assert.equal(walks.length, 120);
  for (const { figure, text } of walks) {
    const holder = document.createElement('div');
    holder.append(await renderStatic(figure, text, 'en', document as unknown as Document));
    const html = holder.innerHTML;
    assert.ok(html.length > 500, `${figure}?${text}`);
    assert.doesNotMatch(html, /<script|<img|\son\w+=|javascript:/, `${figure}?${text}`);
  }
});
