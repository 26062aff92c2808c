// Makes nodes: HTML, SVG and MathML, in a browser or under the document that the build brings along.

export type Child = Node | string | number | null | undefined | false | readonly Child[];
export type Props = Readonly<Record<string, unknown>>;

export const MATHML = 'http://www.w3.org/1998/Math/MathML';
export const SVG = 'http://www.w3.org/2000/svg';

let home: Document | undefined;

/** Makes every later node in `document`; only the build needs it. */
export function useDocument(document: Document): void {
  home = document;
}

function ownDocument(): Document {
  return home ?? document;
}

/** `h('p', { class: 'lead', onclick: f }, 'text', node)`: an HTML element. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props?: Props | null, ...children: Child[]): HTMLElementTagNameMap[K] {
  return build(ownDocument().createElement(tag), props, children);
}

/** The same in the MathML namespace. */
export function math(tag: string, props?: Props | null, ...children: Child[]): MathMLElement {
  return build(ownDocument().createElementNS(MATHML, tag) as MathMLElement, props, children);
}

/** The same in the SVG namespace. */
export function svg<K extends keyof SVGElementTagNameMap>(tag: K, props?: Props | null, ...children: Child[]): SVGElementTagNameMap[K] {
  return build(ownDocument().createElementNS(SVG, tag) as SVGElementTagNameMap[K], props, children);
}

export function text(content: string): Text {
  return ownDocument().createTextNode(content);
}

function build<E extends Element>(element: E, props: Props | null | undefined, children: readonly Child[]): E {
  if (props) setProps(element, props);
  element.append(...nodes(children));
  return element;
}

/** `onclick: f` listens, `'.value': v` sets a property, everything else is an attribute; `true` is an empty one, `false` removes it. */
export function setProps(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener);
    else if (name.startsWith('.')) Reflect.set(element, name.slice(1), value);
    else setAttribute(element, name, value);
  }
}

/** Writes an attribute only when it changes, so that updating a whole table costs nothing where nothing moved. True when it did. */
export function setAttribute(element: Element, name: string, value: unknown): boolean {
  const before = element.getAttribute(name);
  const written = value === false || value === null || value === undefined ? null : value === true ? '' : String(value);
  if (before === written) return false;
  if (written === null) element.removeAttribute(name);
  else element.setAttribute(name, written);
  return true;
}

/** Replaces the text of a node only when it differs: screen readers and selections stay undisturbed. */
export function setText(node: Node, content: string): void {
  if (node.textContent !== content) node.textContent = content;
}

/** Replaces all children. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...nodes(children));
}

/** Replaces the children that differ, down to their texts: what stays keeps its focus. Listeners belong on the parent. */
export function renew(parent: Element, ...children: Child[]): void {
  const before = [...parent.childNodes];
  const after = nodes(children);
  after.forEach((node, place) => {
    const old = before[place];
    if (old === undefined) parent.append(node);
    else if (old.nodeType === 1 && old.nodeName === node.nodeName) become(old as Element, node as Element);
    else if (!old.isEqualNode(node)) (old as ChildNode).replaceWith(node);
  });
  for (const old of before.slice(after.length)) old.remove();
}

/** Takes the attributes and the content of another element of its kind. */
function become(element: Element, like: Element): void {
  for (const { name } of [...element.attributes]) if (!like.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of like.attributes) setAttribute(element, name, value);
  renew(element, ...like.childNodes);
}

function nodes(children: readonly Child[]): Node[] {
  const flat: Node[] = [];
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) flat.push(...nodes(child as readonly Child[]));
    else if (typeof child === 'object') flat.push(child as Node);
    else flat.push(text(String(child)));
  }
  return flat;
}
