// Malformed settings of every figure, the same ones in every run: what people mistype, what a truncated link holds, what an attacker tries.
import { figureNames, loadFigure } from '../../www/figures/index.ts';
import type { Fields } from '../../www/state.ts';

export interface Malformed {
  readonly figure: string;
  readonly fields: Fields;
  readonly text: string;
}

const VALUES = [
  '', '0', '-0', '1', '3', '0.5', '-1', '1e309', '-1e309', '1e-400', 'NaN', 'Infinity', '0x10', '1,2', '1,,2', ',', '٣', '１', '1e5', '999999999999999999999', 'true', 'null', 'undefined',
  '__proto__', 'constructor', 'toString', 'mean', 'x_hat:0:0', 'own', 'penguins', 'digits', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "' onmouseover='alert(1)",
  'javascript:alert(1)', '%', '%zz', '%E0%A4%A', '%00', '\u0000', '\ud800', '\u202e', '𝛾', '&amp;', '{{7*7}}', '../../etc/passwd', 'a'.repeat(5000), '9'.repeat(400), ';;;', 'A,B;1,2;3', 'A;;', '=', '[object Object]',
];
const KEYS = ['__proto__', 'constructor', 'hasOwnProperty', 'figure', 'name', 'lang', 'theme', 'hide', 'onclick', 'style', 'innerHTML', '', '<b>', 'step', 'cell', 'from', 'to', 'digits', 'seed'];

/** `count` of them; the first ones go through every field of every figure once. */
export async function malformed(count: number, seed = 1): Promise<Malformed[]> {
  const figures = await Promise.all(figureNames.map(async (figure) => ({ figure, fields: (await loadFigure(figure)).fields as Fields })));
  let at = seed;
  const random = (below: number) => (at = (at * 48271) % 2147483647) % below;
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  return Array.from({ length: count }, (_, round) => {
    const { figure, fields } = figures[round % figures.length] as (typeof figures)[number];
    const own = Object.keys(fields);
    const pair = () => {
      const key = random(4) > 0 ? pick(own) : pick(KEYS);
      const value = random(5) > 0 ? pick(VALUES) : `${pick(VALUES)}${pick([',', ';', ':', '&', '=', '#', ' '])}${pick(VALUES)}`;
      return `${pick([key, encodeURIComponent(key)])}=${pick([value, encode(value)])}`;
    };
    const first = `${own[Math.floor(round / figures.length) % own.length]}=${encode(pick(VALUES))}`;
    return { figure, fields, text: [first, ...Array.from({ length: random(6) }, pair)].join('&') };
  });
}

/** A lone half of a character has no percent code. */
function encode(value: string): string {
  return encodeURIComponent(value.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])/g, ''));
}
