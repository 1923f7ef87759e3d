export function ensureBuilt(what: 'web' | 'cli', options?: { quiet?: boolean }): void;
