// The averages as lines: which colour each has, in the picture and in the legend.
import { LINES, type Line, type State } from './fields.ts';

/** The hue of an average: that of its symbol. Algorithm 2 has the colour of what it averages. */
export function hueOf(line: Line, { statistic }: Pick<State, 'statistic'>): string {
  if (line === 'paper') return statistic;
  return line === 'average' ? 'running' : line;
}

/** The averages that end in one number for all batches so far, and so are drawn as levels. */
export const LEVELS: ReadonlySet<Line> = new Set(LINES.slice(-2));

/** Only the exponential average, the one that frameworks keep, is drawn solid. */
export const strokeOf = (line: Line) => (line === 'average' ? 'solid' : 'dashed');
