import { formatWord, type NumberFormat } from './format_words';

/** What a word inside `{{…}}` asks for. `base`: against the span before instead of the same span a year earlier. */
export type DerivationWord =
  | { readonly kind: 'growth' | 'change' | 'points'; readonly base?: 'previous' }
  | { readonly kind: 'rank'; readonly of?: 'growth'; readonly end?: 'last' }
  /** Per head of population, or per 10,000. */
  | { readonly kind: 'per_head'; readonly scale: 1 | 10000 }
  /** `within`: of the area of that kind above it, which need not be the next one. */
  | { readonly kind: 'share'; readonly within?: 'city' | 'province' | 'country' }
  | { readonly kind: 'level' | 'completion' | 'published_growth' | 'index' | 'cagr' | 'target' };

const DERIVATIONS: readonly (readonly [DerivationWord, readonly string[]])[] = [
  [{ kind: 'level' }, ['数值', '绝对数', 'level', 'value']],
  [{ kind: 'growth' }, ['同比', '同比增长', '增速', '比上年', 'yoy', 'growth']],
  [{ kind: 'growth', base: 'previous' }, ['环比', '环比增长', 'previous', 'mom', 'qoq']],
  [{ kind: 'change' }, ['增减额', '增减量', '增减', '同比增减', 'change', 'difference']],
  [{ kind: 'change', base: 'previous' }, ['环比增减', '环比增减额', '环比增减量']],
  [{ kind: 'points' }, ['百分点', '个百分点', 'points', 'pp']],
  [{ kind: 'share' }, ['占比', '比重', 'share']],
  [{ kind: 'share', within: 'city' }, ['占全市']],
  [{ kind: 'share', within: 'province' }, ['占全省']],
  [{ kind: 'share', within: 'country' }, ['占全国']],
  [{ kind: 'rank' }, ['位次', '排名', 'rank']],
  [{ kind: 'rank', of: 'growth' }, ['增速位次', '增速排名', 'growth-rank']],
  [{ kind: 'rank', end: 'last' }, ['倒数位次', '倒数', 'rank-from-last']],
  [{ kind: 'rank', of: 'growth', end: 'last' }, ['增速倒数位次', 'growth-rank-from-last']],
  [{ kind: 'completion' }, ['完成率', '完成', 'completion']],
  [{ kind: 'target' }, ['目标', '目标值', 'target']],
  [{ kind: 'published_growth' }, ['公布增速', 'published']],
  [{ kind: 'index' }, ['定基', '定基指数', 'index']],
  [{ kind: 'cagr' }, ['年均增长', '年均', 'cagr']],
  [{ kind: 'per_head', scale: 1 }, ['人均', 'per-head', 'per-capita']],
  [{ kind: 'per_head', scale: 10000 }, ['每万人', '每万人口', 'per-10000']],
];

const words = new Map(DERIVATIONS.flatMap(([word, names]) => names.map((name) => [name, word] as const)));

export const derivationWord = (word: string): DerivationWord | null => words.get(word.toLowerCase()) ?? null;

/** Periods said by their distance from the document's own. */
const SHIFTS: Readonly<Record<string, 'year' | 'previous'>> = {
  上年同期: 'year',
  去年同期: 'year',
  上年: 'year',
  去年: 'year',
  'last-year': 'year',
  上期: 'previous',
  'last-period': 'previous',
};

export const shiftWord = (word: string): 'year' | 'previous' | null =>
  Object.hasOwn(SHIFTS, word.toLowerCase()) ? (SHIFTS[word.toLowerCase()] ?? null) : null;

/** Words of which one number can have only one. */
const KINDS = ['qualifier', 'form', 'direction', 'sure', 'part'] as const;

/**
 * The words after `|`: `0.0` gives the decimals, others as in FORMAT.md. Refuses the first word that is not known, and one that says again, or
 * otherwise, what another said: nothing is half obeyed.
 */
export function readFormat(
  text: string,
): { readonly format: NumberFormat } | { readonly unknown: string } | { readonly twice: string } {
  let format: NumberFormat = {};
  for (const word of text.split(/[\s,，、]+/).filter((each) => each !== '')) {
    const known = formatWord(word);
    if (!known) return { unknown: word };
    if (KINDS.some((kind) => known[kind] !== undefined && format[kind] !== undefined)) return { twice: word };
    format = { ...format, ...known };
    const clash = format.form !== undefined && (format.qualifier ?? format.direction ?? format.sure) !== undefined;
    if (clash || (format.direction !== undefined && format.sure !== undefined)) return { twice: word };
  }
  if (format.part !== undefined && format.direction === undefined) return { unknown: format.part };
  const takesBase = format.direction === 'change' || format.direction === 'moved';
  if (format.compared && (!takesBase || format.part !== undefined)) return { unknown: '比' };
  return { format };
}
