// Writes the first state of every figure, every formula, symbol and number of the prose into the HTML,
// with the page's own code and the real wasm package: what a reader without scripts sees was computed too.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { createServer, type Plugin, type ResolvedConfig } from 'vite';
import type { Card } from '../www/card.ts';

export type Language = 'en' | 'ko';

/** What www/static.ts exports: the figures' code of the browser, drawing into a document that the build brings. */
export interface Statics {
  readonly figureNames: readonly string[];
  /** What a figure is called, as plain text. */
  title(name: string, lang: Language): string;
  /** The text that puts a figure into a frame. */
  frameText(name: string, lang: Language, root: string): string;
  readonly siteTitle: Readonly<Record<Language, string>>;
  /** The style sheet with the colours of quantities. */
  readonly tokens: string;
  /** What the link card of a figure shows. */
  renderCard(name: string, lang: Language, document: Document): Promise<Card>;
  /** Starts the crate and the laboratory, from the bytes of their modules. */
  start(wasm: Uint8Array, lab: Uint8Array): void | Promise<void>;
  /** The first state of a figure; `state` is `key=value&…`, only what differs from the default. */
  renderStatic(name: string, state: string, lang: Language, document: Document, hide?: string): Node | Promise<Node>;
  /** The first picture of a figure, alone. */
  renderStill(name: string, lang: Language, document: Document): Node | Promise<Node>;
  /** A formula of a walk, `forward.mean`; `display` when it stands on its own line. */
  renderFormula(path: string, display: boolean, lang: Language, document: Document): Node | Promise<Node>;
  /** The symbol of a quantity, `mean`. */
  renderSymbol(quantity: string, lang: Language, document: Document): Node | Promise<Node>;
  /** One number, `walk?epsilon=0.001|x_hat|0|0`: state of a figure, quantity, row, column. */
  renderCell(cell: string, lang: Language, document: Document): Node | Promise<Node>;
  /** A sum of plain arithmetic, `(9 - 5) / 2`. */
  renderSum(sum: string, digits: number, document: Document): Node;
  /** What a framework means or computes, `keras|running_mean|2`. */
  renderConvention(path: string, lang: Language, document: Document): Node | Promise<Node>;
  renderSettings(lang: Language, document: Document): Node;
  /** For each place where people write: what to press, the text to paste, what will be seen. */
  renderPlaces(lang: Language, document: Document): Node;
  /** What the prose asked for and nothing could give. */
  readonly missing: readonly string[];
}

/** Results of runs too long for a build, by figure and name: `data-run="why.noisy"`. What they were is told in the file itself. */
const RUNS = JSON.parse(readFileSync(new URL('../data/runs.json', import.meta.url), 'utf8')) as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** An element that waits for its content: its name, its attributes, nothing between its tags. */
const EMPTY = /<(bn-figure|span|div)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>\s*<\/\1>/g;
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;
/** Attributes of an element that are no part of a figure's state. */
const OWN = new Set(['id', 'name', 'lang', 'class', 'slot', 'title', 'hide', 'theme']);

/** A page, and what could not be written into it. */
export interface Filled {
  readonly html: string;
  readonly faults: readonly string[];
}

/** The page with its empty figures, formulas, symbols and numbers filled; what fails stays empty and is listed. */
export async function prerender(source: string, statics: Statics): Promise<Filled> {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  const page: Language = /<html[^>]*\slang="ko"/.test(source) ? 'ko' : 'en';
  const faults: string[] = [];
  let html = '';
  let end = 0;
  for (const match of source.matchAll(EMPTY)) {
    const [whole, tag = '', attributes = ''] = match;
    try {
      const run = parse(attributes).get('data-run');
      if (run !== undefined) {
        html += source.slice(end, match.index) + recorded(run);
        end = match.index + whole.length;
        continue;
      }
      const content = await fill(tag, parse(attributes), page, statics, document);
      if (content === undefined) continue;
      const holder = document.createElement('div');
      holder.append(content);
      html += `${source.slice(end, match.index)}<${tag}${attributes}>${holder.innerHTML}</${tag}>`;
      end = match.index + whole.length;
    } catch (error) {
      faults.push(`<${tag}${attributes.replaceAll(/\s+/g, ' ')}>: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { html: html + source.slice(end), faults };
}

/** A recorded result as text; its element was only a place. */
function recorded(run: string): string {
  const [figure = '', name = ''] = run.split('.');
  const value = RUNS[figure]?.[name];
  if (value === undefined) throw new Error(`no run of that name is recorded`);
  return value;
}

type Content = Node | Promise<Node> | undefined;

function fill(tag: string, attributes: Map<string, string>, page: Language, statics: Statics, document: Document): Content {
  const lang = attributes.get('lang') === 'ko' ? 'ko' : attributes.get('lang') === 'en' ? 'en' : page;
  const name = attributes.get('name');
  if (tag === 'bn-figure') return name === undefined ? undefined : withIds(statics.renderStatic(name, state(attributes), lang, document, attributes.get('hide')), attributes.get('id') ?? name);
  const still = attributes.get('data-still');
  if (still !== undefined) return statics.renderStill(still, lang, document);
  if (attributes.has('data-places')) return statics.renderPlaces(lang, document);
  if (attributes.has('data-settings')) return statics.renderSettings(lang, document);
  const formula = attributes.get('data-formula');
  if (formula !== undefined) return statics.renderFormula(formula, tag === 'div', lang, document);
  const symbol = attributes.get('data-symbol');
  if (symbol !== undefined) return statics.renderSymbol(symbol, lang, document);
  const cell = attributes.get('data-cell');
  if (cell !== undefined) return statics.renderCell(withDigits(cell, attributes.get('data-digits')), lang, document);
  const sum = attributes.get('data-sum');
  if (sum !== undefined) return statics.renderSum(sum, Number(attributes.get('data-digits') ?? 4), document);
  const convention = attributes.get('data-convention');
  if (convention !== undefined) return statics.renderConvention(convention, lang, document);
  return undefined;
}

/** Ids are a figure's own in its shadow; in a page that holds many they get the figure's in front. */
async function withIds(view: Node | Promise<Node>, figure: string): Promise<Node> {
  const node = await view;
  for (const name of ['id', 'aria-controls']) {
    for (const part of (node as Element).querySelectorAll(`[${name}]`)) part.setAttribute(name, `${figure}-${part.getAttribute(name)}`);
  }
  return node;
}

/** `data-digits="5"` beside a cell is the figure's own setting `digits=5`. */
function withDigits(cell: string, digits: string | undefined): string {
  if (digits === undefined) return cell;
  const mark = cell.indexOf('|');
  return `${cell.slice(0, mark)}${cell.includes('?') ? '&' : '?'}digits=${digits}${cell.slice(mark)}`;
}

function parse(attributes: string): Map<string, string> {
  return new Map([...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]));
}

function decode(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function state(attributes: Map<string, string>): string {
  const fields = [...attributes].filter(([name]) => !OWN.has(name) && !name.startsWith('data-') && !name.startsWith('aria-'));
  return new URLSearchParams(fields).toString();
}

/**
 * Vite plugin: every page is filled, in a build and while it is served (where Rust and TypeScript may have changed since).
 * A build with faults fails when it is done, with all of them; a served page shows what there is.
 */
export function prerendered(): Plugin {
  let config: ResolvedConfig;
  let turn: Promise<unknown> = Promise.resolve();
  const faults: string[] = [];
  return {
    name: 'prerender',
    configResolved(resolved) {
      config = resolved;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { path }) {
        if (config.command === 'serve') return served(html, config);
        const statics = await sharedStatics(config.root);
        // One page after the other: the page's code makes nodes in one document at a time.
        const next = turn.then(() => prerender(html, statics));
        turn = next;
        const filled = await next;
        faults.push(...filled.faults.map((fault) => `${path}: ${fault}`));
        return filled.html;
      },
    },
    async closeBundle() {
      faults.push(...((await (globalThis as Shared)[SHARED])?.statics.missing ?? []));
      if (faults.length > 0) throw new Error(`Not everything could be written into the pages:\n${faults.join('\n')}`);
    },
  };
}

async function served(html: string, { root, logger }: ResolvedConfig): Promise<string> {
  try {
    const { statics, close } = await loadStatics(root);
    const filled = await prerender(html, statics).finally(close);
    for (const fault of filled.faults) logger.warn(fault);
    return filled.html;
  } catch (error) {
    // While somebody edits, code that does not run yet must not hide the page: the live figures still come.
    logger.error(`The page is served without its first state: ${String(error)}`);
    return html;
  }
}

/** Where the parts of one build find each other: each has its own copy of this file. */
const SHARED = Symbol.for('batch-norm-explained.statics');
type Shared = { [SHARED]?: ReturnType<typeof loadStatics> | undefined };

/** The same for all parts of a build: every first state is computed once. `closeStatics` ends it. */
export async function sharedStatics(root: string): Promise<Statics> {
  const { statics } = await ((globalThis as Shared)[SHARED] ??= loadStatics(root));
  return statics;
}

export async function closeStatics(): Promise<void> {
  const loaded = await (globalThis as Shared)[SHARED];
  (globalThis as Shared)[SHARED] = undefined;
  await loaded?.close();
}

/** Starts the page's own code in Node, on the wasm package as it is now; `close` ends what compiles it. */
export async function loadStatics(root: string): Promise<{ statics: Statics; close: () => Promise<void> }> {
  const path = resolve(root, 'www/static.ts');
  if (!existsSync(path)) throw new Error('www/static.ts is missing');
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  });
  const statics = (await server.ssrLoadModule(path)) as Statics;
  const bytes = (name: string) => readFileSync(resolve(root, `www/pkg/${name}_bg.wasm`));
  await statics.start(bytes('bn'), bytes('lab'));
  return { statics, close: () => server.close() };
}
