// The page's colours are those of the plots.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every hue and surface of src/plot/theme.rs stands in tokens.css, light and dark', () => {
  const tokens = new Map([...read('www/style/tokens.css').matchAll(/--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)/g)].map(([, id, light, dark]) => [id, `${light} ${dark}`]));
  const theme = read('src/plot/theme.rs') + read('src/plot/theme/surface.rs');
  const hues = [...theme.matchAll(/row\(Hue::\w+,\s+"([\w-]+)",\s+\[0x(\w{6}), 0x(\w{6})\]/g)].map(([, id, light, dark]) => [`q-${id}`, `${light} ${dark}`]);
  const surfaces = [...theme.matchAll(/\(Surface::\w+,\s+"([\w-]+)",\s+\[0x(\w{6}), 0x(\w{6})\]\)/g)].map(([, id, light, dark]) => [id, `${light} ${dark}`]);
  assert.ok(hues.length >= 19 && surfaces.length >= 5);
  for (const [id, colours] of [...hues, ...surfaces]) assert.equal(tokens.get(id), colours, id);
});
