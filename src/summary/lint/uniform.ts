import type { Finding } from './finding';
import type { LintNumber } from './number';

const NUMBER = /[-−]?(\d[\d,]*)(?:\.(\d+))?\s*(万亿|亿|万)?\s*(个百分点|百分点|percentage points?|%|‰|元|美元|yuan)/i;
/** What of them are said with a word of their own, and need no decimals: 60余万元, 约3.5亿元. */
const ROUND = /余|多|近|约|超过|突破|左右|以上|不足|over|nearly|about|at least|under|—|[一二三四五六七八九十]/;

/** Percent, percentage points, 万元, 亿元: all of one kind are written with the same decimals; those that are not like most others are found. */
export function decimalFindings(numbers: readonly LintNumber[]): readonly Finding[] {
  const kinds = new Map<string, { readonly number: LintNumber; readonly decimals: number }[]>();
  for (const number of numbers) {
    const found = ROUND.test(number.shown) || !number.figure ? null : NUMBER.exec(number.shown);
    if (!found) continue;
    const [, , decimals = '', scale = '', unit = ''] = found;
    const kind = kindOf(number, `${scale}${unit.toLowerCase()}`);
    if (kind === null) continue;
    kinds.set(kind, [...(kinds.get(kind) ?? []), { number, decimals: decimals.length }]);
  }
  return [...kinds.values()].flatMap(uneven);
}

/** Plain 元 is counted whole or not as its indicator has it; growth and shares are kinds of their own. */
function kindOf({ ask }: LintNumber, unit: string): string | null {
  if (unit === '元' || unit === 'yuan' || unit === '美元') return null;
  if (unit === '%') {
    const kind = ask?.derivation.kind ?? '';
    return ['share', 'completion', 'per'].includes(kind)
      ? kind
      : kind === 'level'
        ? `level ${ask?.measure ?? ''}`
        : 'growth';
  }
  return unit;
}

function uneven(group: readonly { readonly number: LintNumber; readonly decimals: number }[]): readonly Finding[] {
  const times = new Map<number, number>();
  for (const { decimals } of group) times.set(decimals, (times.get(decimals) ?? 0) + 1);
  const [most] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  if (!most || times.size < 2) return [];
  return group
    .filter(({ decimals }) => decimals !== most[0])
    .map(({ number: { start, end, shown }, decimals }) => ({
      kind: 'decimals',
      blocks: false,
      start,
      end,
      params: { shown, decimals: String(decimals), usual: String(most[0]) },
    }));
}
