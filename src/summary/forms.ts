import { compare, whole, writtenAmount, type Figure } from '../core';
import type { Ask } from '../query';
import type { Lang } from '../text';
import type { NumberFormat } from './format_words';
import { proved } from './prove';
import { styleOf } from './style';
import { readFormat } from './words';

/** One way to write a number that is true of it: the words for behind `|`, and what then stands there. */
export interface OfferedForm {
  readonly words: string;
  readonly shown: string;
}

/** What is tried, in the order in which it is offered. */
const PLAIN = { zh: ['', '汉字', '千分位'], en: ['', 'bare'] } as const;
const SCALED = { zh: ['万 0.0', '亿 0.00'], en: [] } as const;
const QUALIFIED = {
  zh: ['余', '多', '近', '约', '左右', '超过', '突破', '以上', '不少于', '不足'],
  en: ['over', 'nearly', 'about', 'at-least', 'under'],
} as const;
const SHARE = { zh: ['成', '成 以上', '成 多', '成 近', '过半', '汉字', '千分比'], en: ['half', 'permille'] } as const;
const GROWN = { zh: ['增降', '倍', '增长倍', '翻番', '增', '降'], en: ['direction', 'times', 'doubled'] } as const;

/**
 * The forms that can be proved of a figure, for a menu on its chip: nothing is offered that is not true of it now. `ask` tells growth from
 * shares. Without a value there is none.
 */
export function formsFor(
  figure: Figure,
  ask: Ask | null,
  lang: Lang,
  format: NumberFormat = {},
): readonly OfferedForm[] {
  if (figure.exact === null && !figure.low) return [];
  return distinct(candidates(figure, ask, lang).flatMap((words) => offered(figure, words, ask, format, lang)));
}

function offered(figure: Figure, words: string, ask: Ask | null, kept: NumberFormat, lang: Lang): OfferedForm[] {
  const read = readFormat(words);
  if (!('format' in read)) return [];
  if (read.format.scale !== undefined && !fills(figure, read.format, lang)) return [];
  const shown = proved(figure, { ...kept, ...read.format }, ask?.period, lang);
  if (shown === null || (/^成$/.test(words) && !shown.includes('成'))) return [];
  return [{ words, shown }];
}

/** 512件 is not said in 亿: the number must reach the multiple. */
function fills(figure: Figure, format: NumberFormat, lang: Lang): boolean {
  const exact = figure.exact ?? figure.low;
  if (!exact || exact.root !== undefined) return false;
  return compare(writtenAmount(figure, exact, styleOf(format, lang)).value, whole(1)) >= 0;
}

function distinct(forms: readonly OfferedForm[]): readonly OfferedForm[] {
  const seen = new Set<string>();
  return forms.filter(({ shown }) => !seen.has(shown) && seen.add(shown));
}

/** The narrowest of the usual ones, and not of the first. */
function topsOf({ exact }: Figure, english: boolean): readonly string[] {
  const top = [3, 5, 10, 20, 50, 100].find((n) => exact && compare(exact, whole(BigInt(n))) <= 0);
  if (top === undefined || !exact || compare(exact, whole(1)) <= 0) return [];
  return english ? [`top${top}`] : [`前${top}`, `进前${top}`];
}

function candidates(figure: Figure, ask: Ask | null, lang: Lang): readonly string[] {
  const kind = ask?.derivation.kind;
  const english = lang === 'en';
  if (figure.form === 'rank') {
    const fromLast = ask?.derivation.kind === 'rank' && ask.derivation.end === 'last';
    return ['', english ? 'placed' : '居', ...(fromLast ? [] : topsOf(figure, english))];
  }
  if (figure.form === 'points') return ['', english ? 'direction' : '增降', ...QUALIFIED[lang]];
  if (figure.form === 'percent') {
    const grown = kind === 'growth' || kind === 'published_growth' || kind === 'cagr';
    return [
      '',
      ...(grown ? GROWN[lang] : [...SHARE[lang], english ? 'reached' : '达到']),
      ...QUALIFIED[lang].filter((each) => !/[余多]/.test(each)),
    ];
  }
  if (figure.form !== 'number') return [''];
  if (kind === 'change') {
    return ['', ...(english ? ['direction', 'net'] : ['增降', '净增', '多少']), ...QUALIFIED[lang]];
  }
  const scaled = SCALED[lang].flatMap((scale) => [scale, ...['余', '近', '约', '超过'].map((q) => `${scale} ${q}`)]);
  return [...PLAIN[lang], ...QUALIFIED[lang], ...scaled, ...(english ? ['range', 'reached'] : ['区间', '达到'])];
}

const MOST = 4;

/** What may be said instead, for a message: the plain number first, then what qualifies it. */
export const offersFor = (figure: Figure, format: NumberFormat, lang: Lang): readonly OfferedForm[] =>
  distinct(
    ['', ...QUALIFIED[lang].filter((each) => figure.form === 'number' || !/[余多]/.test(each))].flatMap((words) =>
      offered(figure, words, null, format, lang),
    ),
  ).slice(0, MOST);
