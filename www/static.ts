// The first state of every figure, and the formulas, symbols and numbers of the prose, for the HTML as built:
// made in Node by the code of the live page.
import { type Card, cardFormula, cardOf } from './card.ts';
import { h, text, useDocument } from './dom.ts';
import { beginNames } from './elements/element.ts';
import { type Engine, engineFrom } from './engine.ts';
import type { Context, Figure } from './figure.ts';
import { figureNames, loadFigure } from './figures/index.ts';
import { siteTitle, titleOf } from './figures/titles.ts';
import { type Bench, createLab } from './lab.ts';
import { setLab } from './lab/benches.ts';
import { parseMathml } from './mathml.ts';
import { placeSections } from './prose/places.ts';
import { settingsTable } from './prose/settings.ts';
import { evaluateSum } from './prose/sums.ts';
import { type Asked, byHand, cellOf, conventionText } from './prose/walks.ts';
import { partsOf } from './settings.ts';
import { parse } from './state.ts';
import { frame } from './share/snippets.ts';
import { addTools } from './share/tools.ts';
import { drawing } from './stills/drawing.ts';
import { prune } from './stills/prune.ts';
import { type Lang, loadStrings, type Strings } from './strings/index.ts';
import tokens from './style/tokens.css?inline';

export { figureNames, siteTitle, titleOf as title, tokens };

/** The text that puts a figure into a frame; the height is a guess, which scripts and newer browsers correct. */
export function frameText(name: string, lang: Lang, root: string): string {
  return frame({ root, name, lang, settings: '', title: titleOf(name, lang), height: 640, theme: 'auto', compact: false, picture: '' });
}

/** Digits of a number in the prose, unless it says otherwise. */
const DIGITS = 4;

let engine: Engine;
const figures = new Map<string, Figure>();
const strings = new Map<Lang, Strings>();

/** What the prose asked for and nothing could give; a finished site has none. */
export const missing: string[] = [];

/** Starts the crate from the bytes of its modules and gathers everything that is otherwise fetched. */
export async function start(wasm: Uint8Array<ArrayBuffer>, lab: Uint8Array<ArrayBuffer>): Promise<void> {
  engine = await engineFrom(wasm);
  setLab(createLab(await benchHere(lab), 1));
  for (const lang of ['en', 'ko'] as const) strings.set(lang, await loadStrings(lang));
  for (const name of figureNames) figures.set(name, await loadFigure(name));
}

/** The first state of a figure; `state` is `key=value&…`, only what differs from the default; `hide` are the parts it is shown without. */
export async function renderStatic(name: string, state: string, lang: Lang, document: Document, hide?: string): Promise<Node> {
  const node = await firstView(name, state, lang, document, drawing);
  if (!node) return document.createElement('p');
  prune(node, partsOf(hide));
  return h('div', { class: 'bn', lang, 'data-hide': partsOf(hide) }, h('div', { class: 'stage' }, node));
}

/** The first picture of a figure, alone: what stands for its chapter on the map. */
export async function renderStill(name: string, lang: Lang, document: Document): Promise<Node> {
  const node = await firstView(name, '', lang, document, drawing);
  const still = node?.querySelector('svg.still, .graph');
  if (!still) throw new Error(`${name} has no picture`);
  return still;
}

/** Every setting of every figure. */
export function renderSettings(lang: Lang, document: Document): Node {
  useDocument(document);
  return settingsTable(figures, lang);
}

/** How a figure gets into each place where people write. */
export function renderPlaces(lang: Lang, document: Document): Node {
  useDocument(document);
  return placeSections(lang);
}

/** What the link card of a figure shows. */
export async function renderCard(name: string, lang: Lang, document: Document): Promise<Card> {
  const drawn: string[] = [];
  const node = await firstView(name, '', lang, document, (source) => {
    drawn.push(source);
    return h('span', { 'data-drawn': drawn.length - 1 });
  });
  return cardOf(titleOf(name, lang), node, drawn, cardFormula(engine, name, figures.get(name)));
}

async function firstView(name: string, state: string, lang: Lang, document: Document, picture: (svg: string) => Node): Promise<Element | undefined> {
  const figure = figures.get(name);
  const words = strings.get(lang);
  if (!figure || !words) return undefined;
  const { state: first } = parse(figure.fields, state);
  await figure.prepare?.(first);
  useDocument(document);
  beginNames(`${[name, ...(state ? [state] : [])].join('-')}-`);
  const nothing = () => undefined;
  const context: Context<typeof first> = {
    engine, strings: words, lang, state: first, picture, svg: engine.svg, dark: () => false, set: nothing, undo: nothing, reset: nothing,
    refresh: nothing, announce: nothing, canUndo: () => false, isChanged: () => false,
  };
  const view = figure.create(context);
  view.update(first);
  view.resize?.();
  addTools(view.node, words, nothing, true);
  return view.node;
}

/** The laboratory without a worker: the build waits for what it asked. */
async function benchHere(wasm: Uint8Array<ArrayBuffer>): Promise<() => Promise<Bench>> {
  const { compute, start: startLab } = await import('./lab/door.ts');
  startLab(await WebAssembly.compile(wasm));
  return async () => ({ compute: async (name, settings) => compute(name, settings), stop: () => undefined });
}

/** A formula of a walk, `forward.mean`, or one that no walk computes, `prose.samuelson`. */
export function renderFormula(path: string, display: boolean, _lang: Lang, document: Document): Node {
  useDocument(document);
  return orMissing(path, () => parseMathml(engine.formula(path, 'paper').mathml, display ? 'block' : 'inline'));
}

/** The symbol of a quantity, `mean`. */
export function renderSymbol(quantity: string, _lang: Lang, document: Document): Node {
  useDocument(document);
  return orMissing(quantity, () => parseMathml(engine.symbol(quantity, 'paper').mathml));
}

/** One number, `walk?epsilon=0.001|x_hat|0|0`: state of a figure, quantity, row, column. */
export function renderCell(cell: string, _lang: Lang, document: Document): Node {
  useDocument(document);
  return orMissing(cell, () => text(cellText(cell)));
}

/** A sum of plain arithmetic, `(9 - 5) / 2`, with so many significant digits. */
export function renderSum(sum: string, digits: number, document: Document): Node {
  useDocument(document);
  return orMissing(sum, () => text(engine.writeNumber(evaluateSum(sum), digits)));
}

/** What a framework means, `pytorch|momentum`, or computes, `keras|running_mean|2`. */
export function renderConvention(path: string, _lang: Lang, document: Document): Node {
  useDocument(document);
  return orMissing(path, () => text(conventionText(engine, path, DIGITS)));
}

/** What cannot be made is marked and named, so that the rest of the page can be read; `missing` lists it. */
function orMissing(what: string, make: () => Node): Node {
  try {
    return make();
  } catch (error) {
    missing.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return h('mark', { class: 'missing' }, what);
  }
}

function cellText(cell: string): string {
  const [address = '', quantity = '', row, col] = cell.split('|');
  const [name = '', state = ''] = address.split('?');
  const { asked, digits } = explained(name, state);
  return cellOf(engine, asked, digits, quantity, Number(row), Number(col));
}

function explained(name: string, settings: string): { asked: Asked; digits: number } {
  const figure = figures.get(name);
  const digits = Number(new URLSearchParams(settings).get('digits') ?? DIGITS);
  const asked = byHand(name, settings);
  if (asked) return { asked, digits };
  if (!figure?.explain) throw new Error(`no walk is called ${name}`);
  const { state, notes } = parse(figure.fields, settings);
  if (notes.length > 0) throw new Error(`${name}?${settings}: ${notes.map(({ field, value }) => `${field} = ${value}`).join()}`);
  return { asked: figure.explain(engine, state), digits: typeof state.digits === 'number' ? state.digits : digits };
}
