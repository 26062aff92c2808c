// Where the site lies: links and snippets name it, wherever this code runs.

/** The way from this module to the root of the site, or its address; empty where nothing is known (a single file). Set by the build. */
declare const BN_ROOT: string;

/** The address of the site with its slash; undefined where there is none, as in a file on a disk. */
export function siteRoot(): string | undefined {
  if (typeof BN_ROOT === 'undefined' || BN_ROOT === '') return undefined;
  return new URL(BN_ROOT, import.meta.url).href;
}
