import { isYear, type Catalog, type Period } from '../../catalog';
import { isGenericArea } from './areas';
import { censusIn } from './censuses';
import { clean, isNote, ofTwoTongues, unitLine, withoutNoteMarks } from './cells';
import { isFormal, periodOfLines, saysWhenMade } from './titleLines';
import { periodInName, periodOf, takePeriod } from './periods';
import { sheetNameOf } from './tables';
import { isUnit, unitAtEnd, unitsAtEnd } from './units';

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
 * no such pair, nor the number of an annex or a mark of secrecy, is the title. A period out of names counts only where the lines give none.
 */
export function readWhole(above: readonly string[], sheetName: string, fileName: string, catalog: Catalog): Whole {
  const lines: string[] = [];
  let indicator: string | undefined;
  let unit: string | undefined;
  let period: Period | undefined;
  let area: string | undefined;
  for (const line of above) {
    unit ??= unitLine(line) ?? unitAlone(line);
    const pair = /^([^:：]{1,16})\s*[:：]\s*(.*)$/.exec(clean(line));
    if (pair && !NUMBERED.test(pair[1] ?? '')) {
      const [, named = '', value = ''] = pair;
      const key = named.trim();
      const rest = value.trim();
      if (rest === '') continue;
      if (/^(?:指标(?:名称)?|indicator|variable|series|measure|data ?item)$/i.test(key)) {
        const split = unitAtEnd(rest);
        indicator ??= split.rest;
        unit ??= split.unit;
      } else if (/^(?:地区|区域|行政区|area|region|county)$/i.test(key)) area ??= rest;
      else if (/^(?:表題|表题|表名|标题|標題|統計表名|title|table title|dataset|data ?set|数据集)$/i.test(key))
        lines.push(rest);
      else if (/^(?:时间|时期|年份|报告期|period|year|date|time|reference period)$/i.test(key))
        period ??= takePeriod(rest)?.period;
      continue;
    }
    if (unitLine(line) !== null && clean(line).length < 20) continue;
    lines.push(withoutNoteMarks(clean(line)));
  }
  const title = lines.find((line) => !isFormal(line));
  // `Population (persons)` below the title: with its unit a line says what is measured.
  const measured = lines.filter((line) => line !== title && line.length <= 90 && !isNote([line])).map(measuredIn);
  const [only, ...others] = measured.filter((found) => found !== null);
  if (title !== undefined && only && others.length === 0 && unitAtEnd(title).unit === undefined) {
    indicator ??= only.indicator;
    unit ??= only.unit;
  }
  if (title !== undefined) {
    const split = unitAtEnd(title);
    unit ??= split.unit ?? unitsAtEnd(title);
    period ??= periodOfLines(split.rest, lines);
  }
  unit ??= unitAtEnd(sheetName).unit ?? unitAtEnd(stemOf(fileName)).unit;
  period ??= periodInName(sheetName) ?? periodInName(fileName) ?? undefined;
  period = partBySheet(sheetName, period) ?? period;
  period ??= censusIn([...lines, sheetName, fileName]);
  area ??= areaInTitle(title, catalog) ?? areaBefore(title) ?? areaBefore(sheetName) ?? areaBefore(stemOf(fileName));
  return {
    ...(title === undefined ? {} : { title }),
    ...(indicator === undefined ? {} : { indicator }),
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...(area === undefined ? {} : { area }),
  };
}

/** A sheet called `1-2月` or `一季度` in a workbook of one year is of that part of it. */
function partBySheet(sheetName: string, whole: Period | undefined): Period | null {
  if (!whole || !isYear(whole)) return null;
  const part = periodOf(sheetNameOf(sheetName), Math.floor(whole.m0 / 12));
  return part && part.n < 12 && Math.floor(part.m0 / 12) * 12 === whole.m0 ? part : null;
}

/** `(₹ Lakh)`, `（万元）`: a line of nothing but a unit in brackets. */
const unitAlone = (line: string): string | undefined => {
  const text = clean(line);
  const inside =
    /^[(（[【]\s*(?:in\s+)?([^()（）[\]【】]{1,24})\s*[)）\]】]$/i.exec(text)?.[1] ??
    /^in\s+(.{1,24})$/i.exec(text)?.[1];
  return inside !== undefined && isUnit(inside) ? inside : undefined;
};

/** `Variável - População (Pessoas)`, `Bevölkerungsstand (Anzahl)`: what is measured, and its unit. */
function measuredIn(line: string): { readonly indicator: string; readonly unit: string } | null {
  const { unit, rest } = unitAtEnd(line);
  const indicator = rest.replace(/^(?:vari[aá]vel|variable|indicad?or|indicateur|指标)\s*[-–—:：]\s*/iu, '').trim();
  const words = indicator.match(/\p{L}/gu)?.length ?? 0;
  return unit === undefined || words < 2 || takePeriod(indicator) !== null ? null : { indicator, unit };
}

/** `Table 3:`, `MYE2:`, `表3-1：`: behind it stands the title. */
const NUMBERED =
  /^(?:(?:table|tab\.?|annex|figure|附?表|tabelle|tableau|tabla|tabela|tavola)\s*[\dA-Z][\w.\-—]*|[A-Z]{1,6}\d{1,4}[a-z]?|\d{4,6}[A-Z]?)\s*$/i;

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
  const file = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:csv|tsv|txt|tab|dat|xlsx?|xlsm|xlsb|ods|et|html?|xml|json|ndjson|parquet|arrow|feather)$/i, '');
  const base = withoutNumber(ofTwoTongues(clean(file)));
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
      /^(?:(?:各|分)(?:[省市县区旗州盟乡镇]|街道|地区(?!生产)|[()、,和及])+(?:历年)?(?:年度|月度|季度)?(?:数据)?|历年(?:[各分][季月]度?)?|[各分](?:季度?|月度?|年度?))[\s\-—–:：]*/,
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
  for (const text of [...above.filter((line) => !saysWhenMade(line)), sheetName, fileName.replace(/\.[^.]+$/, '')]) {
    const years = new Set((text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []).map(Number));
    if (years.size === 1) return [...years][0];
  }
  return undefined;
}

const stemOf = (fileName: string): string => fileName.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z]{2,5}$/, '');

const BEFORE =
  /^(\p{Script=Han}{1,9}?(?:自治[县州旗区]|[省市县区州旗盟镇乡]))(?=$|\s|[(（_\-—]|\d{4}|国民|主要|经济|社会|统计|科技|历年|近年|各|分|上半年|前?[一二三四]季度|年度|月度|快报|指标|概况|汇总|基本情况|一般公共|政府性基金|财政|预算|决算|规模以上|城镇|农村|居民|固定资产|人口|工业|农业|科学|高新|重点)/u;

/** `…完成情况（青溪县）`. */
const BRACKETED = /[(（](\p{Script=Han}{1,9}?(?:自治[县州旗区]|[省市县区州旗盟镇乡]))[)）]$/u;

/** The area with which a title or a name begins, by its ending and by what follows: `青溪县2023年主要经济指标`, a sheet `青溪县`. */
function areaBefore(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = withoutNumber(clean(text));
  const dated = takePeriod(plain)?.rest ?? plain;
  const found = BEFORE.exec(dated)?.[1] ?? BEFORE.exec(plain)?.[1] ?? BRACKETED.exec(plain)?.[1];
  if (
    found === undefined ||
    found.length < 2 ||
    isGenericArea(found) ||
    /^[全分本按]|各|[分按](?:[省市州盟县区旗]{1,4})$/u.test(found)
  )
    return undefined;
  return found;
}

/** A title without the number of its table: `表1 …`, `表3-2：…`, `7-3 …`, `一、…`, `Table 2.1: …`. */
const withoutNumber = (text: string): string =>
  text.replace(
    /^(?:附?表\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)*[、:：.\s]*|(?:table|tab\.|tabelle|tableau|tabla|tabela|tavola)\s*[\dA-Z]+(?:[-.]\d+)*[.:：\s]*|(?:[A-Z]{1,6}\d{1,4}[a-z]?|\d{4,6}[A-Z]?)[:：]\s*|\d{1,2}(?:[-—]\d{1,2})+(?=[\s\p{Script=Han}])\s*|[一二三四五六七八九十]{1,3}、)/iu,
    '',
  );
