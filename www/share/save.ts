// A file for the reader's disk.
import { h } from '../dom.ts';

/** Offers a file for saving; in a sandbox without that permission the browser does nothing, and copying is left. */
export function save(content: Blob | string, name: string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  h('a', { href: address, download: name }).click();
  // The browser reads the address after the press; a minute is long enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
