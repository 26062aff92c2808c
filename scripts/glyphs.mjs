// The characters that formulas may use, for cutting the formula font down to them.
// tests/node/glyphs.test.mjs asserts that no formula of the crate needs another.

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');

const ascii = range(0x20, 0x7e);
const greek = 'αβγδεηθκλμνπρστφωϵΔ';
const operators = '−×·÷±=≈≠≤≥∑√∂∞∈→←…⋯′⊙';
const accents = '\u0302\u0304\u0303^ˆ¯˜_';

export const glyphs = [...ascii, ...greek, ...operators, ...accents, ...slanted('abcdefghijklmnopqrstuvwxyBGHLNT' + greek)].join('');

/** MathML sets a one-letter name in a slanted shape, which is a character of its own in the font. */
function slanted(letters) {
  const upright = [
    [range(0x41, 0x5a), 0x1d434],
    [range(0x61, 0x7a), 0x1d44e],
    [range(0x391, 0x3a9), 0x1d6e2],
    [range(0x3b1, 0x3c9), 0x1d6fc],
    ['ϵ', 0x1d716],
  ];
  return [...letters].map((letter) => {
    // Planck's constant took the place of the slanted h long before the others came.
    if (letter === 'h') return '\u210e';
    const [alphabet, first] = upright.find(([alphabet]) => alphabet.includes(letter));
    return String.fromCodePoint(first + alphabet.indexOf(letter));
  });
}
