// Colours can be read on their grounds, and told apart by those who see fewer of them: by hue, or by dash, dot or letter.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MARKS } from '../../www/elements/legend.ts';
import { engine } from './engine.ts';

const css = readFileSync(new URL('../../www/style/tokens.css', import.meta.url), 'utf8');
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
const SIDES = ['light', 'dark'] as const;

type Triple = readonly [number, number, number];

/** Linear light of a written colour, sRGB (IEC 61966-2-1). */
function linear(token: string, side: number): Triple {
  const hex = tokens.get(token)?.[side];
  assert.ok(hex, `there is no colour ${token}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as unknown as Triple;
}

const dot = (row: Triple, [r, g, b]: Triple) => row[0] * r + row[1] * g + row[2] * b;
const luminance = (colour: Triple) => dot([0.2126, 0.7152, 0.0722], colour);

/** WCAG 2.2, contrast ratio. */
function contrast(a: Triple, b: Triple): number {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira & Fernandes 2009, severity 1, over linear light. */
const SIGHTS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** OKLab (Ottosson 2020). */
function lab(colour: Triple): Triple {
  const cone = ([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]] as Triple[])
    .map((row) => Math.cbrt(dot(row, colour))) as unknown as Triple;
  return ([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]] as Triple[])
    .map((row) => dot(row, cone)) as unknown as Triple;
}

function distance(a: string, b: string, side: number, sight: string): number {
  const seen = (token: string) => lab((SIGHTS[sight] ?? []).map((row) => Math.min(1, Math.max(0, dot(row, linear(token, side))))) as unknown as Triple);
  const [one, other] = [seen(a), seen(b)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

const pairs = <T>(all: readonly T[]) => all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));

/** Two patches side by side differ plainly from about this distance on; a just noticeable one is 0.02. */
const PLAIN = 0.08;
/** And in formulas and tables, where every number has its letter beside it, this much. */
const VISIBLE = 0.04;
/** The quantities of the walk, in its order. */
const STEPS = ['x', 'mean', 'variance', 'x_hat', 'gamma', 'beta', 'y'];
/** Lines and dots that one picture holds. */
const PICTURES: Readonly<Record<string, readonly string[]>> = {
  arms: ['without', 'with', 'after', 'noisy', 'group'],
  averages: ['mean', 'running', 'window', 'corrected', 'cumulative', 'precise', 'population'],
  gradients: ['y', 'gradient', 'gamma'],
  bowl: ['gradient', 'window'],
  zeros: ['with', 'without', 'population', 'beta', 'y'],
};

for (const [side, name] of SIDES.entries()) {
  test(`in the ${name} scheme every colour can be read`, () => {
    for (const ground of ['background', 'raised']) {
      for (const token of ['text', 'muted', 'accent', 'warn', ...[...tokens.keys()].filter((token) => token.startsWith('q-'))]) {
        const ratio = contrast(linear(token, side), linear(ground, side));
        assert.ok(ratio >= 4.5, `${token} on ${ground}: ${ratio.toFixed(2)}`);
      }
      const edge = contrast(linear('control', side), linear(ground, side));
      assert.ok(edge >= 3, `the edge of controls on ${ground}: ${edge.toFixed(2)}`);
    }
  });

  test(`in the ${name} scheme lines of one picture differ in hue or in dash and dot, for every sight`, () => {
    for (const [picture, hues] of Object.entries(PICTURES)) {
      for (const [a, b] of pairs(hues)) {
        if (String(MARKS[a]) !== String(MARKS[b])) continue;
        for (const sight of Object.keys(SIGHTS)) {
          const apart = distance(`q-${a}`, `q-${b}`, side, sight);
          assert.ok(apart >= PLAIN, `${picture}: ${a} and ${b} are drawn alike and only ${apart.toFixed(3)} apart under ${sight}`);
        }
      }
    }
  });

  test(`in the ${name} scheme steps that follow each other differ visibly for every sight`, () => {
    for (const [a, b] of STEPS.slice(1).map((step, at) => [STEPS[at] ?? '', step] as const)) {
      for (const sight of Object.keys(SIGHTS)) {
        const apart = distance(`q-${a}`, `q-${b}`, side, sight);
        assert.ok(apart >= VISIBLE, `${a} and ${b}: ${apart.toFixed(3)} under ${sight}`);
      }
    }
  });
}

test('in formulas and tables every quantity has a letter of its own, in both notations', () => {
  for (const notation of ['paper', 'post'] as const) {
    const letters = [...STEPS, 'epsilon', 'root', 'running_mean', 'running_variance', 'dy', 'dx', 'theta', 'rho', 'average', 'window', 'corrected', 'cumulative']
      .map((quantity) => engine.symbol(quantity, notation).text);
    assert.equal(new Set(letters).size, letters.length, letters.join(' '));
  }
});

test('every hue that lines are drawn in has its dash and its dot', () => {
  for (const hues of Object.values(PICTURES)) for (const hue of hues) assert.ok(MARKS[hue], hue);
});
