// An oEmbed endpoint, `?url=…`, for any state of any figure: what public registries (oembed.com, Iframely) ask for. One file, no dependency.
// Cloudflare Pages: functions/oembed.mjs. Netlify: netlify/functions/oembed.mjs. Anywhere else: call `answer`.

/** The most that an answer may say about sizes when the asker names none. */
const WIDTH = 720;
const HEIGHT = 640;
const FIGURE = /^(ko\/)?(?:figure\/([a-z][a-z-]*)\.html|embed\.html)$/;

/**
 * The answer for an address of a figure: `site` is where the site lies, with its slash; `query` are the parameters of the request.
 * Returns a status and, for 200, an object to send as JSON.
 */
export function answer(site, query) {
  const format = query.get('format') ?? 'json';
  if (format !== 'json') return { status: 501 };
  const asked = query.get('url');
  if (asked === null || !URL.canParse(asked)) return { status: 400 };
  const found = figureOf(site, new URL(asked));
  if (!found) return { status: 404 };
  const { name, lang, settings, path } = found;
  const width = Math.min(WIDTH, within(query.get('maxwidth'), WIDTH));
  const height = Math.min(HEIGHT, within(query.get('maxheight'), HEIGHT));
  const frame = new URL('embed.html', site);
  for (const [key, value] of [['figure', name], ['lang', lang === 'ko' ? 'ko' : ''], ...settings]) if (value !== '') frame.searchParams.set(key, value);
  const title = `Batch normalization, number by number: ${name}`;
  return {
    status: 200,
    body: {
      version: '1.0', type: 'rich', title, provider_name: 'Batch normalization, number by number', provider_url: site, width, height, cache_age: 86400,
      html: `<iframe src="${escape(frame.href)}" title="${escape(title)}" width="${width}" height="${height}" frameborder="0" loading="lazy"></iframe>`,
      thumbnail_url: new URL(`${path}figure/${name}.png`, site).href, thumbnail_width: 1200, thumbnail_height: 630,
    },
  };
}

/** The figure, its language and its settings; undefined for anything else on the site and for other sites. */
function figureOf(site, url) {
  const home = new URL(site);
  if (url.host !== home.host || !url.pathname.startsWith(home.pathname)) return undefined;
  const [whole, ko, named] = FIGURE.exec(url.pathname.slice(home.pathname.length)) ?? [];
  if (whole === undefined) return undefined;
  const name = named ?? url.searchParams.get('figure') ?? 'walk';
  if (!/^[a-z][a-z-]*$/.test(name)) return undefined;
  const lang = ko || url.searchParams.get('lang') === 'ko' ? 'ko' : 'en';
  // What a reader changed stands behind the sign #.
  const settings = [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))].filter(([key]) => key !== 'figure' && key !== 'lang');
  return { name, lang, settings, path: lang === 'ko' ? 'ko/' : '' };
}

function within(text, most) {
  const number = Number(text ?? most);
  return Number.isInteger(number) && number >= 200 ? number : most;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** A request to the endpoint; the site is the one that the function is part of, or that of the variable SITE. */
function respond(request, site) {
  const url = new URL(request.url);
  const { status, body } = answer(site ?? new URL('/', url).href, url.searchParams);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' };
  return new Response(body ? JSON.stringify(body) : '', { status, headers });
}

/** Netlify. */
export default (request) => respond(request, globalThis.process?.env.SITE);
export const config = { path: '/oembed' };

/** Cloudflare Pages. */
export const onRequestGet = ({ request, env }) => respond(request, env?.SITE);
