import { add, compare, exact, exactText, whole, type Exact } from '../../core';
import type { Finding } from './finding';
import type { LintNumber } from './number';
import type { Prose } from './prose';

/** Between these a set of parts is meant to be the whole: farther away it is a choice of some of them. */
const [LOWEST, HIGHEST] = [exact('98'), exact('102')];
const WHOLE = whole(100);

interface Part {
  readonly start: number;
  readonly end: number;
  readonly percent: string;
}

/**
 * Parts of a whole in one sentence (占比, 比重, 结构 … with three or more percentages that are no growth) whose shown figures come near 100 and
 * do not make it, and ratios like 15∶48∶38. GB/T 15835 has no rule; statistics bureaus print 因四舍五入…合计与分项略有出入 or make them add up.
 */
export function shareFindings(prose: Prose, numbers: readonly LintNumber[]): readonly Finding[] {
  return [...sentenceFindings(prose, numbers), ...ratioFindings(prose)];
}

function sentenceFindings({ text }: Prose, numbers: readonly LintNumber[]): readonly Finding[] {
  return sentences(text).flatMap(({ start, end }): readonly Finding[] => {
    const said = text.slice(start, end);
    if (!/占|比重|比例|构成|结构|share|account/i.test(said)) return [];
    const parts = [...boundParts(numbers, start, end), ...typedParts(text, start, end)].sort(
      (a, b) => a.start - b.start,
    );
    if (parts.length < 3) return [];
    const total = parts.reduce<Exact>((sum, { percent }) => add(sum, exact(percent)), whole(0));
    if (compare(total, WHOLE) === 0 || compare(total, LOWEST) < 0 || compare(total, HIGHEST) > 0) return [];
    const [first, last] = [parts[0], parts.at(-1)];
    return first && last
      ? [
          {
            kind: 'shares',
            blocks: false,
            start: first.start,
            end: last.end,
            params: { total: exactText(total) ?? '' },
          },
        ]
      : [];
  });
}

function sentences(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[^。！？!?\n]+/g)].map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
  }));
}

const boundParts = (numbers: readonly LintNumber[], from: number, to: number): readonly Part[] =>
  numbers.flatMap(({ start, end, shown, ask }): readonly Part[] => {
    const percent = /^(\d+(?:\.\d+)?)%$/.exec(shown)?.[1];
    const share =
      ask?.derivation.kind === 'share' || ask?.derivation.kind === 'per' || ask?.derivation.kind === 'formula';
    return start >= from && end <= to && percent !== undefined && share ? [{ start, end, percent }] : [];
  });

/** Typed percentages behind 占 or in its list; growth rates are left out. */
const typedParts = (text: string, from: number, to: number): readonly Part[] =>
  [...text.slice(from, to).matchAll(/(\d+(?:\.\d+)?)\s?%/g)].flatMap((match): readonly Part[] => {
    const before = text.slice(Math.max(from, from + match.index - 6), from + match.index);
    if (/增长|下降|提高|增幅|达到|完成|目标/.test(before)) return [];
    const start = from + match.index;
    return [{ start, end: start + match[0].length, percent: match[1] ?? '0' }];
  });

function ratioFindings({ text }: Prose): readonly Finding[] {
  return [...text.matchAll(/\d+(?:\.\d+)?(?:\s?[∶:：]\s?\d+(?:\.\d+)?){2,}/g)].flatMap(
    ({ 0: said, index }): readonly Finding[] => {
      const total = said.split(/[∶:：]/).reduce<Exact>((sum, part) => add(sum, exact(part.trim())), whole(0));
      if (compare(total, WHOLE) === 0 || compare(total, LOWEST) < 0 || compare(total, HIGHEST) > 0) return [];
      return [
        {
          kind: 'ratio',
          blocks: false,
          start: index,
          end: index + said.length,
          params: { said, total: exactText(total) ?? '' },
        },
      ];
    },
  );
}
