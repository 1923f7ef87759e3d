export function chdbRunsHere(): boolean;
export function ensureChdb(): boolean;
