import { formatFigure, gridStyle, type Figure } from '../core';
import type { Ask, TraceRow } from '../query';
import type { Lang } from '../text';

/**
 * How a number was computed, in the figures it was computed from: (512 − 453) ÷ 453. Empty where that would say nothing (a
 * plain value, a rank) or would not be the truth (several values taken together, a missing part).
 */
export function howComputed(ask: Ask, rows: readonly TraceRow[], lang: Lang): string {
  const text = (figure: Figure): string => formatFigure(figure, { ...gridStyle(lang), unit: false });
  const only = (role: TraceRow['role']): string | null => {
    const found = rows.filter((row) => row.role === role && !row.superseded);
    const first = found[0];
    return found.length === 1 && first && first.figure.exact !== null ? text(first.figure) : null;
  };
  const value = only('value');
  const over = (role: TraceRow['role'], tail = ''): string => {
    const other = only(role);
    return value === null || other === null ? '' : `${value} ÷ ${other}${tail}`;
  };
  const base = only('base');
  switch (ask.derivation.kind) {
    case 'change':
    case 'points':
      return value === null || base === null ? '' : `${value} − ${base}`;
    case 'growth':
      return value === null || base === null ? '' : `(${value} − ${base}) ÷ ${base}`;
    case 'index':
      return over('base', ' × 100');
    case 'share':
      return over('whole');
    case 'per':
      return over('divisor');
    case 'completion':
      return over('target');
    case 'level':
    case 'published_growth':
    case 'rank':
    case 'cagr':
    case 'target':
    case 'formula':
      return '';
  }
}
