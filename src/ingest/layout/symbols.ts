import type { Status } from '../../core';

/**
 * What stands in place of a number, unless the sheet's notes, a profile or a person say otherwise. Dashes and points are left open: they
 * may mean zero or below the unit; they are read as missing and asked about.
 */
export const DEFAULT_SYMBOLS: Readonly<Record<string, Status>> = {
  '..': 'missing',
  'N/A': 'missing',
  'n/a': 'missing',
  NA: 'missing',
  'N.A.': 'missing',
  NaN: 'missing',
  NULL: 'missing',
  null: 'missing',
  Missing: 'missing',
  missing: 'missing',
  Unreliable: 'missing',
  'Not available': 'missing',
  'Not Available': 'missing',
  'not available': 'missing',
  'Not applicable': 'not_applicable',
  'Not Applicable': 'not_applicable',
  Suppressed: 'suppressed',
  suppressed: 'suppressed',
  Confidential: 'suppressed',
  空: 'missing',
  缺: 'missing',
  无: 'missing',
  未报: 'not_reported',
  不适用: 'not_applicable',
  未公布: 'not_yet',
  尚未公布: 'not_yet',
  保密: 'suppressed',
  不公开: 'suppressed',
  不足计量单位: 'below_unit',
  不足本表最小单位: 'below_unit',
  不单独发布: 'not_separate',
  x: 'suppressed',
  X: 'suppressed',
  '*': 'suppressed',
  '**': 'suppressed',
  '(D)': 'suppressed',
  ':': 'missing',
  '!': 'missing',
  // Eurostat's marks of a cell without a figure: confidential, not applicable, unreliable, and those that also stand behind figures.
  ': c': 'suppressed',
  ': z': 'not_applicable',
  ': u': 'missing',
  ': n': 'missing',
  ': b': 'missing',
  ': d': 'missing',
  ': e': 'missing',
  ': p': 'missing',
  '[x]': 'missing',
  '[c]': 'suppressed',
  '[z]': 'not_applicable',
  '[low]': 'below_unit',
};

/** Symbols whose meaning differs between publishers: asked about where they are met. */
export const DOUBTFUL_SYMBOLS: ReadonlySet<string> = new Set(['-', '—', '–', '--', '——', '…', '……', '...']);
