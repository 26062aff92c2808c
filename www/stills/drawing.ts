// The crate's SVG as the HTML carries it: few elements, short paths, and colours by their names, so that it follows light and dark.
import { svg } from '../dom.ts';
import tokens from '../style/tokens.css?inline';
import { readXml } from '../xml.ts';
import { type Item, itemOf, type Label, lay, STEPS } from './marks.ts';
import { writePath } from './path.ts';

/** Tokens by the colours of the light theme, which the crate draws in. */
const NAMES = new Map([...tokens.matchAll(/(--[\w-]+): light-dark\((#\w{6}),/g)].map(([, name = '', light = '']) => [light, name]));

/** A picture that the crate wrote, as a node for a page that does not run yet. */
export function drawing(source: string): Node {
  const holder = svg('g');
  readXml(source, holder, (tag, attributes) =>
    svg(tag as keyof SVGElementTagNameMap, Object.fromEntries(attributes.filter(([name]) => name !== 'xmlns'))));
  const picture = holder.firstElementChild;
  if (!picture) throw new Error('A picture is empty');
  const items: Item[] = [];
  for (const element of picture.children) {
    const item = itemOf(element, colour);
    if (item) lay(items, item);
  }
  const [width = 0, height = 0] = (picture.getAttribute('viewBox') ?? '').split(' ').slice(2).map((side) => Number(side) / STEPS);
  return svg('svg', { class: 'still', viewBox: `0 0 ${width} ${height}` }, written(items));
}

function colour(value: string): string {
  const name = NAMES.get(value.toLowerCase());
  return name ? `var(${name})` : value;
}

/** Labels of one look that follow each other share a group. */
function written(items: readonly Item[]): Element[] {
  const elements: Element[] = [];
  let shared = '';
  for (const item of items) {
    const look = JSON.stringify(item.look);
    if ('shapes' in item) elements.push(svg('path', { ...item.look, d: writePath(item.shapes, item.closed) }));
    else if (look === shared) elements[elements.length - 1]?.append(labelled(item));
    else elements.push(svg('g', item.look, labelled(item)));
    shared = 'shapes' in item ? '' : look;
  }
  return elements;
}

function labelled({ text, at: [x, y] }: Label): Element {
  return svg('text', { x, y }, text);
}
