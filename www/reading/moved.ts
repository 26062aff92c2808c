// The front page was the whole article once: an address from then leads to the chapter that has the place now, with its state.

/** Goes to the chapter of a place that this page does not have; whether there is one. */
export function leadOn(hash: string): boolean {
  const id = hash.slice(1).split('?', 1)[0] ?? '';
  const list = document.querySelector('script[data-moved]')?.textContent;
  if (!id || !list || document.getElementById(id)) return false;
  const chapter = Object.entries(JSON.parse(list) as Record<string, string>).find(([, ids]) => ids.split(' ').includes(id))?.[0];
  if (chapter === undefined) return false;
  location.replace(`chapters/${chapter}.html${hash}`);
  return true;
}
