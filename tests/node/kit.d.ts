/* tslint:disable */
/* eslint-disable */

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
export function averages(x: Float64Array | number[], features: number, sizes: Uint32Array | number[], average: string, setting: number, stored: string): Float64Array;
