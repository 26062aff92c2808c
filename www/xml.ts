// Reads the crate's well-formed MathML and SVG text, node by node, without the browser's HTML parser.

const TOKEN = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Makes an element, or throws where it is not allowed. */
export type Make = (tag: string, attributes: readonly (readonly [string, string])[]) => Element;

/** Appends what the text says to `root`; throws where the text is not well-formed. */
export function readXml(source: string, root: Element, make: Make): void {
  const open: Element[] = [root];
  for (const [token, closing, tag, attributes = '', empty, characters] of source.matchAll(TOKEN)) {
    const parent = open[open.length - 1];
    if (!parent) throw new Error('the text closes more than it opens');
    if (characters !== undefined) {
      if (characters.trim() !== '') parent.append(decode(characters));
    } else if (tag === undefined) {
      throw new Error(`the text breaks off at ${token}`);
    } else if (closing) {
      if (open.pop()?.localName !== tag || open.length === 0) throw new Error(`${tag} is closed out of turn`);
    } else {
      const element = make(tag, [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]));
      parent.append(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error('the text ends too early');
}

function decode(characters: string): string {
  return characters.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|([a-z]+));/g, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}
