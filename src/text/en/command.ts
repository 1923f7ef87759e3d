import type { command as zh } from '../zh/command';

export const command: Record<keyof typeof zh, string> = {};
