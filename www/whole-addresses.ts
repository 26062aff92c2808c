// A build that does not know its address (SITE) leaves relative ones where others need whole ones. The page knows where it lies, and writes them.
import { siteRoot } from './root.ts';

/** Completes what search engines, blog software and readers copy out of a page: links, link cards, oEmbed, and snippets (`code[data-site]`). */
export function completeAddresses(page: Document): void {
  for (const link of page.querySelectorAll<HTMLLinkElement>('link[rel="canonical"], link[hreflang], link[type="application/json+oembed"]')) link.setAttribute('href', link.href);
  for (const meta of page.querySelectorAll('meta[property="og:url"], meta[property="og:image"], meta[name="twitter:image"]')) {
    meta.setAttribute('content', new URL(meta.getAttribute('content') ?? '', page.baseURI).href);
  }
  const root = siteRoot();
  for (const code of root === undefined ? [] : page.querySelectorAll<HTMLElement>('code[data-site]')) {
    const { site = '' } = code.dataset;
    // The build wrote a whole address: that of the site as it is published.
    if (!site || /^\w+:/.test(site)) continue;
    code.textContent = (code.textContent ?? '').replaceAll(site, () => root ?? '');
    code.removeAttribute('data-site');
  }
}
