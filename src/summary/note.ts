import { formatPeriod, type Catalog } from '../catalog';
import { originText, formatFigure, gridStyle } from '../core';
import type { Ask, Derivation, TraceRow } from '../query';
import { t, tCode, type Lang, type MessageKey } from '../text';

/** One line that says what a number is and which cells it was read from. */
export interface SourceNote {
  /** 青溪县 2024年 专利授权量 同比. */
  readonly what: string;
  /** 2024年专利.xlsx › 授权 › D17 = 512, … */
  readonly from: readonly string[];
}

export function sourceNote(ask: Ask, rows: readonly TraceRow[], catalog: Catalog, lang: Lang): SourceNote {
  const counted = rows.filter(({ superseded }) => !superseded);
  const what = meaningText(ask, catalog, lang);
  return {
    // Of a difference both sides are named: it is neither of them.
    what: ask.less ? t(lang, 'summary.note_less', { what, other: meaningText(ask.less, catalog, lang) }) : what,
    from: [...new Set(counted.map((row) => rowText(row, lang)))],
  };
}

function meaningText(ask: Ask, catalog: Catalog, lang: Lang): string {
  const { period, area, measure, derivation } = ask;
  const place = area && 'key' in area ? catalog.areaName(area.key, lang, period && period.m0 + period.n - 1) : '';
  const words = [
    place,
    period ? formatPeriod(period, lang) : '',
    catalog.indicatorName(measure, lang),
    derivationText(derivation, catalog, lang),
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** What was done with the indicator, its base, whole or divisor named. */
function derivationText(derivation: Derivation, catalog: Catalog, lang: Lang): string {
  switch (derivation.kind) {
    case 'level':
      return '';
    case 'growth':
    case 'change':
    case 'points': {
      const { base, kind } = derivation;
      const word: MessageKey = kind === 'growth' ? 'summary.note_growth' : `summary.derivation_${kind}`;
      if (base === 'same_period') return t(lang, `summary.derivation_${kind}`);
      const against =
        base === 'previous'
          ? t(lang, 'summary.note_previous')
          : t(lang, 'summary.note_against', { period: formatPeriod(base.period, lang) });
      return `${against}${lang === 'zh' ? '' : ' '}${t(lang, word)}`;
    }
    case 'index':
      return t(lang, 'summary.note_index', { period: formatPeriod(derivation.base, lang) });
    case 'cagr':
      return t(lang, 'summary.note_cagr', { period: formatPeriod(derivation.from, lang) });
    case 'per':
      return t(lang, 'summary.note_per', { name: catalog.indicatorName(derivation.by, lang) });
    case 'share':
      return derivation.of === 'parent'
        ? t(lang, 'summary.derivation_share')
        : t(lang, 'summary.note_share', { area: catalog.areaName(derivation.of.area, lang) });
    case 'rank': {
      const { among, of, end } = derivation;
      const best = t(lang, of === 'growth' ? 'summary.note_growth_rank' : 'summary.derivation_rank');
      const place = end === 'last' ? t(lang, 'summary.note_from_last', { rank: best }) : best;
      const peers =
        typeof among === 'object' && 'set' in among ? (catalog.peerSet(among.set)?.name ?? among.set) : null;
      return peers === null ? place : t(lang, 'summary.note_rank_among', { peers, rank: place });
    }
    default:
      return t(lang, `summary.derivation_${derivation.kind}`);
  }
}

/** Longest list of cells that a note spells out: a rank among many peers names the first ones and how many more. */
export const MOST_CELLS = 6;

function rowText({ source, figure, reason }: TraceRow, lang: Lang): string {
  const value = formatFigure(figure, { ...gridStyle(lang), reason: (why) => tCode(lang, 'reason', why) });
  if (!source) return reason === undefined ? value : t(lang, 'summary.note_hand', { basis: reason, value });
  return `${originText(source)} = ${value}`;
}
