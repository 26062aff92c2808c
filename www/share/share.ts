// The dialog that gives a link and, for the place where somebody writes, the text to paste and what to press there.
import { fill, h, setText } from '../dom.ts';
import { wordButton } from '../elements/button.ts';
import { createMenu } from '../elements/choice.ts';
import { titleOf } from '../figures/titles.ts';
import { siteRoot } from '../root.ts';
import { fillIn } from '../strings/index.ts';
import { frameHeight } from './frame-height.ts';
import { fileStem } from './names.ts';
import { copyButton, part } from './parts.ts';
import { drawingsOn, posterPng } from './pictures.ts';
import { type Place, PLACES, RULES } from './places.ts';
import { save } from './save.ts';
import { permalink, type Piece, type Shared, type Theme } from './snippets.ts';
import type { Subject } from './subject.ts';
import type { ShareWords } from './words.ts';

const THEMES: readonly Theme[] = ['light', 'dark', 'auto'];
const SIZES = ['compact', 'whole'] as const;
type Size = (typeof SIZES)[number];

export function shareBody(subject: Subject, words: ShareWords): Element {
  const root = siteRoot() ?? '';
  const { name, lang, settings } = subject;
  const title = titleOf(name, lang);
  const address = permalink({ root, name, lang, settings });
  const picture = `${fileStem(name, settings)}.png`;
  let place = remembered(lang);
  let theme: Theme;
  let size: Size;

  const field = h('input', { class: 'address', type: 'text', readonly: true, value: address, 'aria-label': words.link, onfocus: () => field.select() });
  const steps = h('p', { class: 'steps' });
  const seen = h('p', { class: 'hint seen' });
  const shot = h('div', { class: 'line shot' }, h('span', { class: 'label' }, words.picture),
    wordButton('save', words.save, () => void posterPng(subject, drawingsOn(subject.stage), address, theme === 'dark').then((blob) => save(blob, picture))));
  const pieces = h('div', { class: 'pieces', 'aria-live': 'polite' });
  const places = createMenu<Place>(words.where, (value) => choose(value));
  const themes = createMenu<Theme>(words.theme, (value) => ((theme = value), show()));
  const sizes = createMenu<Size>(words.size, (value) => ((size = value), show()));
  const looks = h('div', { class: 'looks' }, themes.node, sizes.node);

  const choose = (chosen: Place) => {
    place = chosen;
    remember(chosen);
    theme = RULES[chosen].theme ?? 'auto';
    size = RULES[chosen].post ? 'compact' : 'whole';
    show();
  };
  const show = () => {
    const rules = RULES[place];
    const compact = size === 'compact';
    const shared: Shared = { root, name, lang, settings, title, theme, compact, picture, height: rules.live ? frameHeight(subject.wrapper, compact) : 0 };
    places.update({ value: place, options: PLACES.map((value) => ({ value, label: words.places[value].name })) });
    themes.update({ value: theme, options: THEMES.map((value) => ({ value, label: words.themes[value] })) });
    sizes.update({ value: size, options: SIZES.map((value) => ({ value, label: words.sizes[value] })) });
    looks.hidden = !rules.live;
    shot.hidden = !rules.picture;
    setText(steps, fillIn(words.places[place].steps, { picture }));
    setText(seen, words.places[place].seen);
    const made = rules.pieces(shared);
    fill(pieces, made.map((piece) => paste(piece, nameOf(piece, made, words), words)));
  };
  choose(place);
  // The bare address first: people copy what they see at the top, and that of a frame has signs for HTML in it.
  return h('div', { class: 'share' },
    part(words.link, h('div', { class: 'line' }, field, copyButton(words, () => address))), places.node, looks, steps, shot, pieces, seen);
}

/** The place of last time, in this browser; the first time a usual one of the language. */
function remembered(lang: Subject['lang']): Place {
  const usual = lang === 'ko' ? 'tistory' : 'html';
  try {
    const known = localStorage.getItem(KEY);
    return PLACES.find((place) => place === known) ?? usual;
  } catch {
    // Storage is refused here.
    return usual;
  }
}

const KEY = 'bn-place';

function remember(place: Place): void {
  try {
    // Nothing of ours stays on somebody else's site.
    if (siteRoot()?.startsWith(location.origin)) localStorage.setItem(KEY, place);
  } catch {
    // Asked again next time.
  }
}

/** One text alone needs no name; of two, each says where it goes. */
function nameOf({ file }: Piece, all: readonly Piece[], words: ShareWords): string | undefined {
  if (all.length === 1) return undefined;
  return file === undefined ? words.post : fillIn(words.file, { file });
}

function paste({ text }: Piece, name: string | undefined, words: ShareWords): Element {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 70), 0);
  const field = h('textarea', { class: 'snippet', readonly: true, rows, spellcheck: 'false', 'aria-label': name ?? words.embed, '.value': text });
  return h('div', { class: 'piece' }, name && h('p', { class: 'label' }, name), h('div', { class: 'line' }, field, copyButton(words, () => text)));
}
