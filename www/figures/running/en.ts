// The words of the running averages, English.
const en = {
  title: 'Running averages of batch statistics',
  stories: {
    label: 'Story',
    names: { steady: 'Steady', drifting: 'Drifting', zero: 'Started at zero', keras50: '50 steps, weight 0.99', jump: 'A jump', settling: 'Settling', hand: 'By hand', own: 'Your own' },
    sentences: {
      steady: 'The population stands still. Once an average has arrived, how much does it still tremble?',
      drifting: 'The population moves on a little with every batch. Every average is late; the long ones are late by far.',
      zero: 'The average starts at 0 although the population lies elsewhere. The corrected one takes the start out again and is there from the first batch.',
      keras50: 'Weight {rho}, as Keras and Flax have it when nobody asks, and only {count} training steps. After {t} of them the average has come {arrived} % of its way.',
      jump: 'At batch {at} the population jumps. The window has forgotten the old value after k batches, the exponential average fades it out, the cumulative one never forgets.',
      settling: 'As in training: the population moves fast at first and then settles. Averages that remember the early batches pay for it.',
      hand: 'Three batches of five numbers each: small enough to follow with a pencil.',
      own: 'Your own numbers: every block of rows is one batch.',
    },
  },
  batch: 'batch',
  now: 'Batch',
  timeline: { back: 'Batch back', forward: 'Batch forward', play: 'Play the batches', pause: 'Pause the batches' },
  legend: 'Averages in the picture',
  about: 'Explained',
  table: 'The averages, batch by batch',
  statistics: { mean: 'mean', variance: 'variance' },
  starts: { usual: '0', zero: '0', one: '1', first: 'first batch' },
  usual: { mean: 'usual: 0', variance: 'usual: 1' },
  quantities: {
    theta: 'batch', window: 'window', average: 'exponential', corrected: 'corrected', cumulative: 'cumulative', weight: 'weights', paper: 'Algorithm 2', precise: 'PreciseBN',
    rho: 'weight of the old value', time: 'batch number', window_count: 'batches in the window', age: 'batches ago', batch_mean: 'mean of each batch',
    batch_variance: 'variance of each batch', batch_size: 'rows of each batch', batches: 'number of batches',
  } as Readonly<Record<string, string>>,
  sentences: {
    theta: 'The {statistic} of one batch: what a layer sees in training. Each batch says something else, and none of them is the truth.',
    window: 'The plain mean of the last {window} batches. All of them count the same, older ones not at all.',
    average: 'Keep the share ρ of the old value and add the share 1 − ρ of the new batch. One number is all that has to be remembered.',
    corrected: 'Take out what is left of the start, and divide by the share of the way that the average has come.',
    cumulative: 'The plain mean of all batches so far: a calm voice that never forgets anything.',
    weight: 'What the batches so far weigh in the present exponential average: each a factor ρ less than the one after it.',
    paper: 'Algorithm 2 of the paper averages over many batches of a finished network, variances with the factor m/(m − 1). Here: over the {count} batches so far.',
    precise: 'The {statistic} of all rows of the {count} batches so far, as if they were one. With frozen weights this is PreciseBN.',
  },
  picture: {
    title: 'The {statistic} of each batch, and its averages',
    summary: 'Line chart over {count} batches of {rows} rows: the {statistic} of each batch as a dot. At batch {t}: {values}.',
  },
  weights: {
    fold: 'Weights',
    title: 'Weight of each batch in the average after batch {t}: exponential (filled), window (outlined)',
    summary: 'Bar chart: the exponential weights fade towards older batches, and the start still weighs {left} percent; the window gives {window} batches the same weight.',
  },
  rows: {
    title: 'The {rows} rows of batch {t}',
    summary: 'Histogram of the {rows} rows of batch {t}: mean {mean}, standard deviation {deviation}.',
  },
  facts: {
    label: 'Memory',
    batches: '{value} batches',
    halfLife: 'Half-life', halfLifeMeans: 'Then the weight of a batch has halved.',
    memory: 'Memory, 1 / (1 − ρ)', memoryMeans: 'Then a weight has fallen to about a third. Often called “the window”.',
    equalNoise: 'Equal noise, (1 + ρ) / (1 − ρ)', equalNoiseMeans: 'A plain average over so many trembles as little: nearly twice the memory. Both numbers are right.',
    arrived: 'Way from the start, after batch {t}', arrivedMeans: 'The start still weighs {left} %. Nine tenths of the way take {until90} batches, 99 % take {until99}.',
    noise: 'Trembling, one batch being 1', noiseMeans: 'By now, for a steady stream. The window over {window} trembles by {windowNoise}.',
    lag: 'Lag', lagMeans: 'The mean age of what it has seen: so far it trails a steady drift. The window trails by {windowLag}.',
  },
  spellings: {
    caption: 'One rule, two spellings',
    head: ['', 'momentum', 'it weighs', 'V becomes'],
    old: 'the old value', new: 'the new batch',
  },
  groups: { stream: 'Stream', average: 'Averages', view: 'Display' },
  labels: {
    batches: 'Batches', batch: 'Rows per batch', drift: 'Drift per batch', jump: 'Jump', at: 'Jump at batch', settle: 'Settling, in all', draw: 'Draw again', seed: 'Seed',
    fixed: 'These batches are given. Choose a story to make a stream.',
    rho: 'weight of the old value', window: 'batches in the window', start: 'Start of the exponential average', statistic: 'Averaged',
    feature: 'Feature', digits: 'Digits',
  },
  own: {
    title: 'Use your own batches',
    hint: 'One row per sample, one column per feature. An empty row begins the next batch.',
    placeholder: 'A\n2\n4\n\n7\n9\n\n5\n8',
    counted: 'Batches read: {batches}, with {rows} rows in all.',
  },
  sources: { 'last-batch': 'last batch alone', window: 'window', average: 'exponential', corrected: 'corrected', cumulative: 'cumulative', population: 'all rows' } as Readonly<Record<string, string>>,
  served: {
    kept_mean: 'mean', kept_variance: 'variance', served: 'normalized', gap: 'off by', served_y: 'output',
  } as Readonly<Record<string, string>>,
  serve: {
    title: 'In inference',
    sentence: 'One and the same sample after {t} batches, normalized with each of the averages. The statistics differ, so the answers do; Δ is the distance to what all rows together give.',
    table: 'The sample under each average', sample: 'sample x', gamma: 'scale', beta: 'shift',
    use: 'Statistics', link: 'Follow this sample through inference, step by step',
  },
  alone: {
    training: 'Batch of one, in training',
    trainingMeans: 'The sample is its own mean: it becomes 0, and the output is the shift, whatever goes in.',
    inference: 'Batch of one, in inference ({source})',
    inferenceMeans: 'Mean and variance are stored numbers, so one sample is enough.',
  },
};

/** What each language must have: the English keys. */
export type Words = { readonly [K in keyof typeof en]: Spoken<(typeof en)[K]> };
type Spoken<T> = T extends string ? string : T extends readonly string[] ? readonly string[] : { readonly [K in keyof T]: Spoken<T[K]> };

export const words: Words = en;
