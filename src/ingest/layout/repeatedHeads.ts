import type { Column } from './columns';
import { joinLevels } from './heads';

/**
 * Heads that stand again behind other columns (`Poverty Estimate | 90% CI Lower Bound | Poverty Percent | 90% CI Lower Bound`) are about the column
 * before them, as far left in each case: they take its name in front of theirs. Others that are alike stay so, and are told of as duplicates.
 */
export function behindTheirOwn(columns: readonly Column[]): readonly Column[] {
  const values = columns.filter(isPlainValue);
  const count = new Map<string, number>();
  for (const column of values) count.set(keyOf(column), (count.get(keyOf(column)) ?? 0) + 1);
  const renamed = new Map<number, Column>();
  for (const [key, n] of count) {
    if (n < 2) continue;
    const alike = values.filter((column) => keyOf(column) === key);
    const leads = alike.map(({ at }) =>
      values.filter((other) => other.at < at && count.get(keyOf(other)) === 1).at(-1),
    );
    const off = alike.map(({ at }, i) => at - (leads[i]?.at ?? NaN));
    if (new Set(leads).size < n || off.some((each) => each !== off[0] || each > 4)) continue;
    alike.forEach((column, i) => {
      const lead = leads[i];
      if (!lead) return;
      const { head } = column;
      const indicator = joinLevels([lead.head.indicator, head.indicator]);
      renamed.set(column.at, {
        ...column,
        head: { ...head, indicator, text: joinLevels([lead.head.indicator, head.text]) },
      });
    });
  }
  return renamed.size === 0 ? columns : columns.map((column) => renamed.get(column.at) ?? column);
}

const isPlainValue = ({ head, share, area, filled }: Column): boolean =>
  filled > 0 &&
  share.number + share.year + share.missing >= 0.5 &&
  area === undefined &&
  head.kind === 'value' &&
  head.relative === undefined &&
  head.span === undefined &&
  head.indicator !== '';

const keyOf = ({ head }: Column): string =>
  [head.indicator, head.unit ?? '', head.period?.m0 ?? '', head.period?.n ?? ''].join('\u0001');
