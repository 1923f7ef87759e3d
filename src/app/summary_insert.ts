import { resolveIndicator, type Catalog } from '../catalog';
import { quoted } from '../summary';
import { t, type Lang, type MessageKey } from '../text';
import { derivationFor, type ViewDerivation } from '../view';

export interface IndicatorChoice {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
}

/** Indicators found by name, alias, pinyin or initials; the first of the catalog while nothing is typed. */
export function indicatorChoices(catalog: Catalog, typed: string, lang: Lang): readonly IndicatorChoice[] {
  const found = typed.trim() === '' ? catalog.data.indicators : catalog.findIndicators(typed);
  return found
    .slice(0, 12)
    .map(({ key }) => ({ key, unit: catalog.unitName(key, lang), name: catalog.indicatorName(key, lang) }));
}

/** A derivation as it is offered, and the words that ask for it in a text. */
export interface DerivationChoice {
  readonly label: string;
  readonly words: string;
}

const OFFERED: readonly { readonly kind: ViewDerivation; readonly zh: string; readonly en: string }[] = [
  { kind: 'growth', zh: '同比 | 增降', en: 'growth | direction' },
  { kind: 'change', zh: '增减额 | 增降', en: 'change | direction' },
  { kind: 'points', zh: '百分点 | 增降', en: 'points | direction' },
  { kind: 'share', zh: '占比', en: 'share' },
  { kind: 'rank', zh: '位次', en: 'rank' },
  { kind: 'completion', zh: '完成率', en: 'completion' },
  { kind: 'published_growth', zh: '公布增速 | 增降', en: 'published | direction' },
];

/** What can be asked of that indicator beside its value, as the analysis table offers it. */
export function derivationChoices(catalog: Catalog, key: string | undefined, lang: Lang): readonly DerivationChoice[] {
  const indicator = key === undefined ? undefined : catalog.indicator(key);
  const label = (kind: string): string => t(lang, `summary.derivation_${kind}` as MessageKey);
  const offered = OFFERED.filter(
    ({ kind }) => indicator && derivationFor(kind, indicator, catalog, 'siblings')?.kind === kind,
  );
  return [
    { label: t(lang, 'summary.derivation_level'), words: '' },
    ...offered.map((each) => ({ label: label(each.kind), words: each[lang] })),
  ];
}

/** `{{[name] words}}` for a choice. By its key where names could be several. */
export function numberPiece(
  choice: { readonly key: string; readonly name: string; readonly words: string },
  catalog: Catalog,
): string {
  const found = resolveIndicator(catalog, choice.name);
  const name = 'indicator' in found && found.indicator.key === choice.key ? choice.name : choice.key;
  return `{{${quoted(name)}${choice.words === '' ? '' : ` ${choice.words}`}}}`;
}
