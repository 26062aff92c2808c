// What every part inside a figure is: a node that follows its data.

export interface Part<T> {
  readonly node: Element;
  update(data: T): void;
}

let count = 0;
let place = '';

/** A name for radio groups and labels, unique on the page. */
export function uniqueName(stem: string): string {
  count += 1;
  return `${stem}-${place}${count}`;
}

/** The build begins every figure anew: its names must not tell which page was made before, nor carry what an address says. */
export function beginNames(prefix: string): void {
  count = 0;
  place = prefix.replace(/[^\w-]+/g, '_');
}

/** Where an arrow key, Home or End leads in a row of `length`; undefined for any other key. */
export function moveAlong(key: string, index: number, length: number): number | undefined {
  const targets: Readonly<Record<string, number>> = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: length - 1 };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(length - 1, Math.max(0, target));
}
