/* tslint:disable */
/* eslint-disable */
/**
 * A feature, its scale and its shift.
 */
export interface ZerosConfig {
    /**
     * γ, −10 to 10.
     */
    gamma: number;
    /**
     * β, −10 to 10.
     */
    beta: number;
    /**
     * Distribution of the feature.
     */
    shape: Distribution;
    /**
     * Samples drawn, 2 to 100 000.
     */
    samples: number;
    /**
     * Bins of the histogram, from −5 to 5.
     */
    bins: number;
    /**
     * Seed of the samples.
     */
    seed: number;
}

/**
 * A finished network and how it is tested, as JavaScript asks for it.
 */
export interface ShiftedRequest extends ShiftedConfig {
    /**
     * [`Trained::parameters`].
     */
    parameters: ArrayLike<number>;
    /**
     * [`Trained::statistics`].
     */
    statistics: ArrayLike<number>;
}

/**
 * A finished network and the classes of its test batches, as JavaScript asks for it.
 */
export interface ClassesRequest extends Setting {
    /**
     * [`Trained::parameters`].
     */
    parameters: ArrayLike<number>;
    /**
     * [`Trained::statistics`].
     */
    statistics: ArrayLike<number>;
    /**
     * How many of the ten classes a test batch holds.
     */
    classes: number;
}

/**
 * A finished network as plain numbers, so that it can be tested again and again without being trained again.
 */
export interface Trained extends Losses {
    /**
     * Its parameters, in the order of [`Network::parameters`].
     */
    parameters: number[];
    /**
     * The statistics of its training set: mean, then variance (divisor N−1), layer after layer.
     */
    statistics: number[];
}

/**
 * A function applied to every number of a layer.
 */
export type Activation = "relu" | "tanh" | "sigmoid" | "identity";

/**
 * A network and too little data.
 */
export interface OverfittingConfig extends Setting {
    /**
     * Training samples, 8 to 2048.
     */
    samples: number;
    /**
     * Standard deviation of the noise on the inputs, in training and test.
     */
    noise: number;
    /**
     * Share of training labels replaced by random ones, 0 to 1; test labels stay.
     */
    flips: number;
}

/**
 * A network tested on the way.
 */
export interface AveragesConfig extends Setting {
    /**
     * Every input is multiplied by this, then `shift` is added; training sees the same network either way.
     */
    scale: number;
    /**
     * Added to every input.
     */
    shift: number;
    /**
     * Steps after which the network is tested, each 1 to 20 000.
     */
    checkpoints: number[];
    /**
     * Weight ρ of the old value in the slow averages.
     */
    rho: number;
}

/**
 * A network that learns its γ and β.
 */
export interface ZerosTrainedConfig extends Setting {
    /**
     * β of every unit at the start.
     */
    beta: number;
}

/**
 * A network that sees a fixed number of samples.
 */
export interface BatchSizeConfig extends Setting {
    /**
     * Samples seen in training, counted again each time.
     */
    samples: number;
    /**
     * How the learning rate follows the batch size.
     */
    rule: RateRule;
}

/**
 * A network whose landscape is probed while it learns.
 */
export interface WhyConfig extends Setting {
    /**
     * Strength of the random scales and shifts put in after the normalisation, 0 to 4: 0 is none, 1 the reference.
     */
    noise: number;
    /**
     * The landscape is probed at every so many steps.
     */
    probeEvery: number;
    /**
     * Training samples in the probe, 2 or more; the whole set if there are fewer.
     */
    probe: number;
    /**
     * How far along the gradient the probe looks, in learning rates.
     */
    reaches: number[];
}

/**
 * A network, its task and its training.
 */
export interface Setting extends Dropout {
    /**
     * The task.
     */
    source: Source;
    /**
     * Number of hidden layers, 0 to 40.
     */
    depth: number;
    /**
     * Units of each hidden layer, 1 to 256.
     */
    width: number;
    /**
     * The nonlinearity.
     */
    activation: Activation;
    /**
     * The normalisation of the hidden layers.
     */
    norm: Normalization;
    /**
     * Groups of units in group normalization; their number divides the width.
     */
    groups: number;
    /**
     * Factor on the initial weights of the hidden layers, 0.01 to 100; 1 is the one that suits the activation.
     */
    gain: number;
    /**
     * Step along the gradient, 0 to 100.
     */
    rate: number;
    /**
     * Samples in a mini-batch, 1 to the number of training samples.
     */
    batch: number;
    /**
     * Number of mini-batches, 1 to 20 000.
     */
    steps: number;
    /**
     * Share of every parameter added to its gradient, 0 to 1.
     */
    decay: number;
    /**
     * The whole training set is measured at the start, after every so many steps, and at the end.
     */
    record: number;
    /**
     * Seed of data, weights and mini-batches, 0 to 2⁵³ (what JavaScript counts exactly).
     */
    seed: number;
}

/**
 * A number found and the number that theory gives.
 */
export interface Compared {
    /**
     * Over all the batches.
     */
    measured: number;
    /**
     * In theory.
     */
    expected: number;
}

/**
 * A part of a picture.
 */
export type Mask = "none" | "left";

/**
 * A value behind dropout.
 */
export interface VarianceShiftConfig {
    /**
     * What goes in.
     */
    input: DropoutInput;
    /**
     * Mean of a normal input.
     */
    mean: number;
    /**
     * Share removed, 0 to below 1.
     */
    rate: number;
    /**
     * Samples drawn, 2 to 200 000.
     */
    samples: number;
    /**
     * Seed of the samples.
     */
    seed: number;
}

/**
 * Accuracy and loss on 512 shifted test pictures. Without batch normalization all four are the same.
 */
export interface ShiftOutcome {
    /**
     * With the statistics of the training set.
     */
    population: Evaluation;
    /**
     * In batches, each with its own statistics (divisor N).
     */
    batch: Evaluation;
    /**
     * All of them as one batch (divisor N−1).
     */
    whole: Evaluation;
    /**
     * In batches, statistics mixed from those of training and of the batch (divisor N−1).
     */
    mixed: Evaluation;
}

/**
 * All layers at one moment.
 */
export interface Snapshot {
    /**
     * Steps taken.
     */
    step: number;
    /**
     * The hidden layers, from the input on.
     */
    layers: Layer[];
}

/**
 * All that was measured.
 */
export interface WhyHistory extends Losses, Medians {
    /**
     * At each step: how far the mean of a unit of the middle layer moved, in its standard deviations, noise included.
     */
    movements: number[];
    /**
     * The landscape at the probed steps.
     */
    landscape: Landscape[];
    /**
     * Loss and accuracy on the test set, without noise.
     */
    test: Evaluation;
}

/**
 * Batches of normal numbers.
 */
export interface NoiseConfig {
    /**
     * Values in a batch, 2 to 1024.
     */
    batch: number;
    /**
     * Batches, 1 to 10 000.
     */
    batches: number;
    /**
     * Seed of the values.
     */
    seed: number;
}

/**
 * Differences between pairs of runs that share a seed.
 */
export interface Paired {
    /**
     * Mean of the differences.
     */
    mean: number;
    /**
     * Its standard error: deviation of the differences (divided by N−1) over √N.
     */
    standardError: number;
    /**
     * Mean over standard error; beyond ±2 it is hardly chance.
     */
    t: number;
}

/**
 * Dropout of hidden units.
 */
export interface Dropout {
    /**
     * The share of numbers removed, 0 (none) to below 1.
     */
    dropout: number;
    /**
     * Where in the layer.
     */
    dropoutPlace: DropoutPlace;
    /**
     * In which layers.
     */
    dropoutLayers: DropoutLayers;
}

/**
 * Each of several numbers over the seeds of a run.
 */
export interface SeedSpread {
    /**
     * Mean of each number.
     */
    mean: number[];
    /**
     * The one in the middle.
     */
    median: number[];
    /**
     * Standard deviation, divided by N − 1.
     */
    deviation: number[];
    /**
     * The smallest.
     */
    lowest: number[];
    /**
     * The largest.
     */
    highest: number[];
}

/**
 * Frobenius norms of the gradients of one batch, from the first layer on.
 */
export interface Gradients {
    /**
     * ‖∂L/∂z‖ of z = Wx of each hidden layer, before any normalisation.
     */
    preActivation: number[];
    /**
     * ‖∂L/∂W‖ of each layer, the output layer last.
     */
    weights: number[];
    /**
     * Mean factor of ‖∂L/∂z‖ per layer towards the input, from the last hidden layer to the second; NaN with fewer
     * than three.
     */
    factor: number;
    /**
     * Loss of the batch.
     */
    loss: number;
    /**
     * What [`factor`](Self::factor) is in theory for ReLU behind batch normalization; none without it.
     */
    theory?: number;
    /**
     * ‖∂L/∂z‖ of each hidden layer as theory has it, from that of the last; empty without batch normalization.
     */
    theoryLine: number[];
}

/**
 * How a network is tested.
 */
export interface ShiftedConfig extends Setting, PictureShift {
    /**
     * Pictures in a test batch that is normalised by its own statistics, 2 to 512.
     */
    testBatch: number;
    /**
     * How many pictures the statistics of training count for beside a batch, in the mixture.
     */
    prior: number;
}

/**
 * How many values fall into each of equally wide bins.
 */
export interface Histogram {
    /**
     * Left edge of the first bin.
     */
    low: number;
    /**
     * Right edge of the last bin.
     */
    high: number;
    /**
     * Values in each bin.
     */
    counts: number[];
    /**
     * Values below the first bin.
     */
    below: number;
    /**
     * Values above the last bin, and those that are not numbers.
     */
    above: number;
}

/**
 * How much the statistics of a batch of B standard normal values scatter.
 */
export interface Noise {
    /**
     * Standard deviation of the batch mean: 1/√B.
     */
    mean: Compared;
    /**
     * Mean of the batch variance (divisor N): (B−1)/B.
     */
    variance: Compared;
    /**
     * Mean of the batch standard deviation: c = √(2/B)·Γ(B/2)/Γ((B−1)/2).
     */
    deviation: Compared;
    /**
     * Standard deviation of the batch standard deviation: √((B−1)/B − c²).
     */
    deviationScatter: Compared;
    /**
     * Largest |x̂|, and its bound √(B−1), reached when all other values are equal.
     */
    largest: Compared;
    /**
     * Mean of 1/√(variance + 1e-5), by which the batch is stretched. In theory infinite for B = 2 and ε = 0.
     */
    stretch: number;
}

/**
 * How the learning rate follows the batch size, from the one for 32.
 */
export type RateRule = "root" | "linear";

/**
 * Layers and losses of a trained network.
 */
export interface Learned extends Losses {
    /**
     * The hidden layers, from the input on.
     */
    layers: LearnedLayer[];
    /**
     * Loss and accuracy on the test set.
     */
    test: Evaluation;
}

/**
 * Layers and losses on the way.
 */
export interface LayersHistory extends Losses {
    /**
     * The layers at the start, after every `record_every` steps, and at the end.
     */
    snapshots: Snapshot[];
    /**
     * Loss and accuracy on the test set at the end.
     */
    test: Evaluation;
}

/**
 * Loss and accuracy on a set.
 */
export interface Evaluation {
    /**
     * Mean cross-entropy (for one output the logistic loss); infinite where it cannot be computed any more.
     */
    loss: number;
    /**
     * Share of samples whose largest output is at their label (for one output: positive for label 1, else 0).
     */
    accuracy: number;
}

/**
 * Means over batches of few classes.
 */
export interface ClassOutcome {
    /**
     * With the statistics of the training set.
     */
    population: Evaluation;
    /**
     * Each batch with its own statistics.
     */
    batch: Evaluation;
}

/**
 * Medians over the steps.
 */
export interface Medians {
    /**
     * Of [`WhyHistory::movement`].
     */
    movement: number;
    /**
     * Of `highest − lowest`.
     */
    lossRange: number;
    /**
     * Of [`Landscape::gradient_change`].
     */
    gradientChange: number;
    /**
     * Of [`Landscape::smoothness`].
     */
    smoothness: number;
    /**
     * Of [`Landscape::relative_change`].
     */
    relativeChange: number;
    /**
     * Of [`Landscape::shift`].
     */
    shift: number;
    /**
     * Of [`Landscape::shift_cosine`].
     */
    shiftCosine: number;
}

/**
 * Series over the same seeds.
 */
export interface PairedRequest {
    first: ArrayLike<number>;
    second: ArrayLike<number>;
}

/**
 * Settings of both views.
 */
export interface LayersConfig extends Setting {
    /**
     * Samples in the batch that is looked at, 2 to 2048.
     */
    probe: number;
    /**
     * Bins of each histogram, 1 to 200.
     */
    bins: number;
    /**
     * The histograms reach from −limit to limit.
     */
    limit: number;
}

/**
 * Tests of a network at one step.
 */
export interface Checkpoint {
    /**
     * Steps taken.
     */
    step: number;
    /**
     * On the test set with the exponential average of ρ = 0.9.
     */
    short: Evaluation;
    /**
     * With the exponential average of the setting's ρ.
     */
    exponential: Evaluation;
    /**
     * With the same, its start taken out.
     */
    corrected: Evaluation;
    /**
     * With the mean over all batches of training.
     */
    cumulative: Evaluation;
    /**
     * With the whole training set, run again with the weights as they are (`PreciseBN`).
     */
    population: Evaluation;
    /**
     * With the statistics of the test set itself, as in training.
     */
    batch: Evaluation;
}

/**
 * Tests on the way of one network.
 */
export interface AveragesHistory extends Losses {
    /**
     * One for each checkpoint that training reached.
     */
    checkpoints: Checkpoint[];
}

/**
 * The distribution of a feature before its normalisation.
 */
export type Distribution = "normal" | "uniform" | "exponential" | "rectified" | "lognormal" | "spikes";

/**
 * The landscape at one step, on a fixed batch without noise, along its gradient g.
 */
export interface Landscape {
    /**
     * Step taken before the look.
     */
    step: number;
    /**
     * Smallest loss on the way.
     */
    lowest: number;
    /**
     * Largest loss on the way.
     */
    highest: number;
    /**
     * Largest ‖Δg‖ on the way.
     */
    gradientChange: number;
    /**
     * Largest ‖Δg‖ / (reach · ‖g‖): how smooth the landscape is, in effect.
     */
    smoothness: number;
    /**
     * ‖Δg‖ / ‖g‖ one learning rate away, or at the middle reach where 1 is not among them.
     */
    relativeChange: number;
    /**
     * ‖g‖.
     */
    gradient: number;
    /**
     * ‖G − G′‖: how the gradient of the middle layer changes when the layers before it take their step.
     */
    shift: number;
    /**
     * Cosine of the angle between G and G′.
     */
    shiftCosine: number;
}

/**
 * The loss on the way, measured twice.
 */
export interface Losses {
    /**
     * Loss of each step's mini-batch before the step, with the noise of the batch; infinite after a divergence.
     */
    miniBatch: number[];
    /**
     * How many steps had been taken when the whole set was measured.
     */
    wholeSetSteps: number[];
    /**
     * Loss of the whole training set as one batch, without dropout and noise, at these steps.
     */
    wholeSet: number[];
}

/**
 * The numbers of several seeds: one row per seed.
 */
export interface SpreadRequest {
    values: ArrayLike<number>;
    seeds: number;
}

/**
 * The two tasks.
 */
export type Source = "digits" | "spirals";

/**
 * Variance in inference over variance in training.
 */
export interface VarianceShift {
    /**
     * In theory: v / ((c² + v)/(1 − rate) − c²).
     */
    expected: number;
    /**
     * Of the samples.
     */
    measured: number;
    /**
     * Standard deviation of the output of the normalisation in inference: √expected.
     */
    outputDeviation: number;
}

/**
 * What became of one network, tested with the statistics of the training set.
 */
export interface OverfittingOutcome extends Losses {
    /**
     * On the training samples, with the labels it was given.
     */
    train: Evaluation;
    /**
     * On 1000 pictures or 510 points, with true labels.
     */
    test: Evaluation;
    /**
     * Accuracy on the training samples minus accuracy on the test set.
     */
    gap: number;
}

/**
 * What became of one network.
 */
export interface Cell extends Losses {
    /**
     * Loss of the whole training set at the end; infinite after a divergence.
     */
    wholeSetLoss: number;
    /**
     * Loss of guessing.
     */
    chanceLoss: number;
    /**
     * Whether the loss is below half of that of guessing.
     */
    works: boolean;
    /**
     * Loss and accuracy on the test set; that of guessing after a divergence.
     */
    test: Evaluation;
}

/**
 * What became of one network.
 */
export interface DropoutOutcome extends Losses {
    /**
     * Variance without over variance with dropout on the training set, mean over the units of each normalised layer.
     */
    ratios: number[];
    /**
     * On the test set with the running statistics, which have seen dropout.
     */
    running: Evaluation;
    /**
     * On the test set with statistics estimated again without dropout.
     */
    population: Evaluation;
}

/**
 * What became of one network.
 */
export interface OrderOutcome extends Losses {
    /**
     * The inputs of the last layer at the start, over 512 training samples.
     */
    input: OrderInputs;
    /**
     * Loss and accuracy on the test set, with the statistics of the training set.
     */
    test: Evaluation;
}

/**
 * What became of one network. Where there is no batch normalization, `train_mode`, `inference`, `population` and
 * `running` measure the same network.
 */
export interface BatchSizeOutcome extends Losses {
    /**
     * On the training set in batches of B with their own statistics, as training sees it.
     */
    trainMode: Evaluation;
    /**
     * On the training set with the statistics of the population.
     */
    inference: Evaluation;
    /**
     * On the test set with the statistics of the population.
     */
    population: Evaluation;
    /**
     * On the test set with the running statistics (ρ = 0.9).
     */
    running: Evaluation;
    /**
     * On the test set in batches of B with their own statistics.
     */
    batch: Evaluation;
    /**
     * The learning rate used.
     */
    rate: number;
}

/**
 * What goes into dropout.
 */
export type DropoutInput = "normal" | "rectified";

/**
 * What is done to the test pictures: `contrast · x + brightness + noise`.
 */
export interface PictureShift {
    /**
     * Factor on every pixel, −10 to 10; −1 with brightness 1 inverts.
     */
    contrast: number;
    /**
     * Added to every pixel, −10 to 10.
     */
    brightness: number;
    /**
     * Standard deviation of the noise added to every pixel, 0 to 10.
     */
    noise: number;
    /**
     * Which part is blackened.
     */
    mask: Mask;
}

/**
 * What one hidden layer does to the probe. A unit's mean μ and standard deviation are taken over the probe,
 * then averaged over the units.
 */
export interface Layer {
    /**
     * Mean of |μ| of the pre-activation.
     */
    mean: number;
    /**
     * Mean standard deviation of the pre-activation.
     */
    deviation: number;
    /**
     * Share of outputs where the activation is flat: zero for ReLU, saturated for tanh and sigmoid.
     */
    flat: number;
    /**
     * Mean standard deviation of the output of the activation.
     */
    outputDeviation: number;
    /**
     * Mean of |μ − μ at the start| over the standard deviation at the start. Explodes where that is nearly 0.
     */
    drift: number;
    /**
     * The same for Wx itself, before any normalisation.
     */
    rawDrift: number;
    /**
     * The pre-activations of all units.
     */
    histogram: Histogram;
}

/**
 * What one hidden layer has learned. γ and β are NaN where there is no normalisation.
 */
export interface LearnedLayer {
    /**
     * Mean of β over the units.
     */
    meanBeta: number;
    /**
     * Its standard deviation over the units.
     */
    deviationBeta: number;
    /**
     * Mean of |γ| over the units.
     */
    meanGamma: number;
    /**
     * Share of outputs where the activation is flat (zeros for ReLU), on the test set.
     */
    zeros: number;
    /**
     * Mean over the units of Φ(−β/|γ|).
     */
    predicted: number;
    /**
     * Share of units that are flat for every test sample.
     */
    dead: number;
}

/**
 * What the last layer gets from the hidden ones, over a batch.
 */
export interface OrderInputs {
    /**
     * Mean of all numbers.
     */
    mean: number;
    /**
     * Standard deviation of a unit over the batch, averaged over the units.
     */
    deviation: number;
    /**
     * Mean square of all numbers.
     */
    meanSquare: number;
    /**
     * Share of zeros.
     */
    zeros: number;
}

/**
 * Where dropout stands.
 */
export type DropoutPlace = "activation" | "normalization";

/**
 * Which hidden layers have dropout.
 */
export type DropoutLayers = "every" | "last";

/**
 * Which normalisation a hidden layer has, and where.
 */
export type Normalization = "none" | "pre" | "post" | "group";

/**
 * Zeros counted and predicted.
 */
export interface Zeros extends Histogram {
    /**
     * Share of samples with γ·x̂ + β ≤ 0.
     */
    measured: number;
    /**
     * The same for the whole distribution of this shape.
     */
    exact: number;
    /**
     * The same if it were normal: Φ(−β/|γ|).
     */
    gaussian: number;
}

/** Every experiment: its settings, and what was measured. */
export interface Experiments {
    "layers-start": { settings: LayersConfig; outcome: Snapshot };
    "layers-train": { settings: LayersConfig; outcome: LayersHistory };
    "gradients": { settings: Setting; outcome: Gradients };
    "learning-rate": { settings: Setting; outcome: Cell };
    "why": { settings: WhyConfig; outcome: WhyHistory };
    "order": { settings: Setting; outcome: OrderOutcome };
    "overfitting": { settings: OverfittingConfig; outcome: OverfittingOutcome };
    "batch-noise": { settings: NoiseConfig; outcome: Noise };
    "batch-size": { settings: BatchSizeConfig; outcome: BatchSizeOutcome };
    "zeros": { settings: ZerosConfig; outcome: Zeros };
    "zeros-trained": { settings: ZerosTrainedConfig; outcome: Learned };
    "dropout-shift": { settings: VarianceShiftConfig; outcome: VarianceShift };
    "dropout": { settings: Setting; outcome: DropoutOutcome };
    "shift-train": { settings: Setting; outcome: Trained };
    "shift": { settings: ShiftedRequest; outcome: ShiftOutcome };
    "classes": { settings: ClassesRequest; outcome: ClassOutcome };
    "averages": { settings: AveragesConfig; outcome: AveragesHistory };
    "paired": { settings: PairedRequest; outcome: Paired };
    "spread": { settings: SpreadRequest; outcome: SeedSpread };
}
/** Runs one experiment. What is not set has the default of the reference run; bad settings throw an Error with key and details. */
export function experiment<Name extends keyof Experiments>(name: Name, settings: Partial<Experiments[Name]["settings"]>): Experiments[Name]["outcome"];


/**
 * Room for a batch.
 */
export class Room32 {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Where a list lies in the memory of the module.
     */
    address(part: number): number;
    /**
     * dy to dx, dgamma and dbeta.
     */
    backward(epsilon: number): void;
    /**
     * x to y in inference.
     */
    infer(epsilon: number): void;
    /**
     * No room yet.
     */
    constructor();
    /**
     * Makes room for a batch of this shape. Lists may move.
     */
    resize(rows: number, features: number): void;
    /**
     * x to y in training.
     */
    train(epsilon: number): void;
}

/**
 * Room for a batch.
 */
export class Room64 {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Where a list lies in the memory of the module.
     */
    address(part: number): number;
    /**
     * dy to dx, dgamma and dbeta.
     */
    backward(epsilon: number): void;
    /**
     * x to y in inference.
     */
    infer(epsilon: number): void;
    /**
     * No room yet.
     */
    constructor();
    /**
     * Makes room for a batch of this shape. Lists may move.
     */
    resize(rows: number, features: number): void;
    /**
     * x to y in training.
     */
    train(epsilon: number): void;
}

export function __wbg_reset_state(): void;

/**
 * The running statistics of a stream of batches: all means, then all variances.
 */
export function runningAverages(x: Float64Array | number[], features: number, sizes: Uint32Array | number[], average: string, setting: number, stored: string): Float64Array;
