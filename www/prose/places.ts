// The guide's part that the share dialog has too: for each place what to press, the text to paste, and what will be seen; and how that was tried.
import tried from '../../data/places.json';
import { h } from '../dom.ts';
import { titleOf } from '../figures/titles.ts';
import { PLACES, type Place, RULES } from '../share/places.ts';
import type { Shared } from '../share/snippets.ts';
import { shareWords } from '../share/words.ts';
import { fillIn, type Lang } from '../strings/index.ts';

/** The build puts the address of the site here, or the way to it. */
const ROOT = '%SITE%';

interface Tried {
  readonly how: 'tool' | 'simulated' | 'read';
  readonly with?: string;
  readonly date: string;
}

const WORDS = {
  en: {
    caption: 'How each way was tried', heads: ['Place', 'Shows', 'Tried', 'Date'], live: 'live figure', picture: 'picture and link',
    how: { tool: 'with the tool itself', simulated: 'in a page that strips and wraps as its published rules say', read: 'not tried: from its documentation' },
  },
  ko: {
    caption: '방법마다 어떻게 확인했는가', heads: ['쓰는 곳', '보이는 것', '확인한 방법', '날짜'], live: '살아 있는 그림', picture: '이미지와 링크',
    how: { tool: '그 도구로 직접', simulated: '공개된 규칙대로 태그를 지우고 감싸는 페이지에서', read: '직접 해 보지 않음: 문서만 읽음' },
  },
} as const;

export function placeSections(lang: Lang): Node {
  const words = shareWords[lang];
  const theirs = WORDS[lang];
  const known = tried as Readonly<Record<Place, Tried>>;
  const row = (place: Place) => {
    const { how, date, with: tools } = known[place];
    return h('tr', null, h('th', { scope: 'row' }, words.places[place].name), h('td', null, RULES[place].live ? theirs.live : theirs.picture),
      h('td', null, theirs.how[how], tools && ` (${tools})`), h('td', null, date));
  };
  const table = h('div', { class: 'table wide', role: 'region', 'aria-label': theirs.caption, tabindex: 0 },
    h('table', null, h('caption', null, theirs.caption), h('thead', null, h('tr', null, theirs.heads.map((head) => h('th', { scope: 'col' }, head)))), h('tbody', null, PLACES.map(row))));
  return h('div', null, PLACES.map((place) => section(place, lang)), table);
}

function section(place: Place, lang: Lang): Element {
  const words = shareWords[lang];
  const { name, steps, seen } = words.places[place];
  const rules = RULES[place];
  const picture = 'walk.step-x_hat.png';
  const shared: Shared = {
    root: ROOT, name: 'walk', lang, settings: 'step=x_hat', title: titleOf('walk', lang), height: 640, theme: rules.theme ?? 'auto', compact: rules.post ?? false, picture,
  };
  const pieces = rules.pieces(shared);
  const label = (file: string | undefined) => (pieces.length > 1 ? h('p', { class: 'label' }, file === undefined ? words.post : fillIn(words.file, { file })) : null);
  return h('section', null, h('h3', { id: place }, name), h('p', null, fillIn(steps, { picture })),
    pieces.map(({ file, text }) => [label(file), h('pre', null, h('code', { 'data-site': ROOT }, text))]), h('p', null, seen));
}
