// Sums that the prose works by plain arithmetic: the build computes them, so that no result is typed.

/** Numbers, the four operations, powers, brackets, and the square root. */
const SUM = /^(?:[\d.\s()+\-*/]|sqrt\()+$/;

/** The value of `100 * (1 - 0.99 ** 50)`; throws when it is no sum. */
export function evaluateSum(sum: string): number {
  if (!SUM.test(sum)) throw new Error(`“${sum}” is no sum`);
  // The text is our own, and the pattern lets nothing else through.
  const value: unknown = new Function('sqrt', `return ${sum}`)(Math.sqrt);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`“${sum}” is ${String(value)}`);
  return value;
}
