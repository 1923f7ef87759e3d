import {
  formatPeriod,
  isYear,
  parsePeriod,
  periodKey,
  resolveArea,
  resolveIndicator,
  type Catalog,
  type Indicator,
  type Lang,
  type Period,
} from '../../catalog';
import { quoted } from '../tokens';

/** What a sentence is wanted about, and the document that it will stand in. */
export interface SentenceSetting {
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly indicator: Indicator;
  readonly area: string;
  readonly period: Period;
  /** What the document's head says: named in a placeholder only where the sentence differs from it. */
  readonly document: { readonly area: string | null; readonly period: Period | null };
  /** Every span that has a figure of the indicator. */
  readonly spans: readonly Period[];
  /** The first areas by it among those under the same one above, in their order; empty or absent where places are shared or unknown. */
  readonly leaders?: readonly string[];
  /** Ledgers as loaded, with what parts their rows. */
  readonly ledgers?: readonly LedgerOf[];
}

/** A ledger that sentences may list out of. `splits`: columns with few values among the rows that are meant, and these. */
export interface LedgerOf {
  readonly key: string;
  readonly names: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: 'text' | 'number' | 'date';
    readonly role: string;
  }[];
  readonly splits: readonly { readonly label: string; readonly values: readonly string[] }[];
}

/** An indicator's name where that names it alone, else its key. */
export function indicatorWord(indicator: Indicator, catalog: Catalog, lang: Lang): string {
  const name = catalog.indicatorName(indicator.key, lang);
  const found = resolveIndicator(catalog, name);
  return quoted('indicator' in found && found.indicator.key === indicator.key ? name : indicator.key);
}

export function areaWord(key: string, { catalog, lang, period }: SentenceSetting): string {
  const at = period.m0 + period.n - 1;
  const name = catalog.areaName(key, lang, at);
  const found = resolveArea(catalog, { name, at });
  return quoted('area' in found && found.area.key === key ? name : key);
}

/** A placeholder about the setting's indicator, or another: `{{[专利授权量] 同比 | 增降}}`. */
export function chip(setting: SentenceSetting, words = '', format = '', other: Indicator | null = null): string {
  const { catalog, lang, area, period, document } = setting;
  const parts = [
    indicatorWord(other ?? setting.indicator, catalog, lang),
    ...(area === document.area ? [] : [areaWord(area, setting)]),
    ...(samePeriod(period, document.period) || hasPeriod(words) ? [] : [periodWord(period, lang)]),
    ...(words === '' ? [] : [words]),
  ];
  return `{{${parts.join(' ')}${format === '' ? '' : ` | ${format}`}}}`;
}

/** A formula over references that stand for themselves. */
export const formulaChip = (formula: string, format = ''): string =>
  `{{=${formula}${format === '' ? '' : ` | ${format}`}}}`;

/** A reference for formulas: `[pat_grant, x:990122, 2024年]`, everything named where it is not the document's. */
export function reference(
  setting: SentenceSetting,
  period: Period | null = null,
  other: Indicator | null = null,
  place?: string,
): string {
  const { catalog, lang, area, document } = setting;
  const name = indicatorWord(other ?? setting.indicator, catalog, lang).slice(1, -1);
  const where = place ?? (area === document.area ? null : area);
  const when = period ?? (samePeriod(setting.period, document.period) ? null : setting.period);
  const parts = [
    name,
    ...(where === null ? [] : [areaWord(where, setting).slice(1, -1)]),
    ...(when ? [periodWord(when, lang)] : []),
  ];
  return `[${parts.join(', ')}]`;
}

const samePeriod = (a: Period, b: Period | null): boolean => b !== null && a.m0 === b.m0 && a.n === b.n;
/** Words that bring their own period. */
const hasPeriod = (words: string): boolean => /^(?:上年|last-year|\d{4})/.test(words);

/** A period in one word, as a placeholder has it; by its key where a word without blanks would not be read as it (Jan–Oct2024). */
export function periodWord(period: Period, lang: Lang): string {
  const word = formatPeriod(period, lang).replace(/\s+/g, '');
  const read = parsePeriod(word);
  return read && read.m0 === period.m0 && read.n === period.n ? word : periodKey(period);
}

export const isWholeYear = ({ period }: SentenceSetting): boolean => isYear(period);
