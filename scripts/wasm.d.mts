export function makeWasm(): boolean;
export function describeWasm(): string;
