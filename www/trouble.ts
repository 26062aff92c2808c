// What a figure says when it cannot begin or cannot go on, and the button that tries again.
import { h } from './dom.ts';
import { figureNames } from './figures/index.ts';
import { fillIn, type Lang, loadStrings, type Strings } from './strings/index.ts';
import { offline } from './strings/offline.ts';

/** The engine met an internal error: the last picture stays, and a button starts a fresh one. */
export function stoppedNotice({ engine }: Strings, again: () => void): HTMLElement {
  return h('div', { class: 'notes error stopped', role: 'alert' }, h('p', null, engine.stopped), button(engine.restart, again));
}

/** The figure could not begin: why, and its first state as it was built. `again` is offered where it may help. */
export async function failedNotice(host: Element, name: string, lang: Lang, error: unknown, again: () => void): Promise<Node[]> {
  const refused = await refusal(name, lang, error);
  const words = offline[lang];
  const notice = h('div', { class: 'notes error', role: 'status' }, h('p', null, refused ?? words.lost), refused === undefined && button(words.again, again));
  return [notice, (await still(host, name, lang)) ?? h('slot')];
}

/** What no second try would change: a figure that there is not, a browser or a policy that refuses WebAssembly. */
async function refusal(name: string, lang: Lang, error: unknown): Promise<string | undefined> {
  const unknown = !figureNames.includes(name);
  const forbidden = typeof WebAssembly === 'undefined' || error instanceof WebAssembly.CompileError || error instanceof EvalError;
  if (!unknown && !forbidden) return undefined;
  const strings = await loadStrings(lang).catch(() => undefined);
  return strings && (unknown ? fillIn(strings.engine.unknown, { name }) : strings.engine.failed);
}

function still(host: Element, name: string, lang: Lang): Promise<Node | undefined> {
  if (host.querySelector('.stage')) return Promise.resolve(undefined);
  return import('./still.ts').then(({ stillOf }) => stillOf(name, lang)).catch(() => undefined);
}

function button(label: string, again: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'button', onclick: again }, label);
}
