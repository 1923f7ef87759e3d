import type { Area, Catalog, Period } from '../catalog';
import {
  column,
  fromNumber,
  sql,
  STATUSES,
  type Figure,
  type Frame,
  type Reason,
  type Scalar,
  type Sql,
} from '../core';
import type { TraceRow } from './answer';
import { outcomeOf, type Asking } from './cells';
import type { QueryContext } from './context';
import type { Dialect } from './dialect';
import { levelShape } from './derive/shape';
import { givenPeers } from './gather/peers';
import type { Request } from './gather/needs';
import { Registry } from './gather/registry';
import { notesOf } from './notes';
import { subjectOf } from './quantity';
import type { Ask } from './spec';
import { NOTHING, traceStatement, type Expected, type Role } from './traceSql';

/** A statement for the facts and ledger rows behind one number, and how to read what comes back. */
export interface CompiledTrace {
  readonly sql: Sql;
  readonly read: (frame: Frame) => readonly TraceRow[];
}

/** The same of several numbers: a list for each ask, in their order. */
export interface CompiledTraces {
  readonly sql: Sql;
  readonly read: (frame: Frame) => readonly (readonly TraceRow[])[];
}

/**
 * What one number (an ask that fixes area and period) was made of: stored facts with their cells, the ones that count first, then
 * those that a higher vintage, a later release or an override has superseded; targets; rows of ledgers. What led to a refusal is
 * listed too. Empty for an ask that was refused before anything was read.
 */
export function compileTrace(ask: Ask, catalog: Catalog, dialect: Dialect, context: QueryContext = {}): CompiledTrace {
  const { sql: statement, read } = compileTraces([ask], catalog, dialect, context);
  return { sql: statement, read: (frame) => read(frame)[0] ?? [] };
}

/** What several numbers were made of, as one statement. Numbers that count rows of ledgers are better asked one by one: see `countsRows`. */
export function compileTraces(
  asks: readonly Ask[],
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext = {},
): CompiledTraces {
  const registry = new Registry(catalog, context, dialect, true);
  const asking: Asking = { catalog, dialect, context, registry };
  const expected = asks.flatMap((ask, p) => {
    const from = registry.requests.length;
    outcomeOf(asking, ask, 0, p, null, false);
    return expectedOf(ask, p, registry.requests.slice(from), registry, catalog);
  });
  const read = (frame: Frame): readonly (readonly TraceRow[])[] => {
    const rows = rowsOf(frame, catalog);
    const of = column(frame, 'p');
    const found = asks.map((): TraceRow[] => []);
    rows.forEach((row, i) => found[Number(of[i])]?.push(row));
    return found;
  };
  if (expected.length === 0) return { sql: sql`SELECT ${NOTHING} WHERE FALSE`, read };
  return { sql: traceStatement(asking, expected, asks.length), read };
}

/** Whether a number rests on rows of a ledger: these may be very many. */
export function countsRows(ask: Ask, catalog: Catalog, dialect: Dialect, context: QueryContext = {}): boolean {
  const registry = new Registry(catalog, context, dialect, true);
  outcomeOf({ catalog, dialect, context, registry }, ask, 0, 0, null, false);
  return registry.measures.length > 0;
}

/** Which slots of which areas, in the order in which a reader wants them. */
function expectedOf(
  ask: Ask,
  p: number,
  requests: readonly Request[],
  registry: Registry,
  catalog: Catalog,
): readonly Expected[] {
  const period = ask.period ?? { m0: 0, n: 1 };
  const self = ask.area && 'key' in ask.area ? [ask.area.key] : [];
  const at = period.m0 + period.n - 1;
  const above = self[0] === undefined ? undefined : catalog.parent(self[0], at);
  const all = requests.flatMap((request): readonly Expected[] => {
    const role = roleOf(request, ask, catalog, period);
    const { slot } = request;
    const one = (key: string): Expected => ({ p, slot, key, role, unless: '' });
    if (request.members) return request.members.map(({ key }) => one(key));
    if (request.who === 'parent') {
      if (!above) return [];
      const children = catalog.children(above.key, at);
      return [one(above.key), ...children.map(({ key }): Expected => ({ p, slot, key, role, unless: above.key }))];
    }
    return (request.who === 'self' ? self : [request.who.area]).map(one);
  });
  const slots = [...new Set(all.map(({ slot }) => slot))];
  const peers = peersOf(p, registry, catalog, above, at).filter((key) => !self.includes(key));
  const others = peers.flatMap((key) => slots.map((slot): Expected => ({ p, slot, key, role: 'peer', unless: '' })));
  const unique = new Map([...all, ...others].map((each) => [`${each.slot} ${each.key} ${each.role}`, each]));
  return [...unique.values()];
}

/** All areas that a ranking, or a figure over areas, was taken among. */
function peersOf(
  p: number,
  registry: Registry,
  catalog: Catalog,
  above: Area | undefined,
  at: number,
): readonly string[] {
  const each = [...registry.placings, ...registry.overs].flatMap(({ by }) => by.get(p) ?? []);
  return each.flatMap(({ among }) => {
    if (among !== 'siblings') return givenPeers(among, catalog);
    return above ? catalog.children(above.key, at).map(({ key }) => key) : [];
  });
}

function roleOf({ origin, period, who }: Request, ask: Ask, catalog: Catalog, asked: Period): Role {
  if (origin.kind === 'target') return 'target';
  if (who === 'parent' || (ask.derivation.kind === 'share' && who !== 'self')) return 'whole';
  const subject = subjectOf({ catalog }, ask.measure)?.indicator;
  const key = origin.indicator.key;
  if (key === subject?.growthIndicator && key !== subject.key) return 'growth';
  if (ask.derivation.kind === 'per' && key === ask.derivation.by) return 'divisor';
  const comparison = ['change', 'growth', 'points', 'index', 'cagr', 'formula'].includes(ask.derivation.kind);
  return comparison && (period.m0 !== asked.m0 || period.n !== asked.n) ? 'base' : 'value';
}

function rowsOf(frame: Frame, catalog: Catalog): readonly TraceRow[] {
  const at = (name: string): ((row: number) => Scalar) => {
    const values = column(frame, name);
    return (row) => values[row] ?? null;
  };
  const text = (value: Scalar): string | null => (value === null ? null : String(value));
  const read = Object.fromEntries(frame.fields.map(({ name }) => [name, at(name)]));
  const cell = (name: string, row: number): Scalar => read[name]?.(row) ?? null;
  return Array.from({ length: frame.rows }, (_, row): TraceRow => {
    const indicator = text(cell('indicator', row)) ?? text(cell('name', row)) ?? '';
    const sha256 = text(cell('sha256', row));
    const reason = text(cell('reason', row));
    return {
      role: (text(cell('role', row)) ?? 'value') as Role,
      indicator,
      area: text(cell('area', row)) ?? '',
      period: { m0: Number(cell('m0', row)), n: Number(cell('n', row)) },
      figure: figureAt((name) => cell(name, row), indicator, catalog),
      raw: text(cell('text_', row)),
      source:
        sha256 === null || sha256 === ''
          ? null
          : {
              sha256,
              file: text(cell('file', row)) ?? '',
              sheet: text(cell('sheet', row)) ?? '',
              row: Number(cell('r', row) ?? 0),
              column: Number(cell('c', row) ?? 0),
            },
      ...(reason === null ? {} : { reason }),
      superseded: Boolean(cell('superseded', row)),
    };
  });
}

function figureAt(cell: (name: string) => Scalar, key: string, catalog: Catalog): Figure {
  const subject = subjectOf({ catalog }, key)?.indicator;
  const shape = subject ? levelShape(subject) : ({ form: 'number', unit: '', decimals: 0 } as const);
  const value = cell('value');
  const status = STATUSES[Number(cell('status') ?? 0)] ?? 'missing';
  const reason: Reason = status === 'value' ? 'missing' : status;
  const [low, high] = [cell('low'), cell('high')];
  return {
    ...shape,
    exact: value === null ? null : fromNumber(Number(value)),
    reason: value === null ? reason : null,
    notes: notesOf(Number(cell('note') ?? 0)),
    ...(low === null ? {} : { low: fromNumber(Number(low)) }),
    ...(high === null ? {} : { high: fromNumber(Number(high)) }),
  };
}
