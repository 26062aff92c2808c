// Words that act ask figures only for what they have.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadFigure } from '../../www/figures/index.ts';
import { parse } from '../../www/state.ts';

for (const page of ['index.html', 'ko/index.html']) {
  test(`${page}: every word that acts sets settings that its figure has, to values that it takes`, async () => {
    const html = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
    const names = new Map([...html.matchAll(/<bn-figure id="([\w-]+)" name="([\w-]+)"/g)].map(([, id = '', name = '']) => [id, name]));
    const acts = [...html.matchAll(/class="act"\s+href="#([\w-]+)\?([^"]*)"/g)];
    assert.ok(acts.length > 60, `${acts.length} words act`);
    for (const [, id = '', settings = ''] of acts) {
      const name = names.get(id);
      assert.ok(name, `no figure is called ${id}`);
      const { fields } = await loadFigure(name);
      const text = settings.replaceAll('&amp;', '&');
      assert.deepEqual(parse(fields, text).notes, [], `#${id}?${text}`);
      for (const key of new URLSearchParams(text).keys()) assert.ok(Object.hasOwn(fields, key), `#${id}?${text}: no setting ${key}`);
    }
  });
}
