// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly lines: Readonly<Record<'none' | 'population' | 'whole' | 'batch' | 'mixed', string>>;
  readonly plot: string;
  readonly chosen: string;
  readonly classPlot: string;
  readonly classAcross: string;
  readonly chosenClasses: string;
  readonly across: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly classRow: string;
  readonly summary: string;
  readonly seen: string;
  readonly classSeen: string;
  readonly what: string;
}

export const words: Words = {
  title: 'When the data shift',
  look: 'Make the test pictures brighter. Stored statistics fail; what do the test batch’s own statistics do?',
  caveat: 'What does not appear: a cure for everything. Fresh statistics cancel brightness and contrast exactly, because those only move and stretch the inputs. Noise and a dark half are not cured, and a batch of one class is ruined by them.',
  groups: { data: 'Test pictures' },
  fields: { brightness: 'Brightness, plus', contrast: 'Contrast, times', noise: 'Extra noise', mask: 'Left half', classes: 'Classes in a test batch' },
  options: { mask: { none: 'As it is', left: 'Dark' } },
  lines: { none: 'without BN', population: 'BN, stored statistics', whole: 'BN, statistics of all 512 pictures', batch: 'BN, statistics of batches of 32', mixed: 'BN, both mixed 16 : 32' },
  plot: 'Test accuracy by brightness', chosen: 'guessing, and the brightness below', classPlot: 'Test accuracy by the classes in a batch of 32, clean pictures', classAcross: 'classes in a batch', chosenClasses: 'guessing, and the classes below', across: 'brightness added', caption: 'Test accuracy and loss on the changed pictures; the last two rows on clean ones.', head: ['Statistics', 'accuracy', 'loss'],
  classRow: 'batches of 32 with {classes} classes: {which}',
  summary: 'Test accuracy with brightness plus {brightness}: {ends}.',
  seen: 'Brightness plus {brightness}, contrast times {contrast}: {population} with stored statistics, {whole} with fresh ones, {none} without BN.',
  classSeen: 'Clean batches of {classes} classes: {stored} with stored, {fresh} with fresh statistics.', what: 'clean pictures',
};
