// Any address gives a figure: random settings of every walk, sensible and not, are shown without a fault. FUZZ raises the number.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { figureNames, loadFigure } from '../../www/figures/index.ts';
import type { ChoiceField, Field, NumberField } from '../../www/state.ts';
import { renderStatic, start } from '../../www/static.ts';
import { anyNumber, scrap, text } from '../fuzz/pool.mjs';
import { createRandom, type Random } from '../fuzz/random.mjs';

const ROUNDS = Math.ceil(Number(process.env.FUZZ ?? 2000) / 100);
const document = parseHTML('<html><body></body></html>').document as unknown as Document;
const bytes = (name: string) => readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));
await start(bytes('bn'), bytes('lab'));


/** A value as it might stand in an address: mostly one that the field knows, or as many numbers as somebody felt like. */
function valueOf(field: Field<unknown>, random: Random): string {
  if (random.chance(0.15)) return scrap(random);
  if ('options' in field) return random.pick((field as ChoiceField<string>).options) ?? '';
  if (typeof field.initial === 'boolean') return random.pick(['0', '1']) ?? '';
  if (Array.isArray(field.initial)) return random.list(random.below(7), () => random.pick(['0', '1', '-2.5', '1e6', '0.001'])).join(',');
  if (typeof field.initial === 'number') return String(random.pick([anyNumber(random), (field as NumberField).min, (field as NumberField).max, random.below(6), random.next()]));
  return random.pick([text(random), random.list(1 + random.below(4), () => random.list(1 + random.below(3), () => String(random.below(9))).join(',')).join(';'), '0:0', '2:1', '99:99', 'A']) ?? '';
}

/** As a browser encodes an address; half a pair of surrogates has no code. */
const encode = (value: string) => new URLSearchParams({ value }).toString().slice('value='.length);

function settings(fields: Readonly<Record<string, Field<unknown>>>, random: Random): string {
  const chosen = Object.entries(fields).filter(() => random.chance(0.35));
  return chosen.map(([name, field]) => `${name}=${encode(valueOf(field, random))}`).join('&');
}

for (const name of figureNames) {
  const figure = await loadFigure(name);
  // An experiment would first be computed.
  if (figure.prepare) continue;
  test(`${name}: ${ROUNDS} random addresses`, async () => {
    const random = createRandom(Number(process.env.SEED ?? 1));
    for (let round = 0; round < ROUNDS; round += 1) {
      const state = settings(figure.fields, random);
      const shown = await renderStatic(name, state, round % 2 ? 'ko' : 'en', document).catch((error: unknown) => assert.fail(`${name}?${state}: ${error instanceof Error ? error.stack : String(error)}`));
      assert.doesNotMatch(shown.textContent ?? '', /undefined|\[object/, `${name}?${state}`);
    }
  });
}
