import type { Catalog } from '../catalog';
import type { Lang } from '../text';

export interface IndicatorChoice {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
}

/** Indicators found by name, alias, pinyin or initials; the first of the catalog while nothing is typed. */
export function indicatorChoices(catalog: Catalog, typed: string, lang: Lang): readonly IndicatorChoice[] {
  const found = typed.trim() === '' ? catalog.data.indicators : catalog.findIndicators(typed);
  return found.slice(0, 12).map(({ key, unit }) => ({ key, unit, name: catalog.indicatorName(key, lang) }));
}

/** The text with `{{[name] }}` put in place of the selection, and where the cursor then stands. */
export function insertion(
  text: string,
  from: number,
  to: number,
  name: string,
  word: string,
): { readonly text: string; readonly cursor: number } {
  const piece = `{{[${name}]${word === '' ? '' : ` ${word}`}}}`;
  return { text: text.slice(0, from) + piece + text.slice(to), cursor: from + piece.length };
}
