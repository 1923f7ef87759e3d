import type { Catalog, Period } from '../../catalog';
import { clean, unitLine } from './cells';
import { periodInName, takePeriod } from './periods';
import { unitAtEnd } from './units';

/** What the lines above a table, the sheet's name and the file's name say about all of it. */
export interface Whole {
  readonly title?: string;
  readonly indicator?: string;
  readonly unit?: string;
  readonly period?: Period;
  readonly area?: string;
}

/**
 * Reads title lines. `指标：地区生产总值(亿元)`, `单位：万元`, `地区：云溪市` and `时间：2023年` say what they say; the first line that is
 * no such pair is the title. A period out of names counts only where the lines give none.
 */
export function readWhole(above: readonly string[], sheetName: string, fileName: string, catalog: Catalog): Whole {
  let title: string | undefined;
  let indicator: string | undefined;
  let unit: string | undefined;
  let period: Period | undefined;
  let area: string | undefined;
  for (const line of above) {
    unit ??= unitLine(line) ?? undefined;
    const pair = /^([^:：]{1,12})\s*[:：]\s*(.*)$/.exec(clean(line));
    if (pair) {
      const [, key = '', value = ''] = pair;
      const rest = value.trim();
      if (rest === '') continue;
      if (/^(?:指标(?:名称)?|indicator|variable|series)$/i.test(key)) {
        const split = unitAtEnd(rest);
        indicator ??= split.rest;
        unit ??= split.unit;
      } else if (/^(?:地区|区域|行政区|area|region|county)$/i.test(key)) area ??= rest;
      else if (/^(?:时间|时期|年份|报告期|period|year)$/i.test(key)) period ??= takePeriod(rest)?.period;
      continue;
    }
    if (unitLine(line) !== null && clean(line).length < 20) continue;
    title ??= clean(line);
  }
  if (title !== undefined) {
    const split = unitAtEnd(title);
    unit ??= split.unit;
    period ??= takePeriod(split.rest)?.period;
  }
  period ??= periodInName(sheetName) ?? periodInName(fileName) ?? undefined;
  const named = areaInTitle(title, catalog);
  area ??= named;
  return {
    ...(title === undefined ? {} : { title }),
    ...(indicator === undefined ? {} : { indicator }),
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...(area === undefined ? {} : { area }),
  };
}

/** The longest name of a known area with which a title begins (`云溪市2023年各县…`), if any. */
function areaInTitle(title: string | undefined, catalog: Catalog): string | undefined {
  if (title === undefined) return undefined;
  let best: string | undefined;
  for (const { names } of catalog.data.areas) {
    for (const { name } of names) {
      if (name.length >= 2 && title.startsWith(name) && name.length > (best?.length ?? 0)) best = name;
    }
  }
  return best;
}

/** A name for what a table measures, out of a title or file name: without its unit, period and 表, 情况 … at the end. */
export function indicatorFromName(name: string, area?: string): { readonly indicator: string; readonly unit?: string } {
  const base = clean(name.replace(/^.*[\\/]/, '').replace(/\.(?:csv|tsv|txt|xlsx?|xlsb|ods|et)$/i, ''));
  const first = unitAtEnd(base);
  const dated = takePeriod(first.rest.replace(/_/g, ' '));
  const second =
    first.unit === undefined
      ? unitAtEnd(dated?.rest ?? first.rest)
      : { unit: first.unit, rest: dated?.rest ?? first.rest };
  let rest = second.rest;
  if (area !== undefined && rest.startsWith(area)) rest = rest.slice(area.length);
  rest = rest
    .replace(
      /^(?:各|分)(?:省|市|县|区|旗|州|地区|\((?:[省市县区旗州]、?)+\))+(?:年度|月度|季度)?(?:数据)?[\s\-—–:：]*/,
      '',
    )
    .replace(/(?:统计|汇总|一览)?表$/, '')
    .replace(/情况$/, '')
    .replace(/^[\s\-—–_:：]+|[\s\-—–_:：]+$/g, '');
  return { indicator: /\p{L}/u.test(rest) ? rest : base, ...(second.unit === undefined ? {} : { unit: second.unit }) };
}

/** The year of heads that name none (一季度, 1—5月): the sheet's own period, else the one year that title, sheet or file name. */
export function yearOfWhole(
  whole: Whole,
  above: readonly string[],
  sheetName: string,
  fileName: string,
): number | undefined {
  const year = ({ m0, n }: Period): number | undefined =>
    Math.floor(m0 / 12) === Math.floor((m0 + n - 1) / 12) ? Math.floor(m0 / 12) : undefined;
  if (whole.period) return year(whole.period);
  for (const text of [...above, sheetName, fileName.replace(/\.[^.]+$/, '')]) {
    const years = new Set((text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []).map(Number));
    if (years.size === 1) return [...years][0];
  }
  return undefined;
}
