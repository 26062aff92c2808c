// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly lookTrain: string;
  readonly caveatTrain: string;
  readonly ridges: string;
  readonly ridgesAt: string;
  readonly values: string;
  readonly outside: string;
  readonly heads: readonly [string, string];
  readonly deviation: string;
  readonly drift: string;
  readonly flat: Readonly<Record<string, string>>;
  readonly layer: string;
  readonly caption: string;
  readonly captionTrain: string;
  readonly rows: string;
  readonly profile: string;
  readonly level: string;
  readonly seen: string;
  readonly seenTrain: string;
  readonly lost: string;
  readonly lostRows: string;
  readonly what: string;
}

export const words: Words = {
  title: 'The layers of a network while it trains',
  look: 'Each row is a layer: the values just before its activation. How wide are the rows from top to bottom, and what do smaller or larger initial weights do to them?',
  caveat: 'What does not appear: trouble with well-chosen weights. At 1 times the usual size the network without BN is healthy too. And the share of zeros behind ReLU does not depend on the size of the weights.',
  lookTrain: 'Move through the steps. Which rows wander and widen while the network trains, and does the network whose rows stay put end with the lower loss?',
  caveatTrain: 'What does not appear: less drift is not always less loss. With tanh at a rate of 0.1, over five seeds, the rows of BN hardly move, and its loss is no better. Two cautions: where a layer starts almost without spread, drift in units of that spread is huge, so look at the standard deviation too; and the values in front of BN, which are not shown, drift with it as well.',
  fields: { mode: 'Show', bn: 'Picture', layers: 'Hidden layers', step: 'Step shown' },
  options: { mode: { init: 'At the start', train: 'While training' }, bn: { both: 'Both', 0: 'Without BN', 1: 'With BN' } },
  ridges: 'Values before the activation, {arm}', ridgesAt: 'Values before the activation, {arm}, step {step}', values: 'value', outside: '{count} of the {all} values in layer {depth} lie outside.', heads: ['st. deviation', 'drift'],
  deviation: 'Standard deviation in each layer', drift: 'Drift in each layer, in standard deviations of the start',
  flat: { relu: 'zeros', tanh: 'saturated', sigmoid: 'saturated' }, layer: 'Layer',
  caption: 'Standard deviation of the values before the activation, averaged over the units; the share behind it that is zero or saturated.',
  captionTrain: 'Drift: how far the mean of each unit has moved since the start, in standard deviations of the start, averaged over the units.',
  rows: '{title}: one histogram for each of {depth} layers. {outside}', profile: '{title}. {arms}.', level: '{label}: {first} in layer 1, {last} in layer {depth}',
  seen: 'The standard deviation in layer {depth} is {none} without BN and {pre} with BN.',
  seenTrain: 'By step {step} layer {depth} has drifted by {none} standard deviations without BN and {pre} with BN; the loss on the whole training set ended at {noneLoss} and {preLoss}.',
  lost: '{arm} the loss had run away to infinity by then.', lostRows: 'The run had ended before this step: its loss had run away.',
  what: 'learning rate {rate}',
};
