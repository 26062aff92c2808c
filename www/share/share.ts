// The dialog that gives a link and a text to paste, with the present state in them.
import { fill, h } from '../dom.ts';
import { createSegments } from '../elements/choice.ts';
import { siteRoot } from '../root.ts';
import { isKept } from '../state.ts';
import { fillIn } from '../strings/index.ts';
import { copyButton, part } from './parts.ts';
import { type Kind, KINDS, permalink, type Piece, PIECES, type Place } from './snippets.ts';
import type { Subject } from './subject.ts';
import type { ShareWords } from './words.ts';

/** What a frame shows around the figure: the link under it. */
const AROUND = 48;

export function shareBody(subject: Subject, words: ShareWords): Element {
  const place = placeOf(subject);
  const address = permalink(place);
  const field = h('input', { class: 'address', type: 'text', readonly: true, value: address, 'aria-label': words.link, onfocus: () => field.select() });
  const about = h('p', { class: 'hint about' });
  const pieces = h('div', { class: 'pieces', 'aria-live': 'polite' });
  const show = (kind: Kind) => {
    kinds.update({ value: kind, options: KINDS.map((value) => ({ value, label: words.kinds[value] })) });
    about.textContent = words.about[kind];
    const made = PIECES[kind](place);
    fill(pieces, made.map((piece) => paste(piece, nameOf(piece, made, words), words)));
  };
  const kinds = createSegments<Kind>(words.embed, show);
  show('tall');
  const left = Object.values(subject.state).some(isKept) && h('p', { class: 'notes note', role: 'status' }, words.left);
  return h('div', { class: 'share' }, left, part(words.link, h('div', { class: 'line' }, field, copyButton(words, () => address))), kinds.node, about, pieces);
}

function placeOf({ name, title, lang, settings, wrapper }: Subject): Place {
  const height = Math.ceil((wrapper.getBoundingClientRect().height + AROUND) / 10) * 10;
  return { root: siteRoot() ?? '', name, lang, settings, title, height };
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
