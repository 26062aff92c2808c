// What a reader pastes somewhere else: links, frames, elements, in the dialect of each kind of blog.

/** A figure on the site, in a state. */
export interface Place {
  /** Address of the site with its slash. */
  readonly root: string;
  readonly name: string;
  readonly lang: 'en' | 'ko';
  /** `key=value&…` */
  readonly settings: string;
  readonly title: string;
  /** Height of a frame that cannot find its own. */
  readonly height: number;
}

export const KINDS = ['frame', 'tall', 'element', 'markdown', 'hugo', 'jekyll', 'notebook'] as const;
export type Kind = (typeof KINDS)[number];

/** One text to paste; `file` is where it goes, when it is not the post itself. */
export interface Piece {
  readonly file?: string;
  readonly text: string;
}

/** The figure's own page: its link card has a title and a picture. */
export function permalink({ root, lang, name, settings }: Place): string {
  return `${root}${lang === 'ko' ? 'ko/' : ''}figure/${name}.html${settings && `?${settings}`}`;
}

/** The page that fills a frame. */
export function frameAddress({ root, ...place }: Place): string {
  return `${root}embed.html?${query(place)}`;
}

export const PIECES: Readonly<Record<Kind, (place: Place) => readonly Piece[]>> = {
  frame: (place) => [{ text: frame(place, '') }],
  tall: (place) => [{ text: `${frame(place, 'data-bn-figure ')}\n${script(place.root)}` }],
  element: (place) => [{ text: `<script type="module" src="${escape(place.root)}bn-figure.js"></script>\n${element(place)}` }],
  markdown: (place) => [{ text: `[![${place.title}](${picture(place)})](${permalink(place).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})` }],
  hugo: (place) => [
    { text: `{{< bn-figure query="${query(place)}" title="${escape(place.title)}" height="${place.height}" >}}` },
    { file: 'layouts/shortcodes/bn-figure.html', text: hugo(place.root) },
  ],
  jekyll: (place) => [
    { text: `{% include bn-figure.html query="${query(place)}" title="${escape(place.title)}" height="${place.height}" %}` },
    { file: '_includes/bn-figure.html', text: jekyll(place.root) },
  ],
  notebook: (place) => [{ text: `from IPython.display import IFrame\nIFrame("${frameAddress(place)}", width="100%", height=${place.height})` }],
};

/** The picture of the figure, made when the site was built. */
export function picture({ root, lang, name }: Place): string {
  return `${root}${lang === 'ko' ? 'ko/' : ''}figure/${name}.png`;
}

function query({ name, lang, settings }: Omit<Place, 'root'>): string {
  return [`figure=${name}`, lang === 'ko' ? 'lang=ko' : '', settings].filter(Boolean).join('&');
}

/** No style attribute: MDX stops at one, and strict policies refuse it. */
function frame(place: Place, mark: string): string {
  return `<iframe ${mark}src="${escape(frameAddress(place))}"\n  title="${escape(place.title)}" width="100%" height="${place.height}" loading="lazy"></iframe>`;
}

function script(root: string): string {
  return `<script src="${escape(root)}bn-frame.js" async></script>`;
}

function element(place: Place): string {
  const settings = [...new URLSearchParams(place.settings)].map(([key, value]) => ` ${key}="${escape(value)}"`);
  return `<bn-figure name="${place.name}" lang="${place.lang}"${settings.join('')}><a href="${escape(permalink(place))}">${escape(place.title)}</a></bn-figure>`;
}

/** Hugo would escape the signs inside a query; as one address it leaves them. */
function hugo(root: string): string {
  return [
    `{{ $address := printf "${root}embed.html?%s" (.Get "query") }}`,
    '<iframe data-bn-figure src="{{ $address | safeURL }}"',
    '  title="{{ .Get "title" }}" width="100%" height="{{ .Get "height" | default 640 }}" loading="lazy"></iframe>',
    script(root),
  ].join('\n');
}

function jekyll(root: string): string {
  return [
    `<iframe data-bn-figure src="${root}embed.html?{{ include.query | escape }}"`,
    '  title="{{ include.title | escape }}" width="100%" height="{{ include.height | default: 640 }}" loading="lazy"></iframe>',
    script(root),
  ].join('\n');
}

/** Signs that would end an attribute or begin something in HTML. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
