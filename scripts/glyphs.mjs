// The characters that formulas may use, for cutting the formula font down to them.
// tests/site/formulas.test.mjs asserts that no formula needs another.

const ascii = " '()*+,-./0123456789:;<=>[]{|}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const greek = 'αβγδεηθκλμνπρστφωϵΔ';
const operators = '−×·÷±=≈≠≤≥∑√∂∞∈→←⇒‖…⋯′ℬℓΦ';
const accents = '\u0302\u0304\u0303^ˆ¯˜_';
/** Function application and the invisible product: without a glyph of their own, a browser would look for another font. */
const invisible = '\u2061\u2062';

export const glyphs = [...ascii, ...greek, ...operators, ...accents, ...invisible, ...slanted('abcdefghijklmnopqrstuvwxyzBCGHKLNSTVW∂' + greek)].join('');

/** MathML sets a one-letter name in a slanted shape, which is a character of its own in the font. */
function slanted(letters) {
  const alphabets = [
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 0x1d434],
    ['abcdefghijklmnopqrstuvwxyz', 0x1d44e],
    ['ΑΒΓΔ', 0x1d6e2],
    ['αβγδεζηθικλμνξοπρςστυφχψω', 0x1d6fc],
    ['∂ϵ', 0x1d715],
  ];
  return [...letters].map((letter) => {
    // Planck's constant took the place of the slanted h long before the others came.
    if (letter === 'h') return '\u210e';
    const [alphabet, first] = alphabets.find(([alphabet]) => alphabet.includes(letter));
    return String.fromCodePoint(first + alphabet.indexOf(letter));
  });
}
