import type { shell as zh } from '../zh/shell';

export const shell: Record<keyof typeof zh, string> = {};
