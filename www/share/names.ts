// Names of the files that a reader takes away: after the figure and its state.

const LONGEST = 80;

/** `walk`, `epsilon=0.001&step=x_hat` → `walk.epsilon-0.001.step-x_hat`: letters that every file system takes. */
export function fileStem(name: string, settings: string): string {
  const parts = [...new URLSearchParams(settings)].map(([key, value]) => `${key}-${value}`);
  const stem = [name, ...parts].join('.').replace(/[^\w.-]+/g, '_');
  return stem.slice(0, LONGEST).replace(/[._-]+$/, '');
}
