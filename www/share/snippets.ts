// What a reader pastes somewhere else: the link, a frame, an element, a picture, in the dialect of each place where people write.

export type Theme = 'auto' | 'light' | 'dark';

/** A figure on the site, in a state. */
export interface Shared {
  /** Address of the site with its slash. */
  readonly root: string;
  readonly name: string;
  readonly lang: 'en' | 'ko';
  /** `key=value&…` */
  readonly settings: string;
  readonly title: string;
  /** Height of a frame that cannot find its own. */
  readonly height: number;
  /** Of frames and elements; a page of its own follows its reader. */
  readonly theme: Theme;
  /** Without formulas, tables and the words around them. */
  readonly compact: boolean;
  /** The file of the picture that the dialog offers. */
  readonly picture: string;
}

/** One text to paste; `file` is where it goes, when it is not the post itself. */
export interface Piece {
  readonly file?: string;
  readonly text: string;
}

/** The figure's own page: its link card has a title and a picture. */
export function permalink({ root, lang, name, settings }: Pick<Shared, 'root' | 'lang' | 'name' | 'settings'>): string {
  return `${root}${lang === 'ko' ? 'ko/' : ''}figure/${name}.html${settings && `?${settings}`}`;
}

/** The page that fills a frame. */
export function frameAddress(shared: Shared): string {
  return `${shared.root}embed.html?${query(shared)}`;
}

/** The picture of the figure's first state, made when the site was built. */
export function builtPicture({ root, lang, name }: Shared): string {
  return `${root}${lang === 'ko' ? 'ko/' : ''}figure/${name}.png`;
}

/** A frame for any page. No style attribute: MDX stops at one, and strict policies refuse it; `frameborder` needs none. */
export function frame(shared: Shared, mark = ''): string {
  return `<iframe ${mark}src="${escape(frameAddress(shared))}"\n  title="${escape(shared.title)}" width="100%" height="${shared.height}" frameborder="0" loading="lazy"></iframe>`;
}

/** A frame that becomes as tall as its content, where scripts may run. */
export function tallFrame(shared: Shared): string {
  return `${frame(shared, 'data-bn-figure ')}\n${frameScript(shared.root)}`;
}

export function frameScript(root: string): string {
  return `<script src="${escape(root)}bn-frame.js" async></script>`;
}

export function elementScript(root: string): string {
  return `<script type="module" src="${escape(root)}bn-figure.js"></script>`;
}

/** The tag alone: where modules are loaded, React, Vue and plain pages write the same. */
export function element(shared: Shared): string {
  const own = [['theme', shared.theme === 'auto' ? '' : shared.theme], ['compact', shared.compact ? '1' : '']].filter(([, value]) => value !== '');
  const settings = [...new URLSearchParams(shared.settings), ...own].map(([key, value = '']) => ` ${key}="${escape(value)}"`);
  return `<bn-figure name="${shared.name}" lang="${shared.lang}"${settings.join('')}><a href="${escape(permalink(shared))}">${escape(shared.title)}</a></bn-figure>`;
}

/** A picture that leads to the live figure. Brackets in addresses would end them. */
export function markdown(shared: Shared, picture: string): string {
  return `[![${shared.title}](${picture})](${inBrackets(permalink(shared))})`;
}

export function markdownLink(shared: Shared): string {
  return `[${shared.title}](${inBrackets(permalink(shared))})`;
}

function inBrackets(address: string): string {
  return address.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}

/** JSX: attributes are properties of React, and braces are code. */
export function jsxFrame(shared: Shared): string {
  return `<iframe data-bn-figure src="${escape(frameAddress(shared))}"\n  title="${escape(shared.title)}" width="100%" height="${shared.height}" frameBorder="0" loading="lazy"></iframe>`;
}

/** What follows the question mark of the frame's page. */
export function query({ name, lang, settings, theme, compact }: Shared): string {
  return [`figure=${name}`, lang === 'ko' ? 'lang=ko' : '', theme === 'auto' ? '' : `theme=${theme}`, compact ? 'compact=1' : '', settings].filter(Boolean).join('&');
}

/** Hugo would escape the signs inside a query; as one address it leaves them. */
export function hugoShortcode(root: string): string {
  return [
    `{{ $address := printf "${root}embed.html?%s" (.Get "query") }}`,
    '<iframe data-bn-figure src="{{ $address | safeURL }}"',
    '  title="{{ .Get "title" }}" width="100%" height="{{ .Get "height" | default 640 }}" frameborder="0" loading="lazy"></iframe>',
    frameScript(root),
  ].join('\n');
}

export function jekyllInclude(root: string): string {
  return [
    `<iframe data-bn-figure src="${root}embed.html?{{ include.query | escape }}"`,
    '  title="{{ include.title | escape }}" width="100%" height="{{ include.height | default: 640 }}" frameborder="0" loading="lazy"></iframe>',
    frameScript(root),
  ].join('\n');
}

/** The frame on a page; a picture with a link in what is printed. Two divs that Quarto itself shows and hides. */
export function quarto(shared: Shared): string {
  return [
    '::: {.content-visible when-format="html"}', '```{=html}', tallFrame(shared), '```', ':::', '',
    '::: {.content-visible unless-format="html"}', markdown(shared, builtPicture(shared)), ':::',
  ].join('\n');
}

/** A cell for Jupyter and Colab: the frame, and for what cannot show one (a PDF, GitHub) a picture and a link. */
export function notebook(shared: Shared): string {
  return [
    'from IPython.display import IFrame, Markdown, display',
    `display(IFrame("${frameAddress(shared)}", width="100%", height=${shared.height}))`,
    `display(Markdown("${markdownLink(shared).replaceAll('"', '\\"')}"))`,
  ].join('\n');
}

/** Signs that would end an attribute or begin something in HTML. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
