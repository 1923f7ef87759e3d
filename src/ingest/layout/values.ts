import type { Period } from '../../catalog';
import type { Column } from './columns';
import { isPartHead, partName } from './partHeads';
import type { ColumnRole } from '../recipe';
import type { Whole } from './title';
import { isCumulativeName, type HeadSpan } from './words';

interface Link {
  indicator: string | undefined;
  unit: string | undefined;
  period: Period | undefined;
  span: HeadSpan | undefined;
  area: string | undefined;
}

/**
 * Gives value columns what their heads say, and ties each base (同期数), growth (同比), 位次 and 比重 to the value beside it on
 * its left: their heads alone name neither indicator nor period.
 */
export function linkValues(
  columns: readonly Column[],
  roles: readonly ColumnRole[],
  whole: Whole,
): readonly ColumnRole[] {
  const byAt = new Map(columns.map((column) => [column.at, column]));
  let last: Link | null = null;
  let group: Group | null = null;
  // What parts (#女, 按性别分 over 男) are parts of.
  let parted: Link | undefined;
  // What a share of the whole (占全县比重) behind a rate is of, where only one amount comes before it.
  let amount: Link | undefined;
  const ranks = new Set<string>();
  let before: Column['head']['kind'] = 'value';
  let dated: Link[] = [];
  const leaves: Leaf[] = [];
  const ranked = onlyValue(columns, roles);
  return roles.map((role): ColumnRole => {
    const column = byAt.get(role.at);
    const head = column?.head;
    if (role.role !== 'value' || !column || !head) return role;
    const own: Link = {
      indicator: head.indicator === '' ? undefined : head.indicator,
      unit: head.unit,
      period: head.period,
      span: head.span,
      area: column.area,
    };
    if (own.indicator !== undefined && isPartHead(column)) {
      own.indicator = partName(column, own.indicator, parted) ?? own.indicator;
      own.unit ??= parted?.unit;
    } else if (head.kind === 'value' && head.relative === undefined) parted = own;
    if (isCumulativeName(own.indicator ?? whole.indicator ?? '')) own.span ??= 'ytd';
    const beside = head.kind !== 'value' || head.relative !== undefined;
    const name = column.levels.length > 1 ? column.levels[0] : undefined;
    const leaf = column.levels.length > 1 ? column.levels.at(-1) : undefined;
    if (!beside && leaf !== undefined && own.indicator !== undefined) leaves.push({ leaf, own });
    if (beside && own.indicator !== undefined && own.indicator === leaf) {
      const twin = twinOf(leaf, own, leaves);
      own.indicator = twin?.indicator ?? own.indicator;
      own.period ??= twin?.period;
      own.span ??= twin?.span;
      if (head.kind === 'base') own.unit ??= twin?.unit;
    }
    if (!beside) {
      group =
        group && name !== undefined && group.name === name
          ? { ...group, more: true }
          : { name, first: own, more: false, head: head.text };
      dated = last && dated.length > 0 && sameButPeriod(own, last) ? [...dated, own] : [own];
    } else if (group?.more && group.name !== undefined && name !== undefined && name !== group.name) {
      // 增减额 of a group of its own, behind 合计 and its parts, is that of 合计; behind several others nobody knows of which.
      last = TOTAL.test(group.head) ? group.first : null;
    } else if (last) last = latestOf(dated) ?? last;
    const sameArea = last !== null && (own.area === undefined || own.area === last.area);
    if (beside && last && sameArea && !(own.indicator !== undefined && own.period !== undefined)) {
      const sameName = own.indicator === undefined || own.indicator === last.indicator;
      own.indicator ??= last.indicator;
      if (sameName) {
        own.period ??= last.period;
        if (own.period === last.period) own.span ??= last.span;
      }
      if (head.kind === 'base') own.unit ??= last.unit;
    } else if (!beside) last = { ...own };
    // A rank before the only thing that is ranked: 位次 县 产值.
    if (beside && !last && ranked && head.relative !== undefined) {
      own.indicator ??= ranked.indicator;
      own.period ??= ranked.period;
    }
    if (head.relative !== undefined) {
      if (isShareOfWhole(head.relative) && last !== null && own.indicator === last.indicator && isRate(last))
        own.indicator = amount?.indicator;
      own.indicator = [own.indicator, head.relative].filter(Boolean).join(' ');
      // A second rank, behind the growth of what was ranked before: that of the growth.
      const again = ranks.has(placeOf(own)) && RANK.test(head.relative) && before === 'growth';
      if (again) own.indicator = own.indicator.replace(head.relative, `增速 ${head.relative}`);
      ranks.add(placeOf(own));
    } else if (head.kind === 'value' && !isRate(own) && !isPartHead(column)) amount = group?.more ? undefined : own;
    before = head.kind;
    // 增减% behind 2022年执行数 and 2023年预算数 is that of the budget.
    const later = head.relative !== undefined && head.period && last?.period && head.period.m0 > last.period.m0;
    if (later) last = { ...own };
    // Growth with nothing to grow is an indicator of its own.
    const alone =
      head.kind !== 'value' && own.indicator === undefined && whole.indicator === undefined && last === null;
    if (alone && column.byRow !== true) own.indicator = head.text;
    return {
      at: role.at,
      role: alone && column.byRow !== true ? 'value' : head.kind,
      ...(own.indicator === undefined ? {} : { indicator: own.indicator }),
      ...(own.unit === undefined ? {} : { unit: own.unit }),
      ...timeOf(ofYear(own, head, whole), whole),
      ...(own.area === undefined ? {} : { area: own.area }),
    };
  });
}

const RANK = /位|名次|排名|排序/;
const placeOf = ({ indicator, period, span, area }: Link): string =>
  [indicator, period?.m0, period?.n, span, area].join('\u0001');
const isShareOfWhole = (relative: string): boolean => /^占.*(?:比重|比例|份额)$/.test(relative);
/** 城镇化率, 可比价增速: no whole has a share of it. */
const isRate = ({ indicator = '', unit }: Link): boolean => unit === '%' || /(?:率|增[速幅])$/.test(indicator);

interface Group {
  readonly name: string | undefined;
  readonly first: Link;
  readonly head: string;
  /** It has more columns than one. */
  readonly more: boolean;
}

/** A column with what stands in the lowest row of its head. */
interface Leaf {
  readonly leaf: string;
  readonly own: Link;
}

/** `授权量 | 发明` for the `发明` of a later group that only says 同比增长: the one column whose head ends so. */
function twinOf(leaf: string, own: Link, leaves: readonly Leaf[]): Link | undefined {
  const found = leaves.filter((each) => each.leaf === leaf && each.own.area === own.area);
  const names = new Set(found.map((each) => each.own.indicator));
  return names.size === 1 && found.length === 1 ? found[0]?.own : undefined;
}

const TOTAL = /合\s*计|总\s*[计量额]|小\s*计|全部|\btotal\b/i;

const sameButPeriod = (a: Link, b: Link): boolean =>
  a.indicator === b.indicator &&
  a.area === b.area &&
  a.span === b.span &&
  a.period !== undefined &&
  a.period.n === b.period?.n;

/** Of columns of one indicator the latest: growth behind 2022年 and 2021年 is that of 2022. */
function latestOf(dated: readonly Link[]): Link | null {
  const [first, ...rest] = dated;
  if (!first || rest.length === 0) return null;
  return rest.reduce((best, each) => ((each.period?.m0 ?? 0) > (best.period?.m0 ?? 0) ? each : best), first);
}

/** What the one column is about that holds values of its own, where there is only one. */
function onlyValue(columns: readonly Column[], roles: readonly ColumnRole[]): Column['head'] | null {
  const own = columns.filter(
    ({ at, head }) =>
      roles.some((role) => role.at === at && role.role === 'value') &&
      head.kind === 'value' &&
      head.relative === undefined,
  );
  return own.length === 1 ? (own[0]?.head ?? null) : null;
}

const YEARLY =
  /^(?:年度?|全年|年初|本年度?)(?:\p{Script=Han}{0,4})?(?:计划|目标|任务|预算)(?:(?!完成)\p{Script=Han}){0,4}$|^(?:调整|变动)后?预算[数额]?$|^(?:计划|目标|任务|预算)(?:任务|目标)?[数值额]?[(（](?:年度?|全年)[)）]$/u;

/** 年度计划投资, 全年目标任务数; not 完成年度计划的比例. */
export const isYearly = (text: string): boolean => YEARLY.test(text) && !/完成|占|率|比|进度|排|位/.test(text);

/** A year's plan, target or budget is the whole year's, whichever months the sheet is about. */
function ofYear(own: Link, { relative, text, indicator }: Column['head'], whole: Whole): Link {
  const stated = own.period ?? whole.period;
  const yearly = [relative, text, indicator].some((word) => word !== undefined && isYearly(word.replace(/\s/g, '')));
  if (!yearly || !stated || stated.n >= 12) return own;
  return { ...own, period: { m0: Math.floor(stated.m0 / 12) * 12, n: 12 }, span: undefined };
}

/** The column's period; 本月 and 累计 are taken out of what head or sheet say, and left to the rows where only they say one. */
function timeOf({ period, span }: Link, whole: Whole): { readonly period?: Period; readonly span?: HeadSpan } {
  if (span === undefined) return period ? { period } : {};
  const stated = period ?? whole.period;
  if (!stated) return { span };
  const taken = spanOf(stated, span);
  return taken ? { period: taken } : { span };
}

/** The last month of a span, or from January to its end. A year as such names no month. */
export function spanOf({ m0, n }: Period, span: HeadSpan): Period | null {
  const end = m0 + n - 1;
  if (span === 'ytd') {
    const january = Math.floor(end / 12) * 12;
    return { m0: january, n: end - january + 1 };
  }
  return n >= 12 ? null : { m0: end, n: 1 };
}
