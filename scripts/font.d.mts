export function makeFont(): Promise<void>;
export function cutFont(path: string, text: string): Promise<Uint8Array>;
