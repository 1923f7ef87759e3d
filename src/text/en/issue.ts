import type { issue as zh } from '../zh/issue';

export const issue: Record<keyof typeof zh, string> = {};
