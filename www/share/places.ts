// Where people write, and what each place takes. The dialog asks for the place and gives these texts; words.ts says what to press there.
import {
  element, elementScript, frame, frameAddress, hugoShortcode, jekyllInclude, jsxFrame, markdown, markdownLink, notebook, permalink, type Piece, quarto, query, type Shared, tallFrame, type Theme, escape,
} from './snippets.ts';

export const PLACES = [
  'tistory', 'velog', 'naver', 'brunch', 'notion', 'medium', 'wordpress', 'ghost', 'devto', 'substack', 'html', 'react', 'vue', 'github', 'hugo', 'jekyll', 'quarto', 'docusaurus', 'jupyter', 'lms',
] as const;
export type Place = (typeof PLACES)[number];

export interface PlaceRules {
  readonly pieces: (shared: Shared) => readonly Piece[];
  /** The place shows pictures and no frames: the dialog offers the picture of the present state as a file. */
  readonly picture?: true;
  /** What the place looks like whatever its reader's system prefers; without it figures follow the reader. Only where a live figure is shown. */
  readonly theme?: Theme;
  /** Whether a live figure is shown; then its theme and its size can be chosen. */
  readonly live: boolean;
  /** Whether it is a post, between whose paragraphs a short figure fits better than a whole one. */
  readonly post?: true;
}

const link = (shared: Shared): readonly Piece[] => [{ text: permalink(shared) }];

export const RULES: Readonly<Record<Place, PlaceRules>> = {
  tistory: { live: true, post: true, theme: 'light', pieces: (shared) => [{ text: frame(shared) }] },
  velog: { live: false, picture: true, pieces: (shared) => [{ text: markdownLink(shared) }] },
  naver: { live: false, picture: true, pieces: link },
  brunch: { live: false, picture: true, pieces: link },
  notion: { live: true, pieces: (shared) => [{ text: frameAddress(shared) }] },
  medium: { live: false, picture: true, pieces: link },
  wordpress: { live: true, post: true, theme: 'light', pieces: (shared) => [{ text: `<!-- wp:html -->\n${frame(shared)}\n<!-- /wp:html -->` }] },
  ghost: { live: true, post: true, theme: 'light', pieces: (shared) => [{ text: tallFrame(shared) }] },
  devto: { live: false, picture: true, pieces: devto },
  substack: { live: false, picture: true, pieces: link },
  html: { live: true, pieces: (shared) => [{ text: tallFrame(shared) }] },
  react: { live: true, pieces: (shared) => [{ text: element(shared) }, { file: 'index.html', text: elementScript(shared.root) }] },
  vue: {
    live: true,
    pieces: (shared) => [
      { text: element(shared) }, { file: 'index.html', text: elementScript(shared.root) },
      { file: 'vite.config.js', text: "vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'bn-figure' } } })" },
    ],
  },
  github: { live: false, picture: true, pieces: (shared) => [{ text: markdown(shared, shared.picture) }] },
  hugo: {
    live: true, post: true,
    pieces: (shared) => [
      { text: `{{< bn-figure query="${query(shared)}" title="${escape(shared.title)}" height="${shared.height}" >}}` },
      { file: 'layouts/shortcodes/bn-figure.html', text: hugoShortcode(shared.root) },
    ],
  },
  jekyll: {
    live: true, post: true,
    pieces: (shared) => [
      { text: `{% include bn-figure.html query="${query(shared)}" title="${escape(shared.title)}" height="${shared.height}" %}` },
      { file: '_includes/bn-figure.html', text: jekyllInclude(shared.root) },
    ],
  },
  quarto: { live: true, theme: 'light', pieces: (shared) => [{ text: quarto(shared) }] },
  docusaurus: {
    live: true,
    pieces: (shared) => [{ text: jsxFrame(shared) }, { file: 'docusaurus.config.js', text: `scripts: [{ src: '${shared.root}bn-frame.js', async: true }],` }],
  },
  jupyter: { live: true, theme: 'light', pieces: (shared) => [{ text: notebook(shared) }] },
  lms: { live: true, theme: 'light', pieces: (shared) => [{ text: frame(shared) }] },
};

/** dev.to frames any path of a site on Netlify; elsewhere a link with a card. */
function devto(shared: Shared): readonly Piece[] {
  if (URL.canParse(shared.root) && new URL(shared.root).hostname.endsWith('.netlify.app')) return [{ text: `{% embed ${frameAddress(shared)} %}` }];
  return [{ text: markdownLink(shared) }];
}
