import {
  MOST_PIVOT_FIELDS,
  type BrowseColumn,
  type DateBucket,
  type PivotAggregate,
  type PivotField,
  type PivotSpec,
  type PivotValue,
} from '../query';
import { fieldTitle, valueName, type PivotContext } from '../view';
import { readFirst, type IsRead } from './indicators_read';

export type Zone = 'rows' | 'columns' | 'values';
export const ZONES: readonly Zone[] = ['rows', 'columns', 'values'];
export const BUCKETS: readonly DateBucket[] = ['year', 'quarter', 'month'];

/** Something that can be put into a zone. */
export interface PivotOffer {
  readonly id: string;
  readonly name: string;
  readonly field: PivotField | null;
  readonly value: PivotValue | null;
  readonly used: boolean;
}

/** What stands in a zone. */
export interface PivotPart {
  readonly id: string;
  readonly name: string;
  readonly zone: Zone;
  readonly at: number;
  readonly field: PivotField | null;
  readonly value: PivotValue | null;
}

const id = (part: PivotField | PivotValue): string => JSON.stringify(part);
const same = (a: PivotField, b: PivotField): boolean => a.field === b.field && (a.up ?? false) === (b.up ?? false);

/** Fields of a ledger, or areas, periods and indicators, those first of which something was read. */
export function pivotOffers(
  spec: PivotSpec,
  context: PivotContext,
  find: string,
  isRead: IsRead | null,
): readonly PivotOffer[] {
  const fields = [...spec.rows, ...spec.columns];
  const offer = (field: PivotField | null, value: PivotValue | null, name: string): PivotOffer => ({
    id: id(field ?? value ?? { field: 'value' }),
    name,
    field,
    value,
    used: field
      ? fields.some((each) => same(each, field))
      : spec.values.some((each) => value !== null && sameSubject(each, value)),
  });
  const plain = (field: PivotField, value: PivotValue | null = null): PivotOffer =>
    offer(field, value, fieldTitle(field, context));
  const wanted = find.trim().toLowerCase();
  const kept = (list: readonly PivotOffer[]): readonly PivotOffer[] =>
    wanted === '' ? list : list.filter(({ name }) => name.toLowerCase().includes(wanted));
  if (spec.source.kind === 'facts') {
    const dims = [
      { field: 'area', up: true },
      { field: 'area' },
      { field: 'year' },
      { field: 'period' },
      { field: 'indicator' },
      { field: 'derivation' },
    ].map((field) => plain(field));
    const { catalog } = context;
    const keys = wanted === '' ? readFirst(catalog.data.indicators, isRead) : catalog.findIndicators(wanted);
    const indicators = keys.slice(0, 300).map(({ key }) => {
      const value: PivotValue = { kind: 'indicator', indicator: key, derivation: 'level' };
      return offer(null, value, valueName(value, context));
    });
    return [...kept(dims), ...indicators];
  }
  const own = context.columns.map((column): PivotOffer => {
    const value: PivotValue = {
      kind: 'column',
      column: column.key,
      aggregate: column.type === 'number' ? 'sum' : 'distinct',
    };
    const bucket = column.type === 'date' ? ({ bucket: 'year' } as const) : {};
    const made = offer({ field: column.key, ...bucket }, value, context.titleOf(column));
    return made;
  });
  const count: PivotValue = { kind: 'column', column: null, aggregate: 'count' };
  return kept([plain({ field: 'area', up: true }), ...own, offer(null, count, valueName(count, context))]);
}

const sameSubject = (a: PivotValue, b: PivotValue): boolean =>
  a.kind === 'column' && b.kind === 'column'
    ? a.column === b.column
    : a.kind === 'indicator' && b.kind === 'indicator' && a.indicator === b.indicator;

export function partsIn(spec: PivotSpec, zone: Zone, context: PivotContext): readonly PivotPart[] {
  if (zone === 'values')
    return spec.values.map((value, at) => ({
      id: `${at}${id(value)}`,
      name: valueName(value, context),
      zone,
      at,
      field: null,
      value,
    }));
  return spec[zone].map((field, at) => ({
    id: id(field),
    name: fieldTitle(field, context),
    zone,
    at,
    field,
    value: null,
  }));
}

/** The spec with something put into a zone at a place; null where it cannot stand there. */
export function putField(
  spec: PivotSpec,
  what: { readonly field: PivotField | null; readonly value: PivotValue | null },
  zone: Zone,
  at?: number,
): PivotSpec | null {
  if (zone === 'values') {
    if (!what.value) return null;
    const values = inserted(spec.values, what.value, at);
    return { ...spec, values };
  }
  const { field } = what;
  if (!field) return null;
  const without = (list: readonly PivotField[]): readonly PivotField[] => list.filter((each) => !same(each, field));
  const next = { ...spec, rows: without(spec.rows), columns: without(spec.columns) };
  if (next.rows.length + next.columns.length >= MOST_PIVOT_FIELDS) return null;
  return { ...next, [zone]: inserted(next[zone], field, at) };
}

export function withoutPart(spec: PivotSpec, { zone, at }: Pick<PivotPart, 'zone' | 'at'>): PivotSpec {
  if (zone !== 'values') return { ...spec, [zone]: spec[zone].filter((_, i) => i !== at) };
  const { order, ...rest } = spec;
  const values = spec.values.filter((_, i) => i !== at);
  const kept =
    order === undefined || order.value === at
      ? null
      : { ...order, value: order.value > at ? order.value - 1 : order.value };
  return { ...rest, values, ...(kept ? { order: kept } : {}) };
}

export function movedPart(spec: PivotSpec, { zone, at }: Pick<PivotPart, 'zone' | 'at'>, by: number): PivotSpec {
  const swap = <T>(list: readonly T[]): readonly T[] => {
    const [a, b] = [list[at], list[at + by]];
    return a === undefined || b === undefined ? list : list.map((each, i) => (i === at ? b : i === at + by ? a : each));
  };
  return zone === 'values' ? { ...spec, values: swap(spec.values) } : { ...spec, [zone]: swap(spec[zone]) };
}

const inserted = <T>(list: readonly T[], one: T, at = list.length): readonly T[] => [
  ...list.slice(0, at),
  one,
  ...list.slice(at),
];

/** How a column can be added up. */
export const aggregatesOf = (column: BrowseColumn | undefined): readonly PivotAggregate[] =>
  column?.type === 'number' ? ['sum', 'mean', 'median', 'min', 'max', 'count', 'distinct'] : ['count', 'distinct'];
