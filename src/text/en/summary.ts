import type { summary as zh } from '../zh/summary';

export const summary: Record<keyof typeof zh, string> = {};
