import type { Catalog, Period } from '../catalog';
import { err, ok, type Result } from '../core';
import { t, type Lang } from '../text';
import {
  expandFormula,
  indicatorsOf,
  inUnit,
  parseFormula,
  printFormula,
  readReference,
  referencesOf,
  understandFormula,
  writeFormula,
  type Among,
  type Ask,
  type Derivation,
  type Expr,
  type FormulaProblem,
  type NamedFormula,
  type Sense,
} from '../query';
import type { FormulaColumn } from './formula_column';
import type { ColumnKind, LayoutColumn, ShownFormula } from './layout';
import { totalSource } from './total_source';
import type { View, ViewDerivation } from './view';

/** The key of a formula's column wherever it stands. */
export const formulaKey = (id: string): string => `formula:${id}`;

/** What a formula is understood with: the catalog, whom the view compares, and its other formula columns. */
export interface FormulaScope {
  readonly catalog: Catalog;
  readonly among: Among;
  readonly others: readonly NamedFormula[];
}

/** Peers as a question names them. */
export const amongOf = (peers: readonly string[] | 'siblings'): Among =>
  peers === 'siblings' ? peers : { areas: peers };

/** The title of a formula column: its own, else what it says without brackets. */
export const formulaTitle = ({ title, text }: Pick<FormulaColumn, 'title' | 'text'>): string =>
  title !== undefined && title.trim() !== ''
    ? title.trim()
    : text
        .trim()
        .replace(/^[=＝]\s*/u, '')
        .replace(/[[\]【】]/g, '');

/** The other columns as a formula may name them; `self` names itself by nothing. */
export const otherFormulas = (view: View, self: string | null): readonly NamedFormula[] =>
  (view.formulas ?? [])
    .filter(({ id }) => id !== self)
    .map((column) => ({
      title: formulaTitle(column),
      text: column.text,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
    }));

/** A formula read and understood, or what is wrong with it, each at its place in the text. */
export function readFormula(
  text: string,
  { catalog, among, others }: FormulaScope,
): Result<{ readonly expr: Expr; readonly sense: Exclude<Sense, { type: 'truth' }> }, readonly FormulaProblem[]> {
  const expanded = expandFormula(text, others, catalog);
  if (!expanded.ok) return err([expanded.error]);
  const sense = understandFormula(expanded.value, { catalog, among });
  return sense.ok ? ok({ expr: expanded.value, sense: sense.value }) : sense;
}

/** What is wrong with a formula in words. */
export const problemText = ({ code, params }: FormulaProblem, lang: Lang): string =>
  t(lang, `formula.problem.${code}`, params);

/** One column for each formula of the view, at its last period. */
export function formulaColumns(
  view: View,
  catalog: Catalog,
  peers: readonly string[] | 'siblings',
  last: Period,
): readonly LayoutColumn[] {
  const among = amongOf(peers);
  return (view.formulas ?? []).map((column): LayoutColumn => {
    const scope = { catalog, among, others: otherFormulas(view, column.id) };
    return columnOf(column, scope, last);
  });
}

function columnOf(column: FormulaColumn, scope: FormulaScope, last: Period): LayoutColumn {
  const { catalog, among } = scope;
  const read = readFormula(column.text, scope);
  const key = formulaKey(column.id);
  const shown = { id: column.id, title: formulaTitle(column), text: withSign(column.text) };
  if (!read.ok) {
    const formula: ShownFormula = { ...shown, unit: '', problem: read.error[0] ?? null };
    const derivation: Derivation = { kind: 'formula', text: column.text, among };
    return {
      key,
      ask: { measure: '', derivation, period: last },
      indicator: key,
      kind: 'formula',
      period: last,
      shown: true,
      total: 'none',
      formula,
    };
  }
  const { expr, sense } = read.value;
  const [first = ''] = indicatorsOf(expr, catalog);
  const unit = column.unit ?? (sense.type === 'number' ? sense.measure.label : '');
  const formula: ShownFormula = { ...shown, unit, problem: null };
  const plain = column.unit === undefined && column.decimals === undefined ? plainColumn(sense, among) : null;
  const indicator = plain === null ? undefined : catalog.indicator(plain.measure);
  if (plain && indicator && plain.kind !== 'formula') {
    const { measure, derivation, kind } = plain;
    return {
      key,
      ask: { measure, derivation, period: last },
      indicator: measure,
      kind,
      period: last,
      shown: true,
      total: totalSource(indicator, kind),
      formula,
    };
  }
  const derivation: Derivation = {
    kind: 'formula',
    text: writeFormula(expr, catalog, null),
    ...(needsPeers(expr) ? { among } : {}),
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(column.decimals === undefined ? {} : { decimals: column.decimals }),
  };
  const ask: Ask = { measure: first, derivation, period: last };
  return {
    key,
    ask,
    indicator: key,
    kind: 'formula',
    period: last,
    shown: true,
    total: placed(sense) ? 'none' : 'sum',
    formula,
  };
}

export const withSign = (text: string): string => `=${text.trim().replace(/^[=＝]\s*/u, '')}`;

/** A derivation of one indicator and nothing else is that derivation's own column: same question, same style, same total. */
function plainColumn(
  sense: Sense,
  among: Among,
): { readonly measure: string; readonly derivation: Derivation; readonly kind: ColumnKind } | null {
  if (sense.type !== 'number' || sense.node.kind !== 'asked') return null;
  const { measure, derivation, area, when } = sense.node;
  if (area !== null || when.kind !== 'same') return null;
  return { measure, derivation, kind: kindOf(derivation, among) };
}

function kindOf(derivation: Derivation, among: Among): ViewDerivation | 'formula' {
  switch (derivation.kind) {
    case 'level':
    case 'published_growth':
      return derivation.kind;
    case 'completion':
    case 'target':
      return derivation.issuer === undefined ? derivation.kind : 'formula';
    case 'growth':
      return derivation.base === 'same_period'
        ? 'growth'
        : derivation.base === 'previous'
          ? 'previous_growth'
          : 'formula';
    case 'change':
    case 'points':
      return derivation.base === 'same_period' ? derivation.kind : 'formula';
    case 'share':
      return derivation.of === 'parent' ? 'share' : 'formula';
    case 'rank': {
      const own = JSON.stringify(derivation.among) === JSON.stringify(among);
      return own && derivation.end === undefined ? (derivation.of === 'growth' ? 'growth_rank' : 'rank') : 'formula';
    }
    default:
      return 'formula';
  }
}

/** A place has no total. */
const placed = (sense: Sense): boolean => sense.type === 'number' && sense.form === 'rank';

function needsPeers(expr: Expr): boolean {
  switch (expr.kind) {
    case 'call':
      return true;
    case 'negated':
      return needsPeers(expr.of);
    case 'binary':
      return needsPeers(expr.left) || needsPeers(expr.right);
    default:
      return false;
  }
}

/** What speaks against a column's title (the name that is taken) or its unit; null where nothing does. */
export function columnProblem(column: FormulaColumn, scope: FormulaScope): string | FormulaProblem | null {
  const { title = '', unit = '' } = column;
  const taken = !('code' in readReference(title, scope.catalog)) || scope.others.some((other) => other.title === title);
  if (title !== '' && taken) return title;
  const read = readFormula(column.text, scope);
  if (unit === '' || !read.ok) return null;
  const { sense } = read.value;
  const place = { from: 0, to: 0 };
  if (sense.type === 'text') return { ...place, code: 'wants_number', params: {} };
  if (inUnit(sense, unit) !== null) return null;
  return { ...place, code: 'other_unit', params: { unit, is: sense.measure.label } };
}

/** A formula in which a column that has another title now is named by it. */
export function renamedIn(column: FormulaColumn, before: string, after: string): FormulaColumn {
  const parsed = parseFormula(column.text);
  if (before === after || !parsed.ok || !referencesOf(parsed.value).includes(before)) return column;
  const text = printFormula(parsed.value, { reference: (inside) => (inside === before ? after : inside) });
  return { ...column, text: withSign(text) };
}
