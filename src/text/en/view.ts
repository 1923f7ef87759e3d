import type { view as zh } from '../zh/view';

export const view: Record<keyof typeof zh, string> = {};
