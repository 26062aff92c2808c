export function makeFont(): Promise<void>;
