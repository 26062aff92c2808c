// The style of figures as a constructable sheet, made once per page: a strict policy allows these where it refuses <style>.
import { bytesOf } from '../bytes.ts';
import address from './figures.css?url';

let made: Promise<CSSStyleSheet> | undefined;

/** The sheet that all figures of a page share. Without it a figure is plain, but it works. */
export function loadSheet(): Promise<CSSStyleSheet> {
  // A document without a browser (jsdom) has none.
  if (!('replaceSync' in CSSStyleSheet.prototype)) return Promise.resolve(new CSSStyleSheet());
  made ??= text().then(sheetOf);
  return made.catch((error: unknown) => {
    console.info('The style of figures did not arrive.', error);
    made = undefined;
    return new CSSStyleSheet();
  });
}

export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** Our own pages have it inside already (build/head.ts): nothing is fetched twice. */
async function text(): Promise<string> {
  const carried = document.querySelector('style[data-figures]')?.textContent;
  return carried || new TextDecoder().decode(await bytesOf(address, import.meta.url));
}
