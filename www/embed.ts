// One figure alone, chosen by the address: in a frame on somebody's page, or on a page of its own.
import { setAttribute, setText } from './dom.ts';
import { defineElement, type FigureElement } from './element.ts';
import { figureNames } from './figures/index.ts';
import { siteTitle, titleOf } from './figures/titles.ts';
import { tellHeight } from './height.ts';
import { fillIn, loadStrings, pickLang } from './strings/index.ts';
import { completeAddresses } from './whole-addresses.ts';

const FIRST = 'walk';
/** What the address says beside the settings of the figure. */
const PAGE_KEYS = ['figure', 'lang', 'theme', 'hide', 'compact'];

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const figure = document.querySelector('bn-figure') as FigureElement;
const asked = query.get('figure') ?? figure.getAttribute('name') ?? FIRST;
const name = figureNames.includes(asked) ? asked : FIRST;
const lang = pickLang(root.lang);

/** The link back to the article stands where the reader is: at this figure, in its state. */
function point(): void {
  const settings = figure.linkState;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-link="article"]')) {
    const home = new URL(link.dataset.home ??= link.getAttribute('href') ?? './', document.baseURI);
    const start = lang === 'ko' && !/\/ko\/$/.test(home.pathname) ? new URL('ko/', home) : home;
    link.href = `${start.href}#${name}${settings && `?${settings}`}`;
    setText(link, siteTitle[lang]);
  }
}

function remember(): void {
  try {
    history.replaceState(history.state, '', figure.figureState ? `#${figure.figureState}` : location.pathname + location.search);
  } catch {
    // A sandboxed frame may not change its address; the figure works without.
  }
}

/** What a blog software asks for when a reader pastes this address. */
function announceEmbed(): void {
  const link = document.querySelector<HTMLLinkElement>('link[type="application/json+oembed"]');
  if (link) link.href = new URL(`${lang === 'ko' ? 'ko/' : ''}figure/${name}.json`, link.href).href;
}

for (const [key, value] of [['name', name], ['lang', lang], ['theme', query.get('theme')], ['hide', query.get('hide')], ['compact', query.get('compact')]] as const) setAttribute(figure, key, value);
document.title = titleOf(name, lang);
setAttribute(figure, 'aria-label', document.title);
if (!root.hasAttribute('data-figure')) announceEmbed();
completeAddresses(document);
if (name !== asked) void loadStrings(lang).then(({ engine }) => setText(document.querySelector('[data-slot="note"]') ?? figure, fillIn(engine.unknown, { name: asked.slice(0, 40) })));

defineElement();
for (const key of PAGE_KEYS) query.delete(key);
figure.pageState = query.toString();
if (location.hash.length > 1) figure.figureState = location.hash.slice(1);

point();
const tell = tellHeight();
figure.addEventListener('bn-ready', () => (point(), tell()));
figure.addEventListener('bn-change', () => (remember(), point(), tell()));
// At once, not when it comes into sight: a frame that is off screen would wait for ever in some browsers.
void figure.showFigure();
// After everything that a reader waits for, so that none of it has to share the line.
setTimeout(() => void import('./offline.ts').then(({ keepOffline }) => keepOffline()), 10_000);
