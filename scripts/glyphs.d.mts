export const glyphs: string;
export function charactersOf(mathml: string): string[];
