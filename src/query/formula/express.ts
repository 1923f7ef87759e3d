import { formatPeriod, type Catalog, type Lang, type Period } from '../../catalog';
import type { Among, Derivation } from '../spec';
import { functionName, type FunctionId } from './functions';
import { writeFormula } from './columns';
import { parseFormula } from './parse';
import { bracketed } from './print';
import { writeReference } from './reference';
import type { When } from './meaning';

/** The argument that says which value comes first. */
const RANK_ORDER = { zh: { up: '升序', down: '降序' }, en: { up: 'asc', down: 'desc' } } as const;

/** Where a column stands: what a formula there need not say. */
export interface Standing {
  readonly period: Period;
  readonly among: Among;
}

/**
 * An indicator under a derivation as a formula, without `=`: it reads back to the same question. `period` is named where it is not the
 * one of the place where the formula will stand.
 */
export function expressDerivation(
  ask: { readonly measure: string; readonly derivation: Derivation; readonly period?: Period },
  catalog: Catalog,
  lang: Lang,
  standing: Standing | null,
): string {
  const { measure, derivation, period } = ask;
  if (derivation.kind === 'formula') return formulaInWords(derivation.text, catalog, lang);
  const same = standing === null || !period || (period.m0 === standing.period.m0 && period.n === standing.period.n);
  const when: When = same || !period ? { kind: 'same' } : { kind: 'fixed', period };
  const name = bracketed(writeReference({ measure, area: null, when }, catalog, lang));
  const call = (id: FunctionId, ...more: readonly string[]): string =>
    `${functionName(id, lang === 'zh' ? 'zh' : 'en')}(${[name, ...more].join(', ')})`;
  const text = (said: string): string => `"${said.replaceAll('"', '""')}"`;
  const moment = (at: Period): string => text(formatPeriod(at, lang));
  switch (derivation.kind) {
    case 'level':
      return name;
    case 'growth':
    case 'change': {
      const { base, kind } = derivation;
      if (base === 'previous') return call(`${kind}_previous`);
      return base === 'same_period' ? call(kind) : call(kind, moment(base.period));
    }
    case 'points':
      if (derivation.base === 'previous') return call('points_previous');
      return derivation.base === 'same_period' ? call('points') : call('points', moment(derivation.base.period));
    case 'published_growth':
    case 'completion':
    case 'target': {
      const issuer = 'issuer' in derivation ? derivation.issuer : undefined;
      return issuer === undefined ? call(derivation.kind) : call(derivation.kind, text(issuer));
    }
    case 'share':
      return derivation.of === 'parent'
        ? call('share')
        : call('share', text(catalog.areaName(derivation.of.area, lang)));
    case 'rank': {
      const { among } = derivation;
      const peers = amongText(among, standing?.among ?? 'siblings', catalog);
      const grown = `${functionName('growth', lang)}(${name})`;
      const inner = derivation.of === 'growth' ? grown : name;
      const lowest = (catalog.indicator(measure)?.better === 'lower') !== (derivation.end === 'last');
      const order = derivation.end === 'last' ? [text(RANK_ORDER[lang][lowest ? 'up' : 'down'])] : [];
      return `${functionName('rank', lang)}(${[inner, ...(peers === null ? [] : [text(peers)]), ...order].join(', ')})`;
    }
    case 'index':
      return call('index', moment(derivation.base));
    case 'cagr':
      return call('cagr', moment(derivation.from));
    case 'per': {
      const by = bracketed(writeReference({ measure: derivation.by, area: null, when }, catalog, lang));
      return call('per', by, ...(derivation.scale === undefined ? [] : [String(derivation.scale)]));
    }
  }
}

/** Null where the peers are those of the place itself, or a list that no word names. */
function amongText(among: Among, own: Among, catalog: Catalog): string | null {
  if (JSON.stringify(among) === JSON.stringify(own)) return null;
  if (among === 'siblings') return '同级';
  return 'set' in among ? (catalog.peerSet(among.set)?.name ?? among.set) : null;
}

/** A kept formula with the names of a language instead of keys. */
export function formulaInWords(text: string, catalog: Catalog, lang: Lang): string {
  const parsed = parseFormula(text);
  return parsed.ok ? writeFormula(parsed.value, catalog, lang) : text;
}
