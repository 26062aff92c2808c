export interface Random {
  next(): number;
  below(most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  list<T>(length: number, make: (index: number) => T): T[];
  normal(): number;
}
export function createRandom(seed: number): Random;
