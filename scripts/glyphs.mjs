// The characters that formulas may use, for cutting the formula font down to them.
// tests/www/glyphs.test.ts and tests/site/formulas.test.mjs assert that no formula needs another.

const numbers = '0123456789.';
const operators = '()+,-/:<=>[]|−×·±≈≠≤≥∑√∞∈→←⇒‖…′^ˆ¯';
/** Words below letters, names of functions (BN, E, P, Var, max …) and what is no number: NaN. */
const upright = 'abcdefghijklmnopqrstuvwxyzABENPRUVΦ';
/** The graph of the backward pass has its letters as text. */
const graph = 'βγμσ∂²';
const accents = '\u0302\u0304';
/** Function application and the invisible product: without a glyph of their own, a browser would look for another font. */
const invisible = ' \u2061\u2062';
/** Also the names of features, which a table may call by any letter. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZαβγεηθκλμπρσφΔ∂';
const script = 'ℬℓ';

export const glyphs = [...numbers, ...operators, ...upright, ...graph, ...accents, ...invisible, ...script, ...[...letters].map(slanted)].join('');

/** The characters that MathML shows in the formula font; Korean words are in the font of the text around them. */
export function charactersOf(mathml) {
  return [...mathml.matchAll(/<(m[ino]|mtext)([^>]*)>([^<]*)</g)].flatMap(([, tag, attributes, text]) => {
    const characters = [...text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll(/[\s\p{Script=Hangul}]/gu, '')];
    const isSlanted = tag === 'mi' && characters.length === 1 && !attributes.includes('normal');
    return isSlanted ? characters.map(slanted) : characters;
  });
}

/** MathML sets a one-letter name in a slanted shape, which is a character of its own in the font; what has none stays. */
function slanted(letter) {
  const alphabets = [
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 0x1d434],
    ['abcdefghijklmnopqrstuvwxyz', 0x1d44e],
    ['ΑΒΓΔ', 0x1d6e2],
    ['αβγδεζηθικλμνξοπρςστυφχψω', 0x1d6fc],
    ['∂ϵ', 0x1d715],
  ];
  // Planck's constant took the place of the slanted h long before the others came.
  if (letter === 'h') return '\u210e';
  const [alphabet, first] = alphabets.find(([alphabet]) => alphabet.includes(letter)) ?? [letter, letter.codePointAt(0)];
  return String.fromCodePoint(first + alphabet.indexOf(letter));
}
