// Turns the crate's MathML text into nodes; only presentation MathML passes.
import { math, setAttribute } from './dom.ts';
import { readXml } from './xml.ts';

const TAGS = new Set([
  'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup',
  'munder', 'mover', 'munderover', 'mmultiscripts', 'mtable', 'mtr', 'mtd', 'mstyle', 'mpadded', 'mphantom',
]);

const ATTRIBUTES = new Set([
  'accent', 'accentunder', 'arg', 'class', 'columnalign', 'columnspacing', 'depth', 'dir', 'displaystyle',
  'fence', 'form', 'height', 'intent', 'largeop', 'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize',
  'movablelimits', 'rowspacing', 'rspace', 'scriptlevel', 'separator', 'stretchy', 'symmetric', 'voffset', 'width',
]);

/** A `<math>` element around the crate's text, inline or on a line of its own; throws where the text is not well-formed. */
export function parseMathml(source: string, display: 'inline' | 'block' = 'inline'): MathMLElement {
  const root = math('math', { display });
  readXml(source, root, (tag, attributes) => {
    if (!TAGS.has(tag)) throw new Error(`a formula has no ${tag}`);
    const element = math(tag);
    for (const [name, value] of attributes) {
      if (ATTRIBUTES.has(name) || name.startsWith('data-')) setAttribute(element, name, value);
    }
    return element;
  });
  return root;
}

const held = new WeakMap<Element, string>();

/** Puts a formula into an element that holds nothing else; the same formula again costs nothing. */
export function setMathml(holder: Element, source: string): void {
  if (held.get(holder) === source) return;
  held.set(holder, source);
  holder.replaceChildren(parseMathml(source));
}

/** The parts of `a = b = c`, each in an element of its own that begins with its relation: so that a line can break there. */
export function parseRelations(source: string, display: 'inline' | 'block' = 'inline'): MathMLElement[] {
  const parts: MathMLElement[] = [math('math', { display })];
  let relations = 0;
  for (const node of [...parseMathml(source, display).childNodes]) {
    const isRelation = node.nodeName.toLowerCase() === 'mo' && /^[=≈]$/.test(node.textContent ?? '');
    // The first relation stays with its left side.
    if (isRelation && (relations += 1) > 1) parts.push(math('math', { display }));
    parts[parts.length - 1]?.append(node);
  }
  return parts;
}
