// The article: its figures, the state in its address, the words that act, and what makes it easy to read.
import { defineElement, type FigureElement } from './element.ts';
import { addAnchors } from './reading/anchors.ts';
import { hold, lead } from './reading/arrive.ts';
import { enhanceChecks } from './reading/checks.ts';
import { lightTogether } from './reading/lights.ts';
import { createNotationSwitch } from './reading/notation.ts';
import { leadOn } from './reading/moved.ts';
import { reachWideParts } from './reading/scrollable.ts';
import { createThemeSwitch, printLight } from './reading/theme.ts';
import { completeAddresses } from './whole-addresses.ts';

const figureOf = (id: string) => document.querySelector<FigureElement>(`bn-figure[id="${CSS.escape(id)}"]`);

/** `#walk?step=mean` → the figure and its settings; any other fragment is an ordinary place on the page. */
function readAddress(hash: string): { figure: FigureElement; state: string } | undefined {
  const mark = hash.indexOf('?');
  if (!hash.startsWith('#') || mark < 0) return undefined;
  const figure = figureOf(hash.slice(1, mark));
  return figure ? { figure, state: hash.slice(mark + 1) } : undefined;
}

function show(hash: string): boolean {
  const target = readAddress(hash);
  if (!target) return false;
  target.figure.figureState = target.state;
  lead(target.figure, 'nearest');
  return true;
}

/** Where the address points, and there it stays: also at a heading above which figures come to life. */
function follow(): void {
  if (leadOn(location.hash)) return;
  const place = document.getElementById(location.hash.slice(1));
  if (!show(location.hash) && place) hold(place, () => place.scrollIntoView({ behavior: 'instant' }));
}

/** Writing the address takes a browser longer than drawing a figure: it waits until a slider rests. */
const REST = 150;
let unwritten: FigureElement | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

function write(): void {
  clearTimeout(resting);
  const figure = unwritten;
  if (!figure) return;
  unwritten = undefined;
  const { figureState: state } = figure;
  try {
    history.replaceState(history.state, '', state ? `#${figure.id}?${state}` : `#${figure.id}`);
  } catch {
    // A sandboxed frame may not change its address; the figure works without.
  }
}

completeAddresses(document);

const { lang } = document.documentElement;
defineElement();
enhanceChecks(document, lang);
document.querySelector('[data-slot="settings"]')?.append(createNotationSwitch(lang), createThemeSwitch(lang));
addAnchors(document, lang);
lightTogether();
reachWideParts(document);
printLight();
document.addEventListener('bn-change', (event) => {
  if (!(event.target instanceof HTMLElement) || !event.target.id) return;
  unwritten = event.target as FigureElement;
  clearTimeout(resting);
  resting = setTimeout(write, REST);
});
addEventListener('pagehide', write);
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a.act');
  if (link && show(link.getAttribute('href') ?? '')) event.preventDefault();
});
addEventListener('hashchange', follow);
follow();
// After everything that a reader waits for, so that none of it has to share the line.
setTimeout(() => void import('./offline.ts').then(({ keepOffline }) => keepOffline()), 10_000);
