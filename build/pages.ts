// What every page of the article has around its prose: its head (canonical address, languages, link card, structured data), the line at
// the top, the way to its neighbours, and on the front page the map of all chapters. It is read off the pages themselves: a page says
// only its title, its description, its question and its answer.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { siteTitle } from '../www/title.ts';
import { chapters } from '../www/pages.ts';
import { toRoot } from './head.ts';

export type Language = 'en' | 'ko';
export const LANGUAGES: readonly Language[] = ['en', 'ko'];

const WORDS = {
  en: {
    locale: 'en_US', site: 'Site', skip: 'Skip to the text', article: 'Article', embedding: 'Embedding', other: '한국어',
    basic: 'basic', deeper: 'deeper', minutes: '{n} minutes', chapter: 'Chapter {n} of {all}', neighbours: 'Chapters', previous: 'Before', next: 'Next', front: 'All chapters',
    footer: 'Everything runs in your browser; nothing is sent anywhere. The penguin measurements are by Horst, Hill and Gorman (2020), CC0. The code is free to use under the MIT or the Apache 2.0 licence.',
    about: ['Batch normalization', 'Deep learning', 'Neural network training'],
  },
  ko: {
    locale: 'ko_KR', site: '사이트', skip: '본문으로 건너뛰기', article: '본문', embedding: '블로그에 넣기', other: 'English',
    basic: '기본', deeper: '심화', minutes: '{n}분', chapter: '{all}장 중 {n}장', neighbours: '장 목록', previous: '이전', next: '다음', front: '전체 목차',
    footer: '모든 계산은 브라우저 안에서만 이루어지며, 어떤 데이터도 외부로 전송하지 않습니다. 펭귄 측정값은 Horst, Hill, Gorman(2020)이 CC0로 공개한 자료입니다. 코드는 MIT 또는 Apache 2.0 라이선스로 자유롭게 쓸 수 있습니다.',
    about: ['배치 정규화', '딥러닝', '신경망 학습'],
  },
} as const;

/** How many words, or Korean syllables, are read in a minute; a figure takes a minute of its own. */
const SPEED = { en: 220, ko: 500 } as const;

/** What a page says of itself. */
export interface PageFacts {
  readonly title: string;
  readonly description: string;
  readonly question: string;
  readonly answer: string;
  readonly minutes: number;
  /** Every id on it: what an address can name. */
  readonly ids: readonly string[];
}

/** `index.html`, `ko/chapters/scale.html`: the languages' files of one page; the front page has no name. */
export function fileOf(name: string | undefined, lang: Language): string {
  return `${lang === 'ko' ? 'ko/' : ''}${name === undefined ? 'index' : `chapters/${name}`}.html`;
}

/** Every page of the article: its name, its language, its file. */
export function articlePages(): { readonly name: string | undefined; readonly lang: Language; readonly file: string }[] {
  return [undefined, ...chapters.map(({ name }) => name)].flatMap((name) => LANGUAGES.map((lang) => ({ name, lang, file: fileOf(name, lang) })));
}

export function factsOf(html: string, lang: Language): PageFacts {
  const inside = (pattern: RegExp) => (pattern.exec(html)?.[1] ?? '').trim().replaceAll(/\s+/g, ' ');
  const text = inside(/<article[^>]*>([^]*)<\/article>/).replaceAll(/<[^>]+>/g, ' ');
  const length = lang === 'ko' ? (text.match(/[가-힣]/g)?.length ?? 0) : (text.match(/\S+/g)?.length ?? 0);
  return {
    title: inside(/<h1>([^]*?)<\/h1>/), description: inside(/<meta name="description" content="([^"]*)"/),
    question: inside(/<p class="question"[^>]*>([^]*?)<\/p>/), answer: inside(/<p class="answer"[^>]*>([^]*?)<\/p>/),
    minutes: Math.ceil(length / SPEED[lang] + (html.match(/<bn-figure/g)?.length ?? 0)),
    ids: [...html.matchAll(/\sid="([\w-]+)"/g)].map(([, id = '']) => id),
  };
}

/** Vite plugin; before the one that fills figures, for it adds pictures to the map. */
export function articleFrames(): Plugin {
  let root = '';
  return {
    name: 'article-frames',
    configResolved: (config) => void (root = config.root),
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        const page = articlePages().find(({ file }) => `/${file}` === path);
        return page ? frame(html, page.name, page.lang, root) : html;
      },
    },
  };
}

function frame(html: string, name: string | undefined, lang: Language, root: string): string {
  const facts = (chapter: string | undefined) => factsOf(readFileSync(resolve(root, fileOf(chapter, lang)), 'utf8'), lang);
  const here = factsOf(html, lang);
  return html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${name === undefined ? here.title : `${here.title} – ${siteTitle[lang]}`}</title>`)
    .replace('</head>', () => `${head(name, lang, here)}\n</head>`)
    .replace(/<body>\s*<main>/, () => `<body>\n${top(name, lang)}\n<main>`)
    .replace(/(<article[^>]*>\s*<header>)/, (start) => `${start}${name === undefined ? '' : badge(name, lang, here)}`)
    .replace('<nav data-chapters></nav>', () => map(lang, facts))
    .replace(/<\/article>/, (end) => `${name === undefined ? '' : neighbours(name, lang, facts)}${end}`)
    .replace(/<\/main>\s*<\/body>/, () => `</main>\n<footer class="site">\n  <p>${WORDS[lang].footer}</p>\n</footer>\n${name === undefined ? moved(lang, root) : ''}</body>`);
}

/** The address of a page under the site: the front page is its folder. */
function address(name: string | undefined, lang: Language): string {
  return `%SITE%${fileOf(name, lang).replace(/index\.html$/, '')}`;
}

function head(name: string | undefined, lang: Language, { title, description }: PageFacts): string {
  const words = WORDS[lang];
  const card = name === undefined ? `%SITE%card-${lang}.png` : `%SITE%${fileOf(name, lang).replace('.html', '.png')}`;
  const property = (key: string, content: string | number) => `<meta property="og:${key}" content="${content}">`;
  const other = lang === 'ko' ? 'en' : 'ko';
  const data = {
    '@context': 'https://schema.org', '@type': 'TechArticle', headline: title, description, inLanguage: lang, url: address(name, lang), image: card,
    proficiencyLevel: chapters.find((chapter) => chapter.name === name)?.level === 'deeper' ? 'Expert' : 'Beginner', about: words.about, isAccessibleForFree: true,
    ...(name === undefined ? {} : { isPartOf: { '@type': 'TechArticle', headline: siteTitle[lang], url: address(undefined, lang) } }),
    workTranslation: { '@type': 'TechArticle', inLanguage: other, url: address(name, other) }, citation: 'https://arxiv.org/abs/1502.03167',
  };
  return [
    `<link rel="canonical" href="${address(name, lang)}">`,
    ...LANGUAGES.map((language) => `<link rel="alternate" hreflang="${language}" href="${address(name, language)}">`),
    `<link rel="alternate" hreflang="x-default" href="${address(name, 'en')}">`,
    `<link rel="icon" href="${toRoot(fileOf(name, lang))}www/icon.svg" type="image/svg+xml">`,
    '<meta name="color-scheme" content="light dark">',
    property('type', 'article'), property('locale', words.locale), property('locale:alternate', WORDS[other].locale), property('site_name', siteTitle[lang]),
    property('title', title), property('description', description), property('url', address(name, lang)),
    property('image', card), property('image:width', 1200), property('image:height', 630), property('image:alt', title),
    '<meta name="twitter:card" content="summary_large_image">',
    `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
  ].join('\n');
}

function top(name: string | undefined, lang: Language): string {
  const words = WORDS[lang];
  const root = toRoot(fileOf(name, lang));
  const home = name === undefined ? './' : '../';
  const other = lang === 'ko' ? 'en' : 'ko';
  return `<a class="skip" href="#text">${words.skip}</a>
<header class="site">
  <nav aria-label="${words.site}">
    <a href="${home}"${name === undefined ? ' aria-current="page"' : ''}>${words.article}</a>
    <a href="${home}embedding.html">${words.embedding}</a>
    <a href="${root}${fileOf(name, other).replace(/index\.html$/, '')}" hreflang="${other}" lang="${other}" rel="alternate">${words.other}</a>
  </nav>
  <div class="settings" data-slot="settings"></div>
</header>`;
}

/** Chapter 4 of 9 · basic · 7 minutes */
function badge(name: string, lang: Language, { minutes }: PageFacts): string {
  const words = WORDS[lang];
  const at = chapters.findIndex((chapter) => chapter.name === name);
  const place = words.chapter.replace('{n}', String(at + 1)).replace('{all}', String(chapters.length));
  return `\n<p class="chapter"><a href="../#chapters">${place}</a> · ${words[chapters[at]?.level ?? 'basic']} · ${words.minutes.replace('{n}', String(minutes))}</p>`;
}

function map(lang: Language, facts: (name: string) => PageFacts): string {
  const words = WORDS[lang];
  const items = chapters.map(({ name, level, picture }) => {
    const { title, answer, minutes } = facts(name);
    return `<li><a href="./chapters/${name}.html">${title}</a> <span class="level">${words[level]} · ${words.minutes.replace('{n}', String(minutes))}</span><div class="bn still" data-still="${picture}"></div><p>${answer}</p></li>`;
  });
  return `<nav class="map" aria-labelledby="chapters-title"><ol>\n${items.join('\n')}\n</ol></nav>`;
}

function neighbours(name: string, lang: Language, facts: (name: string) => PageFacts): string {
  const words = WORDS[lang];
  const at = chapters.findIndex((chapter) => chapter.name === name);
  const link = (chapter: string | undefined, rel: 'prev' | 'next', label: string) => chapter && `<a rel="${rel}" href="./${chapter}.html"><span>${label}</span> ${facts(chapter).title}</a>`;
  const links = [link(chapters[at - 1]?.name, 'prev', words.previous), `<a href="../#chapters">${words.front}</a>`, link(chapters[at + 1]?.name, 'next', words.next)];
  return `<nav class="neighbours" aria-label="${words.neighbours}">${links.filter(Boolean).join('\n')}</nav>\n`;
}

/** Where each place is that the front page had while it was the whole article: addresses from then still lead there (www/reading/moved.ts). */
function moved(lang: Language, root: string): string {
  const places = Object.fromEntries(chapters.map(({ name }) => [name, factsOf(readFileSync(resolve(root, fileOf(name, lang)), 'utf8'), lang).ids.filter((id) => id !== 'text').join(' ')]));
  return `<script type="application/json" data-moved>${JSON.stringify(places)}</script>\n`;
}
