// What a page's head needs and only the build knows: the site's address, what to fetch early, its style without a request,
// and a policy that allows nothing from anywhere else.
import { posix } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** The address under which the site will be published, with its slash, from the variable SITE; undefined when nobody said. */
export function site(): string | undefined {
  return process.env.SITE?.replace(/\/*$/, '/');
}

/** Replaces `%SITE%`: by the address in the variable SITE, otherwise by the way from the page to the root. */
export function siteAddress(): Plugin {
  return {
    name: 'site-address',
    transformIndexHtml: {
      // After Vite's own turn: it would take `./` for a file to bundle.
      order: 'post',
      handler(html, { path }) {
        return html.replaceAll('%SITE%', site() ?? toRoot(path.replace(/^\//, '')));
      },
    },
  };
}

/** Vite plugin: the style of figures keeps a place of its own in the head, where `<bn-figure>` finds it (www/style/sheet.ts). */
export function figureStyle(): Plugin {
  return {
    name: 'figure-style',
    apply: 'build',
    transformIndexHtml: {
      // Before Vite puts all sheets of a page into one.
      order: 'pre',
      handler: (html) => html.replace(/<link rel="stylesheet" href="[./]*www\/style\/figures\.css">/, FIGURE_STYLE),
    },
  };
}

const FIGURE_STYLE = '<style data-figures></style>';

/** Vite plugin: each page fetches its figure, its module and its font at once, and carries its style inside. */
export function earlyBytes(): Plugin {
  return {
    name: 'early-bytes',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        const html = inlineStyle(String(page.source), page.fileName, bundle).replace(FIGURE_STYLE, () => `<style data-figures>${styleOfFigures(bundle)}</style>`);
        const early = preloads(html, page.fileName, bundle).map((link) => `${link}\n`).join('');
        page.source = html.replace('</head>', () => `${early}</head>`).replace(CHARSET, (meta) => meta + policy(page.fileName));
      }
    },
  };
}

/** What every page may load. Inline styles are allowed: readers widen letters and lines with bookmarks that add one. */
export const RULES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
] as const;

/** The first line of every head; a policy holds from where it stands. */
const CHARSET = /<meta charset="utf-8">/i;

/**
 * No request leaves the site, and nothing that is pasted into the page runs.
 * A frame gets none: in a sandbox it has no origin that `'self'` could name.
 */
function policy(page: string): string {
  return page === 'embed.html' ? '' : `\n<meta http-equiv="Content-Security-Policy" content="${RULES.join('; ')}">`;
}

/** The style of figures; www/style/sheet.ts finds it in a page that carries it. */
export function styleOfFigures(bundle: Bundle): string {
  const sheet = Object.values(bundle).find(({ fileName }) => /\/figures-[^/]*\.css$/.test(fileName));
  if (sheet?.type !== 'asset') throw new Error('The style of figures is not part of the build');
  return String(sheet.source).trim();
}

function inlineStyle(html: string, page: string, bundle: Bundle): string {
  return html.replace(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (link, href: string) => {
    const path = posix.join(posix.dirname(page), href);
    const sheet = bundle[path];
    if (sheet?.type !== 'asset') return link;
    // Addresses in a sheet are relative to the sheet, in the page relative to the page.
    const css = String(sheet.source).replaceAll(/url\(\.\/([^)]+)\)/g, (_, name: string) => `url(${toRoot(page)}${posix.dirname(path)}/${name})`);
    return `<style>${css.trim()}</style>`;
  });
}

/**
 * What the page would otherwise ask for one after the other: its words, the glue, the module, the font;
 * and the code of its first figure with all that it imports, which is on the first screen.
 */
export function preloads(html: string, page: string, bundle: Bundle): string[] {
  // Where figures come late on a page, what they need is fetched when they are near.
  if (!html.includes('<script type="module"') || page.endsWith('embedding.html')) return [];
  const lang = /<html[^>]*\slang="(\w+)"/.exec(html)?.[1] ?? 'en';
  const figure = /<bn-figure[^>]*\sname="([\w-]+)"/.exec(html)?.[1];
  const early = new RegExp(`/www/(pkg/bn\\.js|pkg/bn_bg\\.wasm\\?url|strings/${lang}\\.ts|figures/${figure || 'none'}/(figure|${lang})\\.ts)$`);
  const chunks = Object.values(bundle).filter((part) => part.type === 'chunk' && part.isDynamicEntry && early.test(part.facadeModuleId ?? ''));
  const code = [...withImports(chunks.map(({ fileName }) => fileName), bundle)].filter((name) => !html.includes(`/${posix.basename(name)}"`));
  return [
    ...code.map((name) => `<link rel="modulepreload" href="${toRoot(page)}${name}">`),
    ...Object.keys(bundle).filter((name) => /\/bn_bg-[^/]*\.wasm$/.test(name)).map((name) => `<link rel="preload" href="${toRoot(page)}${name}" as="fetch" type="application/wasm" crossorigin>`),
    ...Object.keys(bundle).filter((name) => name.endsWith('.woff2')).map((name) => `<link rel="preload" href="${toRoot(page)}${name}" as="font" type="font/woff2" crossorigin>`),
  ];
}

/** Chunks and all that must be there before they run. */
function withImports(names: readonly string[], bundle: Bundle, found = new Set<string>()): Set<string> {
  for (const name of names) {
    const part = bundle[name];
    if (found.has(name) || part?.type !== 'chunk') continue;
    found.add(name);
    withImports(part.imports, bundle, found);
  }
  return found;
}

/** `ko/index.html` lies one folder deep: `../`. */
export function toRoot(page: string): string {
  return '../'.repeat(page.split('/').length - 1) || './';
}
