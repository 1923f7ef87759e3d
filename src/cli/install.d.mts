export const root: string;
export function ensureInstalled(): void;
export function runBin(file: string, args: readonly string[], options?: object): number;
