import type { catalog as zh } from '../zh/catalog';

export const catalog: Record<keyof typeof zh, string> = {};
