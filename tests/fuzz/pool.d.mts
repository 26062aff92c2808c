import type { Random } from './random.mjs';
export function anyNumber(random: Random): number;
export function scrap(random: Random, most?: number): string;
export function text(random: Random): string;
