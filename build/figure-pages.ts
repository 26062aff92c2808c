// A page of its own for every figure and language: figure/NAME.html with its first state inside, a link card with a picture,
// and oEmbed for blogs that turn a pasted address into a figure. All are made from the built embed.html.
import type { Plugin, Rolldown } from 'vite';
import { preloads, site, toRoot } from './head.ts';
import { type Language, prerender, sharedStatics, type Statics } from './prerender.ts';

const LANGUAGES: readonly Language[] = ['en', 'ko'];

const WORDS = {
  en: { site: 'Batch normalization, number by number', about: 'A live figure: every number in it is computed in your browser, and you can change it.', locale: 'en_US' },
  ko: { site: '배치 정규화, 숫자 하나하나 따라가기', about: '살아 있는 그림입니다. 모든 수를 브라우저가 직접 계산하고, 마음대로 바꿔 볼 수 있습니다.', locale: 'ko_KR' },
} as const;

const CARD = { width: 1200, height: 630 };
/** oEmbed wants pixels; the frame itself takes the width that it finds. */
const FRAME = { width: 720, height: 640 };

type Bundle = Rolldown.OutputBundle;

/** Vite plugin; it has to come after the one that finishes the heads. */
export function figurePages(): Plugin {
  let root = '';
  return {
    name: 'figure-pages',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (root = config.root),
    async generateBundle(_, bundle) {
      const embed = bundle['embed.html'];
      if (embed?.type !== 'asset') return;
      const source = String(embed.source);
      const statics = await sharedStatics(root);
      const emit = (fileName: string, text: string) => this.emitFile({ type: 'asset', fileName, source: text });
      for (const lang of LANGUAGES) {
        for (const name of statics.figureNames) {
          const path = pathOf(name, lang);
          emit(`${path}.html`, await figurePage(source, name, lang, statics, bundle));
          emit(`${path}.json`, oembed(name, lang, statics));
        }
      }
      emit('oembed.json', siteOembed());
      embed.source = source.replace(LIST, `<noscript>${list(statics)}</noscript>`);
    },
  };
}

const LIST = '<noscript data-slot="list"></noscript>';

/** `figure/walk`, `ko/figure/walk`: the page, its picture and its oEmbed answer share it. */
function pathOf(name: string, lang: Language): string {
  return `${lang === 'ko' ? 'ko/' : ''}figure/${name}`;
}

async function figurePage(embed: string, name: string, lang: Language, statics: Statics, bundle: Bundle): Promise<string> {
  const page = `${pathOf(name, lang)}.html`;
  const title = statics.title(name, lang);
  const words = WORDS[lang];
  const top = toRoot(page);
  const early = preloads(embed, 'embed.html', bundle);
  // Relative to the root of the site, as all addresses of embed.html are; then moved down to this page.
  let html = early.reduce((text, link) => text.replace(`${link}\n`, ''), embed)
    .replace(/(href="|src="|url\()\.\//g, `$1${top}`)
    .replace(/<html lang="en">/, `<html lang="${lang}" data-figure>`)
    .replace(/<title>[^<]*<\/title>\s*<meta name="robots"[^>]*>/, `<title>${title} – ${words.site}</title>`)
    .replace(/<link rel="alternate" type="application\/json\+oembed"[^>]*>/, card(name, lang, title))
    .replace(/(<header>\s*<p><a data-link="article" href=")[^"]*">[^<]*<\/a><\/p>/, `$1${lang === 'ko' ? '../' : top}">${words.site}</a></p>\n  <h1>${title}</h1>`)
    .replace(/(<footer>\s*<p><a data-link="article" href=")[^"]*"([^>]*)>[^<]*/, `$1${lang === 'ko' ? '../' : top}"$2>${words.site}`)
    .replace(LIST, '')
    .replace('<bn-figure></bn-figure>', `<bn-figure name="${name}" lang="${lang}"></bn-figure>`);
  html = html.replace('</head>', () => `${preloads(html, page, bundle).join('\n')}\n</head>`);
  const { html: filled, faults } = await prerender(html, statics);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return filled;
}

/** What link cards and blog software read. They need whole addresses: without SITE these are only as good as a relative one. */
function card(name: string, lang: Language, title: string): string {
  const { site: siteName, about, locale } = WORDS[lang];
  const base = site() ?? toRoot(pathOf(name, lang));
  const address = (language: Language, ending: string) => `${base}${pathOf(name, language)}.${ending}`;
  const property = (key: string, content: string | number) => `<meta property="og:${key}" content="${content}">`;
  return [
    `<meta name="description" content="${about}">`,
    `<link rel="canonical" href="${address(lang, 'html')}">`,
    ...LANGUAGES.map((language) => `<link rel="alternate" hreflang="${language}" href="${address(language, 'html')}">`),
    `<link rel="alternate" type="application/json+oembed" href="${address(lang, 'json')}" title="${title}">`,
    property('type', 'article'), property('locale', locale), property('site_name', siteName), property('title', title),
    property('description', about), property('url', address(lang, 'html')), property('image', address(lang, 'png')),
    property('image:width', CARD.width), property('image:height', CARD.height), property('image:alt', title),
    '<meta name="twitter:card" content="summary_large_image">',
  ].join('\n');
}

function oembed(name: string, lang: Language, statics: Statics): string {
  // Seen from the answer itself when nobody said where the site will lie. A frame with such an address would look for the figure on the
  // blogger's own site: then the answer is a link with a picture.
  const root = site() ?? toRoot(pathOf(name, lang));
  const shown = site() === undefined ? { type: 'link' } : { type: 'rich', ...FRAME, html: statics.frameText(name, lang, root) };
  return json({
    version: '1.0', ...shown, title: statics.title(name, lang), ...provider(root, lang),
    thumbnail_url: `${root}${pathOf(name, lang)}.png`, thumbnail_width: CARD.width, thumbnail_height: CARD.height,
  });
}

/** For the bare address of embed.html, whose figure only a script could tell. */
function siteOembed(): string {
  const root = site() ?? './';
  return json({
    version: '1.0', type: 'link', title: WORDS.en.site, ...provider(root, 'en'),
    thumbnail_url: `${root}card-en.png`, thumbnail_width: CARD.width, thumbnail_height: CARD.height,
  });
}

function provider(root: string, lang: Language) {
  return { provider_name: WORDS[lang].site, provider_url: `${root}${lang === 'ko' ? 'ko/' : ''}` };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Without scripts embed.html cannot know its figure; every figure's own page shows its first state as text and tables. */
function list(statics: Statics): string {
  const items = LANGUAGES.flatMap((lang) => statics.figureNames.map((name) => `<li lang="${lang}"><a href="./${pathOf(name, lang)}.html">${statics.title(name, lang)}</a></li>`));
  return `<ul>${items.join('')}</ul>`;
}
