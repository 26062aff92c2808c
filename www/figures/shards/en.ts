// The words of the figure, English.
import type { WalkWords } from '../kit/walk.ts';

/** What its pictures and controls say. */
const labels = {
  devices: 'Devices', device: 'Device {k}', away: 'Move one sample away from device {k}', sizes: 'Samples on each device',
  merging: 'Ways to merge', ways: 'Variance of feature {name}: ways to merge', plain: 'Plain mean of the variances', weighted: 'Weighted by samples', merged: 'Within plus between', whole: 'The whole batch at once',
  ridges: 'Samples of feature {name}, device by device', summary: 'One histogram for each of {count} devices, feature {name}.', onDevice: 'on device {k}: {count} samples', all: 'on all devices together', every: 'all',
  frameworks: 'In a framework', calls: 'Plain BN stops at the numbers of each device. Synchronized BN merges them at every training step:',
  blocks: 'Paste a table with one blank row between devices, and each block becomes a device.',
};

export type Words = WalkWords & { readonly labels: typeof labels };

export const words: Words = {
  title: 'One batch on several devices',
  quantities: {
    x: 'input', shard: 'device', shards: 'devices', shard_count: 'samples per device', shard_mean: 'mean per device', shard_variance: 'variance per device',
    mean_of_means: 'plain mean of the means', mean_of_variances: 'plain mean of the variances', count: 'batch size', mean: 'merged mean',
    within: 'within devices', between: 'between devices', variance: 'merged variance',
    whole_mean: 'mean of the whole', whole_variance: 'variance of the whole', difference: 'difference',
  },
  sentences: {
    x: 'One batch of {count} samples, its rows dealt out to devices. Type over any number.',
    shard_count: 'Each device counts its own samples.',
    shard_mean: 'Each device takes the mean of its own samples. No number has travelled yet.',
    shard_variance: 'Each device takes the variance around its own mean. This is all that plain BN sees.',
    mean_of_means: 'The plain mean of the means lets a small share count as much as a large one.',
    mean_of_variances: 'The plain mean of the variances is wrong: it forgets how far apart the devices’ means lie.',
    count: 'The samples of all devices together.',
    mean: 'Weight every mean by its number of samples: this is the mean of the whole batch.',
    within: 'The variances weighted by their samples: the spread inside the devices. Better, and still not everything.',
    between: 'The missing part: how far the devices’ means lie from the merged mean.',
    variance: 'Inside plus between: exactly the variance of the whole batch. Only a count, a mean and a variance per device had to travel.',
    whole_mean: 'For comparison, the mean over all samples at once.',
    whole_variance: 'For comparison, the variance over all samples at once. The merged one is the same number.',
    difference: 'Merged less whole: nothing, but for the rounding of the last digit.',
  },
  notes: {},
  labels,
};
