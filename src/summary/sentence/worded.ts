import { formatPeriod } from '../../catalog';
import { t, type MessageKey } from '../../text';
import type { Draft } from './pattern';
import type { SentenceSetting } from './setting';

type Wording = MessageKey extends infer Key ? (Key extends `sentence.text_${infer Name}` ? Name : never) : never;

/** The wordings of a pattern with its placeholders in place; period, area and indicator are named by every one. */
export function worded(
  pattern: number,
  setting: SentenceSetting,
  wordings: readonly Wording[],
  params: Readonly<Record<string, string>>,
): Draft {
  const { catalog, lang, indicator, area, period } = setting;
  const common = {
    name: catalog.indicatorName(indicator.key, lang),
    area: catalog.areaName(area, lang, period.m0 + period.n - 1),
    period: formatPeriod(period, lang),
  };
  return { pattern, texts: wordings.map((each) => t(lang, `sentence.text_${each}`, { ...common, ...params })) };
}
