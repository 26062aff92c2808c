// The pages of the article: what comes after what, and which figure is at home where. `build/pages.ts` writes it around the prose.

/** The chapters in the order of reading, the figures of each, and the figure whose picture stands for it. */
export const chapters: readonly { readonly name: string; readonly level: 'basic' | 'deeper'; readonly figures: readonly string[]; readonly picture: string }[] = [
  { name: 'scale', level: 'basic', figures: ['learning-rate', 'bowl', 'gradients'], picture: 'learning-rate' },
  { name: 'zeros', level: 'basic', figures: ['relu'], picture: 'relu' },
  { name: 'axes', level: 'basic', figures: ['axes', 'order'], picture: 'order' },
  { name: 'batch', level: 'basic', figures: ['batch-size', 'overfitting', 'shards'], picture: 'overfitting' },
  { name: 'modes', level: 'basic', figures: ['averages', 'fold'], picture: 'averages' },
  { name: 'shift', level: 'basic', figures: ['dropout', 'shift'], picture: 'shift' },
  { name: 'backward', level: 'deeper', figures: ['backward'], picture: 'backward' },
  { name: 'reasons', level: 'deeper', figures: ['layers', 'why', 'scale'], picture: 'why' },
  { name: 'checklist', level: 'basic', figures: [], picture: 'running' },
];

/** The id of a figure on its page: a section is called `scale` already. */
export function idOf(figure: string): string {
  return figure === 'scale' ? 'scale-2' : figure;
}

/** Where a figure is explained, seen from the front page of its language: `chapters/batch.html#shards`, `#walk`. */
export function placeOf(figure: string): string {
  const chapter = chapters.find(({ figures }) => figures.includes(figure));
  return `${chapter ? `chapters/${chapter.name}.html` : ''}#${idOf(figure)}`;
}
