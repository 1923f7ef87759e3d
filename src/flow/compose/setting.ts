import type { Period } from '../../catalog';
import { readDocument } from '../../summary';
import type { SummaryTab } from '../../workspace';

/** What a tab gives to its text where the text's own head leaves it open. */
export function settingOf({ text, area, period }: Pick<SummaryTab, 'text' | 'area' | 'period'>): {
  readonly area?: string;
  readonly period?: Period;
} {
  const head = readDocument(text);
  return {
    ...(area !== undefined && head.area === null ? { area } : {}),
    ...(period !== undefined && head.period === null ? { period } : {}),
  };
}
