import { formatPeriod, parsePeriod, resolveArea, yearOf, type Catalog, type Period } from '../catalog';
import type { Ask, Derivation } from '../query';
import { derivationFor } from '../view';
import { t, type MessageKey } from '../text';
import { readDocument, type SummaryDocument } from './document';
import { readExpression, type Expression, type ExpressionProblem } from './expression';
import { placeholders, type Placeholder } from './placeholder';
import type { RenderOptions } from './rendered';
import type { NumberFormat } from './words';

/** One `{{…}}` understood: the question it asks and how its number is written; or the problem, in words. */
export interface Binding extends Placeholder {
  readonly id: string;
  readonly ask: Ask | null;
  readonly format: NumberFormat;
  readonly problem?: string;
}

export interface BoundSummary {
  readonly document: SummaryDocument;
  readonly bindings: readonly Binding[];
  /** The area and period that stand for what a binding leaves open. */
  readonly area: string | null;
  readonly period: Period | null;
  /** Set where the document's head names an area or period that is not known. */
  readonly problems: readonly string[];
}

/** Binds every number of a document to a question. Pure: asks nothing itself. */
export function bindSummary(
  text: string,
  catalog: Catalog,
  options: Pick<RenderOptions, 'lang' | 'area' | 'period'>,
): BoundSummary {
  const document = readDocument(text);
  const problems: string[] = [];
  const area = options.area ?? areaOf(document.area, catalog, options.lang, problems);
  const period = options.period ?? periodOf(document.period, options.lang, problems);
  const bindings = placeholders(text, document.bodyStart).map((place, i): Binding => {
    const id = `n${i + 1}`;
    const read = readExpression(place.inside, catalog, period ? yearOf(period) : undefined);
    if (!read.ok) return { ...place, id, ask: null, format: {}, problem: wording(read.error, options.lang) };
    const asked = askOf(read.value, catalog, area, period);
    if ('problem' in asked)
      return { ...place, id, ask: null, format: read.value.format, problem: wording(asked.problem, options.lang) };
    return { ...place, id, ask: asked, format: read.value.format };
  });
  return { document, bindings, area, period, problems };
}

function areaOf(name: string | null, catalog: Catalog, lang: RenderOptions['lang'], problems: string[]): string | null {
  if (name === null) return catalog.data.home ?? null;
  const known = catalog.area(name);
  if (known) return known.key;
  const found = resolveArea(catalog, { name });
  if ('area' in found) return found.area.key;
  problems.push(
    t(lang, 'ambiguous' in found ? 'summary.problem_head_area_ambiguous' : 'summary.problem_head_area', { word: name }),
  );
  return null;
}

function periodOf(text: string | null, lang: RenderOptions['lang'], problems: string[]): Period | null {
  if (text === null) return null;
  const period = parsePeriod(text);
  if (!period) problems.push(t(lang, 'summary.problem_head_period', { word: text }));
  return period;
}

const wording = ({ code, params }: ExpressionProblem, lang: RenderOptions['lang']): string =>
  t(lang, `summary.problem_${code}` as MessageKey, params);

function askOf(
  read: Expression,
  catalog: Catalog,
  documentArea: string | null,
  documentPeriod: Period | null,
): Ask | { readonly problem: ExpressionProblem } {
  const area = read.area?.key ?? documentArea;
  const period = read.period ?? documentPeriod;
  if (area === null) return { problem: { code: 'no_area', params: {} } };
  if (!period) return { problem: { code: 'no_period', params: {} } };
  const derivation = derivationOf(read, catalog);
  if (!derivation)
    return {
      problem: {
        code: 'no_sense',
        params: { word: read.derivation?.kind ?? '', name: catalog.indicatorName(read.indicator.key, 'zh') },
      },
    };
  return { measure: read.indicator.key, derivation, area: { key: area }, period };
}

/** What the words ask, with the same choice for each indicator as the analysis table makes. */
function derivationOf(read: Expression, catalog: Catalog): Derivation | null {
  const { indicator, divisor, from, whole, derivation: word } = read;
  if (divisor) return { kind: 'per', by: divisor.key };
  if (whole) return { kind: 'share', of: { area: whole.key } };
  if (!word) return from ? { kind: 'growth', base: { period: from } } : { kind: 'level' };
  switch (word.kind) {
    case 'target':
      return { kind: 'target' };
    case 'index':
      return from ? { kind: 'index', base: from } : null;
    case 'cagr':
      return from ? { kind: 'cagr', from } : null;
    case 'rank':
      return { kind: 'rank', among: 'siblings' };
    case 'completion':
      return { kind: 'completion' };
  }
  const chosen = derivationFor(word.kind, indicator, catalog, [])?.derivation ?? null;
  if (!chosen || !('base' in chosen) || chosen.kind === 'index') return chosen;
  const base = from ? { period: from } : word.base;
  return base ? { ...chosen, base } : chosen;
}

/** The document's own area and period in words, for its title line. */
export const periodWords = (period: Period | null, lang: RenderOptions['lang']): string =>
  period ? formatPeriod(period, lang) : '';
