import { formatPeriod, type Catalog, type Lang } from '../catalog';
import { formulaInWords, type Ask } from '../query';
import { t } from '../text';

/** What a number is: 青溪县 2024年 专利授权量. */
export function traceTitle(ask: Ask, catalog: Catalog, lang: Lang): string {
  const area =
    ask.area === undefined
      ? ''
      : 'key' in ask.area
        ? catalog.areaName(ask.area.key, lang)
        : t(lang, 'shell.areas_together', { n: ask.area.sum.length });
  const period = ask.period ? formatPeriod(ask.period, lang) : '';
  const { derivation } = ask;
  const what =
    derivation.kind === 'formula'
      ? formulaInWords(derivation.text, catalog, lang)
      : catalog.indicatorName(ask.measure, lang);
  return [area, period, what].filter((part) => part !== '').join(' ');
}
