// The first state of a figure as it was built, for browsers and sites that do not let it compute.
import { siteRoot } from './root.ts';
import type { Lang } from './strings/index.ts';

/** Text, formulas and tables of the figure's own page; undefined when it cannot be had. */
export function stillOf(name: string, lang: Lang): Promise<Node | undefined> {
  const root = siteRoot();
  if (root === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    // The only way to an HTML tree that Trusted Types leave open; scripts inside do not run.
    const request = new XMLHttpRequest();
    request.onloadend = () => {
      const still = request.responseXML?.querySelector('bn-figure .stage');
      resolve(still ? document.importNode(still, true) : undefined);
    };
    request.open('GET', new URL(`${lang === 'ko' ? 'ko/' : ''}figure/${name}.html`, root));
    request.responseType = 'document';
    request.send();
  });
}
