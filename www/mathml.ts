// Turns the crate's MathML text into nodes, without ever handing text to the browser's own HTML parser.
import { math, setAttribute } from './dom.ts';

const TAGS = new Set([
  'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup',
  'munder', 'mover', 'munderover', 'mmultiscripts', 'mtable', 'mtr', 'mtd', 'mstyle', 'mpadded', 'mphantom',
]);

const ATTRIBUTES = new Set([
  'accent', 'accentunder', 'alttext', 'class', 'columnalign', 'columnspacing', 'depth', 'dir', 'display', 'displaystyle',
  'fence', 'form', 'height', 'intent', 'largeop', 'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize',
  'movablelimits', 'rowspacing', 'rspace', 'scriptlevel', 'separator', 'stretchy', 'symmetric', 'voffset', 'width', 'arg',
]);

const TOKEN = /<(\/?)([a-z]+)((?:\s+[a-zA-Z-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g;
const ATTRIBUTE = /([a-zA-Z-]+)="([^"]*)"/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A `<math>` element around the crate's text, inline or on a line of its own; throws where the text is not well-formed. */
export function parseMathml(source: string, display: 'inline' | 'block' = 'inline'): MathMLElement {
  const root = math('math', { display });
  const open: Element[] = [root];
  for (const [token, closing, tag, attributes, empty, characters] of source.matchAll(TOKEN)) {
    const parent = open[open.length - 1];
    if (!parent) throw new Error('MathML closes more than it opens');
    if (characters !== undefined) {
      if (characters.trim() !== '') parent.append(decode(characters));
    } else if (tag === undefined) {
      throw new Error(`MathML breaks off at ${token}`);
    } else if (closing) {
      if (open.pop()?.localName !== tag || open.length === 0) throw new Error(`MathML closes ${tag} out of turn`);
    } else {
      const element = create(tag, attributes ?? '');
      parent.append(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error('MathML ends too early');
  return root;
}

function create(tag: string, attributes: string): MathMLElement {
  if (!TAGS.has(tag)) throw new Error(`MathML has no ${tag} here`);
  const element = math(tag);
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (ATTRIBUTES.has(name) || name.startsWith('data-')) setAttribute(element, name, decode(value));
  }
  return element;
}

function decode(characters: string): string {
  return characters.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|([a-z]+));/g, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}
