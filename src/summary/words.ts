import type { ViewDerivation } from '../view';

/** What a word inside `{{…}}` asks for. `base`: against the span before instead of the same span a year earlier. */
export type DerivationWord =
  { readonly kind: ViewDerivation; readonly base?: 'previous' } | { readonly kind: 'index' | 'cagr' | 'target' };

const DERIVATIONS: readonly (readonly [DerivationWord, readonly string[]])[] = [
  [{ kind: 'level' }, ['数值', '绝对数', 'level', 'value']],
  [{ kind: 'growth' }, ['同比', '同比增长', '增速', '比上年', 'yoy', 'growth']],
  [{ kind: 'growth', base: 'previous' }, ['环比', '环比增长', 'previous', 'mom', 'qoq']],
  [{ kind: 'change' }, ['增减额', '增减量', '增减', '同比增减', 'change', 'difference']],
  [{ kind: 'points' }, ['百分点', '个百分点', 'points', 'pp']],
  [{ kind: 'share' }, ['占比', '比重', 'share']],
  [{ kind: 'rank' }, ['位次', '排名', 'rank']],
  [{ kind: 'completion' }, ['完成率', '完成', 'completion']],
  [{ kind: 'target' }, ['目标', '目标值', 'target']],
  [{ kind: 'published_growth' }, ['公布增速', 'published']],
  [{ kind: 'index' }, ['定基', '定基指数', 'index']],
  [{ kind: 'cagr' }, ['年均增长', '年均', 'cagr']],
];

const words = new Map(DERIVATIONS.flatMap(([word, names]) => names.map((name) => [name, word] as const)));

export const derivationWord = (word: string): DerivationWord | null => words.get(word.toLowerCase()) ?? null;

/** How a bound number is written, from the words after `|`. What is not said follows the indicator and prose. */
export interface NumberFormat {
  readonly decimals?: number;
  readonly scale?: '万' | '亿';
  readonly unit?: boolean;
  readonly grouping?: boolean;
  readonly numeral?: 'han' | 'cheng';
  /** 增长13.0%, 下降4.2%, 与上年同期持平: the word by the sign. */
  readonly direction?: boolean;
}

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  万: { scale: '万' },
  万元: { scale: '万' },
  亿: { scale: '亿' },
  亿元: { scale: '亿' },
  带单位: { unit: true },
  unit: { unit: true },
  无单位: { unit: false },
  bare: { unit: false },
  千分位: { grouping: true },
  grouped: { grouping: true },
  汉字: { numeral: 'han' },
  han: { numeral: 'han' },
  成: { numeral: 'cheng' },
  增降: { direction: true },
  direction: { direction: true },
};

/** The words after `|`: `0.0` gives the decimals, others as in FORMAT.md. Null: the first word that is not known. */
export function readFormat(text: string): { readonly format: NumberFormat } | { readonly unknown: string } {
  let format: NumberFormat = {};
  for (const word of text.split(/[\s,，、]+/).filter((each) => each !== '')) {
    const decimals = /^0(?:\.(0+))?%?$/.exec(word);
    const known = decimals
      ? { decimals: decimals[1]?.length ?? 0 }
      : Object.hasOwn(FORMATS, word)
        ? FORMATS[word]
        : undefined;
    if (!known) return { unknown: word };
    format = { ...format, ...known };
  }
  return { format };
}
