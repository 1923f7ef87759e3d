import { formatPeriod, samePeriod, type Catalog, type Period, type Target } from '../../catalog';
import { compare, formatFigure, fromNumber, toNumber, type Exact, type Figure } from '../../core';
import type { AnswerRow } from '../../query';
import type { Lang } from '../../text';
import type { Layout } from '../layout';
import { bestExact, columnStyle, figureText } from '../show';
import { columnKey, placeOf } from './needs';

/** One target: how far it was reached, and how far it should have been by then. */
export interface BulletRow {
  readonly area: string;
  readonly indicator: string;
  readonly name: string;
  readonly home: boolean;
  /** Place of the completion in `layout.columns`. */
  readonly at: number;
  readonly period: Period;
  readonly figure: Figure;
  /** Percent of the target; null where it cannot be said, and `text` says why. */
  readonly value: number | null;
  readonly text: string;
  /** The target with its unit. */
  readonly target: string;
  /** 序时进度 at the end of the period, percent, and as text. */
  readonly due: number;
  readonly dueText: string;
  /** Behind where it should be. */
  readonly behind: boolean;
}

/** Targets of one area by indicator where several indicators have one, else of each area for the charted indicator. */
export function bulletRows(
  rows: readonly AnswerRow[],
  layout: Layout,
  catalog: Catalog,
  lang: Lang,
): readonly BulletRow[] {
  const period = layout.periods.at(-1);
  const { chart } = layout;
  if (!period) return [];
  const subject = layout.home ?? (layout.areas.length === 1 ? layout.areas[0] : undefined);
  const has = (area: string, key: string): boolean =>
    catalog.data.targets.some((target) => target.indicator === key && target.area === area && covers(target, period));
  const ofSubject = subject === undefined ? [] : chart.indicators.filter((key) => has(subject, key));
  const wanted =
    subject !== undefined && (ofSubject.length > 1 || layout.areas.length === 1)
      ? ofSubject.map((key) => ({ area: subject, key }))
      : layout.areas.flatMap((area) =>
          chart.indicator !== null && has(area, chart.indicator) ? [{ area, key: chart.indicator }] : [],
        );
  const byIndicator = subject !== undefined && wanted.every(({ area }) => area === subject);
  return wanted.flatMap(({ area, key }): readonly BulletRow[] => {
    const row = rows.find((one) => one.area === area);
    const at = placeOf(layout.columns, columnKey(key, 'completion', period), period);
    const figure = row?.figures[at];
    if (!figure) return [];
    const goal = row?.figures[placeOf(layout.columns, columnKey(key, 'target', period), period)];
    const exact = bestExact(figure);
    const due = dueAt(catalog.data.targets, key, area, period);
    return [
      {
        area,
        indicator: key,
        name: byIndicator ? catalog.indicatorName(key, lang) : catalog.areaName(area, lang, period.m0 + period.n - 1),
        home: area === layout.home,
        at,
        period,
        figure,
        value: exact ? toNumber(exact) : null,
        text: figureText(figure, 'completion', lang),
        target: goal ? formatFigure(goal, { ...columnStyle('level', lang), unit: true }) : '',
        due: toNumber(due),
        dueText: formatFigure(
          { ...figure, exact: due, reason: null, form: 'percent', unit: '%', notes: [] },
          columnStyle('completion', lang),
        ),
        behind: exact !== null && compare(exact, due) < 0,
      },
    ];
  });
}

const covers = (target: Target, period: Period): boolean =>
  target.period.m0 <= period.m0 && period.m0 + period.n <= target.period.m0 + target.period.n;

/**
 * What should have been reached by the end of the period, percent of the target: a straight line through the year, or through
 * the schedule that was set for its quarters. A target for the very span is due in full.
 */
function dueAt(targets: readonly Target[], indicator: string, area: string, period: Period): Exact {
  const mine = targets.filter((one) => one.indicator === indicator && one.area === area && covers(one, period));
  const target = mine.find((one) => samePeriod(one.period, period)) ?? mine[0];
  if (!target) return fromNumber(100);
  const months = period.m0 + period.n - target.period.m0;
  const { schedule } = target;
  if (!schedule || target.period.n !== 12 || schedule.length !== 4) {
    return { num: BigInt(100 * months), den: BigInt(target.period.n) };
  }
  const quarter = Math.min(3, Math.floor((months - 1) / 3));
  const [from, to] = [quarter === 0 ? 0 : (schedule[quarter - 1] ?? 0), schedule[quarter] ?? 100];
  const part = months - quarter * 3;
  return fromNumber((from * (3 - part) + to * part) / 3);
}

/** 截至2024年1—6月, for the line below the title. */
export const bulletPeriod = (rows: readonly BulletRow[], lang: Lang): string => {
  const first = rows[0];
  return first ? formatPeriod(first.period, lang) : '';
};
