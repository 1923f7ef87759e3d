import { type Area, type Catalog, type Indicator, type Lang, type Period } from '../catalog';
import type { Base, Derivation } from '../query';
import { derivationFor, perHead } from '../view';
import type { Expression } from './expression';
import { problem, type Problem } from './problem';
import type { DerivationWord } from './words';

/**
 * What the words ask, with the same choice for each indicator as the analysis table makes. Words that say two things at once are
 * refused: none of them is ever dropped in silence.
 */
export function derivationOf(
  read: Expression,
  area: string,
  period: Period,
  catalog: Catalog,
  lang: Lang,
): Derivation | Problem {
  const { indicator, divisor, from, whole, among, derivation: word } = read;
  if (among && (word?.kind !== 'rank' || divisor || whole)) return problem('together', { word: '在' });
  const plain = word === null || word.kind === 'level';
  if (divisor) {
    return !plain || from || whole ? problem('together', { word: '/' }) : { kind: 'per', by: divisor.key };
  }
  if (whole) {
    const fits = (plain || (word.kind === 'share' && !word.within)) && !from;
    return fits ? { kind: 'share', of: { area: whole.key } } : problem('together', { word: '占' });
  }
  if (!word) return from ? compared({ kind: 'growth' }, indicator, { period: from }, catalog, lang) : { kind: 'level' };
  const name = catalog.indicatorName(indicator.key, lang);
  if (word.kind === 'index') return from ? { kind: 'index', base: from } : problem('no_start', { name });
  if (word.kind === 'cagr') return from ? { kind: 'cagr', from } : problem('no_start', { name });
  if (word.kind === 'growth' || word.kind === 'change' || word.kind === 'points') {
    if (from && word.base) return problem('together', { word: '自' });
    return compared(word, indicator, from ? { period: from } : (word.base ?? 'same_period'), catalog, lang);
  }
  if (from) return problem('together', { word: '自' });
  switch (word.kind) {
    case 'level':
    case 'target':
    case 'completion':
      return { kind: word.kind };
    case 'rank':
      return {
        kind: 'rank',
        among: among ? { set: among.key } : 'siblings',
        ...(word.of ? { of: word.of } : {}),
        ...(word.end ? { end: word.end } : {}),
      };
    case 'per_head':
      return perHead(word.scale, catalog) ?? problem('no_population');
    case 'share':
      return shareWithin(word.within, area, period, indicator, catalog, lang);
    case 'published_growth':
      return derivationFor(word.kind, indicator, catalog, [])?.derivation ?? problem('no_sense', { name });
  }
}

/** Growth, difference or points against a base. Growth that is only published has no other base than the year before. */
function compared(
  word: { readonly kind: 'growth' | 'change' | 'points' },
  indicator: Indicator,
  base: Base,
  catalog: Catalog,
  lang: Lang,
): Derivation | Problem {
  const chosen = derivationFor(word.kind, indicator, catalog, [])?.derivation;
  if (!chosen) return problem('no_sense', { name: catalog.indicatorName(indicator.key, lang) });
  if (chosen.kind === 'growth' || chosen.kind === 'change' || chosen.kind === 'points') return { ...chosen, base };
  // Asked of levels, the question answers with the reason: published only.
  return base === 'same_period' ? chosen : { kind: 'growth', base };
}

function shareWithin(
  kind: Extract<DerivationWord, { kind: 'share' }>['within'],
  area: string,
  period: Period,
  indicator: Indicator,
  catalog: Catalog,
  lang: Lang,
): Derivation | Problem {
  if (!derivationFor('share', indicator, catalog, [])) {
    return problem('no_sense', { name: catalog.indicatorName(indicator.key, lang) });
  }
  if (kind === undefined) return { kind: 'share', of: 'parent' };
  const month = period.m0 + period.n - 1;
  const above = ancestors(area, month, catalog);
  const at = above.findIndex((each) => each.kind === kind);
  const found = above[at];
  if (!found) return problem('no_whole', { name: catalog.areaName(area, lang, month) });
  return { kind: 'share', of: at === 0 ? 'parent' : { area: found.key } };
}

/** The areas above one, nearest first; no more than there are levels anywhere, so that a ring in the catalog ends. */
function ancestors(key: string, month: number, catalog: Catalog): readonly Area[] {
  const found: Area[] = [];
  for (let next = catalog.parent(key, month); next && found.length < 8; next = catalog.parent(next.key, month)) {
    found.push(next);
  }
  return found;
}
