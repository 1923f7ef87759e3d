import { formatFigure, type Figure } from '../core';
import type { Period } from '../catalog';
import { t, tCode, type Lang } from '../text';
import type { NumberFormat } from './format_words';
import { offersFor } from './forms';
import { proved } from './prove';
import { styleOf } from './style';

/** A number as it stands in the text; `problem` where what it was to say is not true of it. */
export interface Written {
  readonly shown: string;
  readonly problem?: string;
}

/**
 * A bound number in running text. Without a value its reason stands in brackets, never a zero. What is claimed of it (余, 翻番, 增 …) is proved;
 * where it does not hold, the plain number stands in brackets with the word that is not true, and `problem` names what may be said instead.
 */
export function writeFigure(figure: Figure, format: NumberFormat, period: Period | undefined, lang: Lang): Written {
  if (figure.exact === null && figure.reason !== null && !figure.low) {
    return { shown: t(lang, 'summary.missing', { reason: tCode(lang, 'reason', figure.reason) }) };
  }
  const shown = proved(figure, format, period, lang);
  if (shown !== null) return { shown };
  const { qualifier: _q, form: _f, direction: _d, sure: _s, part: _p, ...rest } = format;
  const { numeral: _n, ...plain } = rest;
  const is = formatFigure(figure, styleOf(plain, lang));
  const word = claimOf(format, lang);
  // Of two that are alike there is no number to tell, but a word: 持平.
  const { part: _, ...worded } = format;
  const alike = format.part === 'size' ? proved(figure, worded, period, lang) : null;
  const offers = alike !== null ? [alike] : offersFor(figure, rest, lang).map((each) => each.shown);
  return {
    shown: t(lang, 'summary.unproved', { number: is, word }),
    problem:
      offers.length === 0
        ? t(lang, 'summary.unproved_why', { number: is, word })
        : t(lang, 'summary.unproved_offer', { number: is, word, offers: offers.join(lang === 'zh' ? '、' : ', ') }),
  };
}

export const showFigure = (figure: Figure, format: NumberFormat, period: Period | undefined, lang: Lang): string =>
  writeFigure(figure, format, period, lang).shown;

/** The word that was to be said, as the person knows it. */
function claimOf({ qualifier, form, sure, direction }: NumberFormat, lang: Lang): string {
  if (qualifier !== undefined) return t(lang, `summary.claim_${qualifier}`);
  if (form !== undefined) return t(lang, `summary.claim_${form}`);
  if (sure !== undefined) return t(lang, `summary.claim_${sure}`);
  return t(lang, `summary.claim_${direction ?? 'change'}`);
}
