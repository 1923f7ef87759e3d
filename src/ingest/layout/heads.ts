import type { Period } from '../../catalog';
import { clean, ofTwoTongues, withoutColumnCode, withoutNoteMarks } from './cells';
import { periodOf, takePeriod } from './periods';
import { isHead } from './stub';
import { isUnit, unitAtEnd } from './units';
import {
  growthBetween,
  isBase,
  isDifference,
  isGrowth,
  isPlain,
  isRelative,
  spanOfBase,
  takeSpan,
  type HeadSpan,
} from './words';

/** What the head of one column says, its levels from the top down. Empty `indicator`: it names none. */
export interface Head {
  readonly indicator: string;
  readonly unit?: string;
  readonly period?: Period;
  /** base: 同期数; growth: 同比 in percent; both of the value beside them. */
  readonly kind: 'value' | 'base' | 'growth';
  /** What is said of the value beside it: 位次, 占全省比重, 环比增长. */
  readonly relative?: string;
  /** 本月 or 累计 of the stated period. */
  readonly span?: HeadSpan;
  /** The head as one text, for comparing and showing. */
  readonly text: string;
}

/** A word that stands below a period or an indicator in a header of several levels: 本期, 上年同期, 同比, 位次, a unit. */
export const isSubHead = (text: string): boolean => {
  const { unit, rest } = unitAtEnd(text);
  const plain = takeSpan(rest)?.rest ?? rest;
  return (
    [rest, plain].some((each) => isBase(each) || isGrowth(each, unit) || isPlain(each) || isRelative(each)) ||
    isGrowth(text) ||
    plain === '' ||
    isUnit(bareUnit(clean(text)))
  );
};

/**
 * Takes a column's head apart. Levels are the texts of the header rows above it, top first. A head split over lines
 * (`Unemploy-` / `ment Rate` / `(%)`) is put together; a period, a unit and the words for the same-period base and for
 * growth are taken out; what is left names the indicator. `year`: the year of heads that name none (一季度, 1—5月).
 */
export function readHead(levels: readonly string[], year?: number): Head {
  const own = levels
    .map((level) =>
      withoutColumnCode(withoutNoteMarks(ofTwoTongues(clean(level)))).replace(/[（(]括号内[^()（）]*[)）]$/, ''),
    )
    .filter((level, i, all) => level !== '' && level !== all[i - 1]);
  const text = joinLevels(own);
  const parts = withYearBelow(own);
  const whole = analyse(text, year);
  if (parts.length <= 1) return { ...whole, text };
  let unit: string | undefined;
  let period: Period | undefined;
  let kind: Head['kind'] = 'value';
  let relative: string | undefined;
  let span: HeadSpan | undefined;
  let growth = '';
  let below: string | undefined;
  const names: string[] = [];
  for (const part of parts) {
    const found = analyse(part, period ? Math.floor(period.m0 / 12) : year);
    unit = found.unit ?? unit;
    period = found.period ?? period;
    span = found.span ?? span;
    relative = found.relative ?? relative;
    if (growth !== '') below = found.unit ?? below;
    if (found.kind === 'growth') growth = part;
    if (found.kind !== 'value') kind = found.kind;
    else if (found.relative !== undefined) kind = 'value'; // 增减额 below 同比增减 is no per cent
    // 其中 over 第一产业 and 第二产业 says that they are parts, and names nothing.
    const silent =
      found.indicator === '' ||
      isPlain(found.indicator) ||
      /^(?:其\s*中|of which|including)[:：]?$|^第[一二三四五六七八]次(?:全国)?(?:人口|经济|农业|工业)普查(?:数据?)?$/i.test(
        found.indicator,
      );
    if (!silent) names.push(found.indicator);
  }
  // 增减 over 人数（人） counts persons and is no per cent.
  if (kind === 'growth' && below !== undefined && !/^[%％‰]$/.test(below)) {
    kind = 'value';
    relative = unitAtEnd(growth).rest;
  }
  // 同比 over 上年同月=100 is an index of prices, no growth in per cent.
  if (parts.some((part) => INDEX_BASE.test(part))) {
    const named = parts.filter((part) => takePeriod(part)?.rest !== '' && !isUnit(bareUnit(part)));
    return { indicator: joinLevels(named), kind: 'value', text, ...(period ? { period } : {}) };
  }
  // `Year`, `Stichtag`, `Ano` above the periods themselves.
  if (period && names.length > 0 && names.every((name) => isHead('period', name))) names.length = 0;
  // A head cut in the middle of a word or of a period reads right only as a whole.
  if (whole.period && (period === undefined || parts.some((part) => /[A-Za-z]-$/.test(part)))) {
    return { ...whole, kind, text };
  }
  return {
    indicator: joinLevels(names),
    kind,
    text,
    ...(unit === undefined || kind === 'growth' ? {} : { unit }),
    ...(period ? { period } : {}),
    ...(relative === undefined ? {} : { relative }),
    ...(span === undefined ? {} : { span }),
  };
}

const INDEX_BASE = /^[(（]?(?:上年|上月|去年|上期|\d{4}年?)[^=＝]{0,6}[=＝]\s*100[)）]?$/;

/** 1—9月 over 2023年 and 2022年 is those months of either year. */
function withYearBelow(parts: readonly string[]): readonly string[] {
  const months = parts.findIndex((part) => periodOf(part) === null && periodOf(part, 2000) !== null);
  const year = parts.findIndex((part, i) => i > months && /^(?:19|20)\d{2}年?$/.test(part));
  if (months < 0 || year < 0) return parts;
  const dated = `${parts[year]?.replace(/年$/, '') ?? ''}年${parts[months] ?? ''}`;
  return periodOf(dated) === null
    ? parts
    : parts.flatMap((part, i) => (i === months ? [] : [i === year ? dated : part]));
}

type Found = Omit<Head, 'text'>;

function analyse(text: string, year?: number): Found {
  if (text === '') return { indicator: '', kind: 'value' };
  // Households are counted by what is named so; `(households)` is the unit.
  if (isUnit(bareUnit(text)) && periodOf(text) === null && !/^households?$/i.test(text))
    return { indicator: '', unit: bareUnit(text), kind: 'value' };
  const sub = subHead(text);
  if (sub) return sub;
  const between = growthBetween(text);
  if (between?.year) return { indicator: '', kind: 'growth', period: between.period };
  if (between)
    return { indicator: '', kind: 'value', relative: unitAtEnd(text).rest, period: between.period, unit: '%' };
  const alone = year === undefined ? null : periodOf(text, year);
  if (alone) return { indicator: '', kind: 'value', period: alone };
  const begun = year === undefined ? null : beginsWithPeriod(text, year);
  if (begun) return begun;
  const first = unitAtEnd(text);
  const dated = takePeriod(first.rest);
  const { unit, rest } =
    first.unit === undefined && dated ? unitAtEnd(dated.rest) : { unit: first.unit, rest: dated?.rest ?? first.rest };
  const period = dated?.period ? { period: dated.period } : {};
  // What is left beside a period may be a word that names nothing by itself: `2023年1-6月 增长%`.
  const left = dated ? subHead(unit === undefined ? rest : `${rest}(${unit})`) : null;
  if (left) return { ...left, ...period };
  return { ...named(rest, unit), ...period };
}

const PART_OF_YEAR =
  /^((?:1[0-2]|[1-9])(?:月?\s*[-—–~至]\s*(?:1[0-2]|[1-9]))?月(?:份|累计|末|底)?|上半年|下半年|前?[一二三四]个?季度|全年)\s*(\S.*)$/u;

/** `1-9月完成`, `上半年增长（%）`: a part of the sheet's year before something else. */
function beginsWithPeriod(text: string, year: number): Found | null {
  const [, part = '', rest = ''] = PART_OF_YEAR.exec(text) ?? [];
  const period = part === '' ? null : periodOf(part, year);
  if (!period || /^(?:比|较)/.test(rest)) return null;
  const { unit, rest: name } = unitAtEnd(rest);
  return { ...(subHead(rest) ?? named(name, unit)), period };
}

/** Heads that are about the value beside them, or say nothing but that they hold it. */
function subHead(text: string): Found | null {
  const { unit, rest } = unitAtEnd(text);
  const taken = takeSpan(rest);
  const plain = taken?.rest ?? rest;
  const span = taken ? { span: taken.span } : {};
  const units = unit === undefined ? {} : { unit };
  if (isDifference(plain, unit)) return { indicator: '', kind: 'value', relative: plain, ...units, ...span };
  if (isGrowth(plain, unit) || isGrowth(text)) return { indicator: '', kind: 'growth', ...span };
  if (isBase(plain)) {
    const own = spanOfBase(plain);
    return { indicator: '', kind: 'base', ...units, ...(own ? { span: own } : span) };
  }
  if (isRelative(plain))
    return { indicator: '', kind: 'value', relative: plain, ...units, ...relativeUnit(plain, unit), ...span };
  return isPlain(plain) || plain === '' ? { indicator: '', kind: 'value', ...units, ...span } : null;
}

/** 位次 is a place and 比重 a per cent, whatever unit the table has; a target has the table's. */
function relativeUnit(text: string, unit: string | undefined): { readonly unit?: string } {
  if (unit !== undefined) return { unit };
  if (/(?:[加减长少降]|绝对)[额量数值]$/.test(text)) return {};
  if (/位|名次|排名|排序|rank/i.test(text)) return { unit: '位' };
  return /率|比|降幅|进度|份额|占|构成|share|cent|%|增速|增长/i.test(text) ? { unit: '%' } : {};
}

/** An indicator with 同期, 同比 … behind its name. */
function named(rest: string, unit: string | undefined): Found {
  const units = unit === undefined ? {} : { unit };
  const tail = /^(.*?)[\s_:：\-—,，]*((?:上年|去年)同期(?:数|值)?|同期[数值])$/.exec(rest);
  if (tail?.[1]) return { indicator: tail[1], kind: 'base', ...units };
  const front = /^(?:上年|去年)同[期月](?:累计)?(?!数|值|止|末|累计|实际|完成|[±＋+]|增)(\p{Script=Han}{2,})$/u.exec(
    rest,
  );
  if (front?.[1] && !isSubHead(front[1])) {
    const span = spanOfBase(rest);
    return { indicator: front[1], kind: 'base', ...units, ...(span ? { span } : {}) };
  }
  // 本月价格 beside 上月价格: the month's own, and that of the month before.
  const [, when = '', what = ''] = /^(本月|当月|上月|上期)(?![末止初累])(\p{Script=Han}{2,})$/u.exec(rest) ?? [];
  if (what !== '' && !isSubHead(what))
    return {
      indicator: what,
      kind: 'value',
      ...units,
      ...(when.startsWith('上') ? { relative: when } : { span: 'month' }),
    };
  const growth =
    /^(.+?)[\s_:：\-—,，]*((?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?:增长|增速|增幅|增减|±)?(?:率|幅度?)?)$/.exec(
      rest,
    );
  if (growth?.[1] && isGrowth(growth[2] ?? '', unit)) return { indicator: growth[1], kind: 'growth' };
  const rank = /^(.+?)[\s_:：\-—,，]*((?:在?全[国省市州县区])?(?:居|排)?(?:位次|名次|排名|排位))$/.exec(rest);
  if (rank?.[1] && unit === undefined) return { indicator: `${rank[1]} ${rank[2] ?? ''}`, kind: 'value', unit: '位' };
  return { indicator: isPlain(rest) ? '' : rest, kind: 'value', ...units };
}

const bareUnit = (text: string): string => text.replace(/^[(（[]\s*|[\s]*[)）\]]$/g, '');

/** `Unemploy-` + `ment Rate` → `Unemployment Rate`; Chinese joins with a blank too, so that levels can be told apart. */
export function joinLevels(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    if (text === '') return part;
    return /[A-Za-z]-$/.test(text) && /^[a-z]/.test(part) ? text.slice(0, -1) + part : `${text} ${part}`;
  }, '');
}
