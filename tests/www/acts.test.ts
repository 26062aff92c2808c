// Words that act ask figures only for what they have.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { articlePages } from '../../build/pages.ts';
import { loadFigure } from '../../www/figures/index.ts';
import { idOf } from '../../www/pages.ts';
import { parse } from '../../www/state.ts';

const html = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const named = new Map(articlePages().flatMap(({ file }) => [...html(file).matchAll(/<bn-figure id="([\w-]+)" name="([\w-]+)"/g)].map(([, id = '', name = '']) => [id, name] as const)));

test('a figure has the id that addresses use', () => {
  for (const [id, name] of named) if (id !== 'glance') assert.equal(id, idOf(name));
});

for (const { file } of articlePages()) {
  test(`${file}: every word that acts sets settings that its figure has, to values that it takes`, async () => {
    const links = [...html(file).matchAll(/href="([\w./]*#[\w-]+)\?([^"]*)"/g)];
    for (const [, place = '', settings = ''] of links) {
      const id = place.split('#')[1] ?? '';
      const name = named.get(id);
      assert.ok(name, `no figure is called ${id}`);
      const { fields } = await loadFigure(name);
      const text = settings.replaceAll('&amp;', '&');
      assert.deepEqual(parse(fields, text).notes, [], `#${id}?${text}`);
      for (const key of new URLSearchParams(text).keys()) assert.ok(Object.hasOwn(fields, key), `#${id}?${text}: no setting ${key}`);
    }
  });
}
