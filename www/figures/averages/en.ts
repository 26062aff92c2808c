// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly lines: Readonly<Record<'short' | 'exponential' | 'corrected' | 'cumulative' | 'population' | 'batch', string>>;
  readonly plot: string;
  readonly across: string;
  readonly caption: string;
  readonly steps: string;
  readonly summary: string;
  readonly seen: string;
  readonly what: string;
}

export const words: Words = {
  title: 'The average that inference uses',
  look: 'One network, five kinds of kept statistics, and the test batch’s own to compare with. How long does each need before the test accuracy is the network’s and not the average’s?',
  caveat: 'What does not appear: a lasting difference on centred data. After a long run all averages agree there. Where the inputs are far from zero, the cumulative average stays behind: it still holds the statistics of the first weights.',
  groups: { data: 'Data' },
  fields: { rho: 'Weight ρ of the old value', inputs: 'Inputs' },
  options: { inputs: { moved: 'Not centred', centred: 'Centred' } },
  lines: { short: 'weight 0.9', exponential: 'weight {rho}', corrected: 'weight {rho}, corrected', cumulative: 'cumulative', population: 'frozen weights', batch: 'the test batch’s own' },
  plot: 'Test accuracy by the statistics that inference uses', across: 'training steps', caption: 'Test accuracy after so many steps.', steps: 'Steps',
  summary: 'Test accuracy after {steps} steps: {ends}.', seen: 'After {steps} steps, the same network: {exponential} with weight {rho}, {short} with 0.9, {population} with statistics of the frozen weights.', what: '{steps} steps',
};
