export function makeWasm(modules?: readonly string[]): boolean;
export function describeWasm(modules?: readonly string[]): string;
