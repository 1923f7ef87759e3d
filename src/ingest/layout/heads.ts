import type { Period } from '../../catalog';
import { clean } from './cells';
import { takePeriod } from './periods';
import { isUnit, unitAtEnd } from './units';

/** What the head of one column says, its levels from the top down. Empty `indicator`: it names none. */
export interface Head {
  readonly indicator: string;
  readonly unit?: string;
  readonly period?: Period;
  readonly kind: 'value' | 'base' | 'growth';
  /** The head as one text, for comparing and showing. */
  readonly text: string;
}

const BASE =
  /^(?:上年|去年)?同期(?:数|累计|值|实际)?$|^上年(?:数|实际)?$|^去年(?:数|实际)?$|^基数$|^(?:same period )?(?:last|previous) year$/i;
const GROWTH =
  /^(?:比?较?(?:上年|去年)?(?:同期|同比)?(?:±|\+\/?-)?(?:增长|增减|增幅|增速|增长率|增长速度|变化|升降)(?:率|幅度|情况)?|同比|±)(?:\s*[(（]?\s*±?[%％]?\s*[)）]?)?$|^(?:yoy|y\/y|growth|change)(?: rate)?\s*\(?%?\)?$/i;
const PLAIN =
  /^(?:本期|本年|本月|当期|累计|本年累计|自年初累计|绝对[额量数]|数值|数量|总量|实绩|实际|完成[额量数]?|实际完成|value|amount|level)$/i;

/** A word that stands below a period or an indicator in a header of several levels: 本期, 上年同期, 同比, a unit. */
export const isSubHead = (text: string): boolean => {
  const { unit, rest } = unitAtEnd(text);
  return (
    [text, rest].some((each) => BASE.test(each) || GROWTH.test(each) || PLAIN.test(each)) ||
    (unit !== undefined && rest === '') ||
    isUnit(bareUnit(clean(text)))
  );
};

/**
 * Takes a column's head apart. Levels are the texts of the header rows above it, top first. A head split over lines
 * (`Unemploy-` / `ment Rate` / `(%)`) is put together; a period, a unit and the words for the same-period base and for
 * growth are taken out; what is left names the indicator.
 */
export function readHead(levels: readonly string[]): Head {
  const parts = levels.map(clean).filter((level, i, all) => level !== '' && level !== all[i - 1]);
  const text = joinLevels(parts);
  const whole = analyse(text);
  if (parts.length <= 1) return { ...whole, text };
  let unit: string | undefined;
  let period: Period | undefined;
  let kind: Head['kind'] = 'value';
  const names: string[] = [];
  for (const part of parts) {
    const bare = unitAtEnd(part).rest;
    if (GROWTH.test(part)) kind = 'growth';
    else if (BASE.test(bare)) [kind, unit] = ['base', unitAtEnd(part).unit ?? unit];
    else {
      const found = analyse(part);
      unit = found.unit ?? unit;
      period = found.period ?? period;
      if (found.kind !== 'value') kind = found.kind;
      if (found.indicator !== '' && !PLAIN.test(found.indicator)) names.push(found.indicator);
    }
  }
  if (period === undefined && whole.period) return { ...whole, kind, text };
  const found = { indicator: joinLevels(names), kind, text };
  return { ...found, ...(unit === undefined || kind === 'growth' ? {} : { unit }), ...(period ? { period } : {}) };
}

function analyse(text: string): Omit<Head, 'text'> {
  if (isUnit(bareUnit(text))) return { indicator: '', unit: bareUnit(text), kind: 'value' };
  if (GROWTH.test(text)) return { indicator: '', kind: 'growth' };
  const first = unitAtEnd(text);
  const dated = takePeriod(first.rest);
  const { unit, rest } =
    first.unit === undefined && dated ? unitAtEnd(dated.rest) : { unit: first.unit, rest: dated?.rest ?? first.rest };
  const period = dated?.period;
  const tail = /^(.*?)[\s_:：\-—]*((?:上年|去年)?同期(?:数|值)?)$/.exec(rest);
  const growth = /^(.+?)[\s_:：\-—]*(同比(?:增长|增速|增幅|增减)?率?|比上年(?:同期)?[±+-]*(?:增长|增减)?)$/.exec(rest);
  const found: Omit<Head, 'text'> = tail
    ? { indicator: tail[1] ?? '', kind: 'base' }
    : growth
      ? { indicator: growth[1] ?? '', kind: 'growth' }
      : {
          indicator: PLAIN.test(rest) ? '' : rest,
          kind: BASE.test(rest) ? 'base' : GROWTH.test(rest) && rest !== '' ? 'growth' : 'value',
        };
  const indicator =
    found.kind !== 'value' && (BASE.test(found.indicator) || GROWTH.test(found.indicator)) ? '' : found.indicator;
  return {
    ...found,
    indicator,
    ...(unit === undefined || found.kind === 'growth' ? {} : { unit }),
    ...(period ? { period } : {}),
  };
}

const bareUnit = (text: string): string => text.replace(/^[(（[]\s*|\s*[)）\]]$/g, '');

/** `Unemploy-` + `ment Rate` → `Unemployment Rate`; Chinese joins with a blank too, so that levels can be told apart. */
function joinLevels(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    if (text === '') return part;
    return /[A-Za-z]-$/.test(text) && /^[a-z]/.test(part) ? text.slice(0, -1) + part : `${text} ${part}`;
  }, '');
}
