import type { Area, Catalog, Period } from '../catalog';
import {
  column,
  fromNumber,
  join,
  raw,
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
import { factParts } from './gather/facts';
import { heirParts } from './gather/heirs';
import { ledgerRows, withinPart } from './gather/ledgers';
import { givenPeers } from './gather/peers';
import type { Request } from './gather/needs';
import { Registry } from './gather/registry';
import { int, line } from './gather/slots';
import { notesOf } from './notes';
import { subjectOf } from './quantity';
import type { Ask } from './spec';

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

/** More rows than these nobody reads of one number: a count of a large ledger rests on every row of it. */
const MOST = 5_000;

type Role = TraceRow['role'];

/** One slot of one area that the number rests on. `unless`: only where that area has no figure of its own (children of a whole). */
interface Expected {
  /** Number of the ask. */
  readonly p: number;
  readonly slot: number;
  readonly key: string;
  readonly role: Role;
  readonly unless: string;
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

function traceStatement(
  { catalog, dialect: d, context, registry }: Asking,
  expected: readonly Expected[],
  asks: number,
): Sql {
  const keys = [...new Set(expected.map(({ key }) => key))];
  const heirs = heirParts(catalog, keys, d);
  const asked = [
    d.rows(
      'expected',
      ['ord', 'p', 'slot', 'key', 'role', 'unless'],
      expected.map(({ p, slot, key, role, unless }, i) => [
        int(i),
        int(p),
        int(slot),
        sql`${key}`,
        raw(`'${role}'`),
        sql`${unless}`,
      ]),
    ),
    sql`wanted AS (
  SELECT ${d.picked('e.ord, e.p, e.slot, a.id AS area, e.role, u.id AS unless')}
  FROM expected e JOIN area a ON a.key = e.key LEFT JOIN area u ON u.key = e.unless
)`,
    raw('reach AS (SELECT DISTINCT p, area FROM wanted)'),
  ];
  const facts =
    registry.facts.length > 0
      ? factParts(registry.facts, raw('fact_now'), 'pairs', heirs !== null, context, d)
      : { parts: [], spare: false };
  const ledgers = ledgerRows(catalog, registry.measures, d);
  const ways = [
    ...(facts.parts.length > 0 ? [factRows(d), overrideRows()] : []),
    ...(registry.targets.length > 0 ? [targetRows(registry, d)] : []),
    ...ledgers.selects,
  ];
  if (ways.length === 0) return sql`SELECT ${NOTHING} WHERE FALSE`;
  const used = facts.parts.length > 0 ? [usedPart(facts.spare), landPart(heirs !== null)] : [];
  const parts = [
    ...asked,
    ...(heirs ?? []),
    ...facts.parts,
    ...used,
    ...(ledgers.selects.length > 0 ? [withinPart('pairs', d), ...ledgers.parts] : []),
    sql`traced AS (
${join(ways, '\nUNION ALL\n')}
)`,
  ];
  const shown = (
    from: Sql,
  ): Sql => sql`SELECT ${d.picked(`t.p, t.role, i.key AS indicator, t.name, a.key AS area, t.m0, t.n, t.value, t.status, t.note, t.low, t.high, t.text_,
  s.sha256, s.name AS file, h.name AS sheet, t.r, t.c, t.reason, t.superseded`)}
FROM ${from} t JOIN area a ON a.id = t.area LEFT JOIN indicator i ON i.id = t.indicator
LEFT JOIN sheet h ON h.id = t.sheet LEFT JOIN source s ON s.id = h.source`;
  const order = 't.superseded, t.ord, t.m0, t.n, t.vintage DESC, t.sheet, t.r, t.c';
  return line(
    d.tables(parts, ledgers.selects.length > 0),
    asks === 1
      ? sql`${shown(raw('traced'))}
ORDER BY ${raw(order)}
LIMIT ${int(MOST)}`
      : sql`${shown(raw(`(SELECT *, ROW_NUMBER() OVER (PARTITION BY t.p ORDER BY ${order}) AS place FROM traced t)`))}
WHERE t.place <= ${int(MOST)}
ORDER BY t.p, t.place`,
  );
}

const NOTHING = raw(
  "0 AS p, '' AS role, '' AS indicator, '' AS name, '' AS area, 0 AS m0, 0 AS n, 0 AS value, 0 AS status, 0 AS note, 0 AS low, 0 AS high, '' AS text_, '' AS sha256, '' AS file, '' AS sheet, 0 AS r, 0 AS c, '' AS reason, FALSE AS superseded",
);

/** CTE `used`: by which way each wanted slot got its value: 0 as stored, else as `spare` numbers them. */
const usedPart = (spare: boolean): Sql =>
  raw(`used AS (
  SELECT area, p, slot, 0 AS way, 0 AS n FROM hit${spare ? '\n  UNION ALL\n  SELECT area, p, slot, way, n FROM spare WHERE place = 1' : ''}
)`);

const MATCHES = `(u.way = 0 AND f.m0 = s.m0 AND f.n = s.n
    OR u.way = 1 AND f.n = u.n AND f.m0 >= s.m0 AND f.m0 + f.n <= s.m0 + s.n
    OR u.way = 2 AND f.m0 = s.january AND (f.m0 + f.n = s.m0 + s.n OR f.m0 + f.n = s.m0)
    OR u.way = 3 AND f.n = u.n AND f.m0 + f.n = s.m0 + s.n
    OR u.way = 4 AND f.m0 = s.m0 AND f.n = s.n
    OR u.way = 5 AND f.m0 = s.january AND f.n > s.n AND f.n < 12)`;

/**
 * CTE `land`: the areas in which the facts of each used slot lie: its own, or for inherited figures those that it was made of. They are joined
 * by equality: a server plans no question that stands within a join.
 */
const landPart = (heirs: boolean): Sql =>
  raw(`land AS (
  SELECT u.p AS p, u.area AS area, u.slot AS slot, u.way AS way, u.n AS n, u.area AS held FROM used u${
    heirs
      ? ` WHERE u.way <> 4
  UNION ALL
  SELECT DISTINCT u.p, u.area, u.slot, u.way, u.n, x.old
  FROM used u JOIN slots s ON s.p = u.p AND s.slot = u.slot AND s.area = u.area
  JOIN heir x ON x.area = u.area WHERE u.way = 4 AND s.m0 >= x.m_from AND s.m0 + s.n <= x.m_to`
      : ''
  }
)`);

/** Every stored fact of the spans that were used, whatever its vintage; the one that counts is the one in `fact_now`. */
const factRows = (d: Dialect): Sql => {
  const hand = sql`CASE WHEN src.kind = 'hand' THEN ${d.bitOr(raw('CAST(f.flags AS INTEGER)'), int(16))} ELSE CAST(f.flags AS INTEGER) END`;
  return sql`  SELECT ${d.picked('w.p, w.ord, w.role, f.indicator, CAST(NULL AS VARCHAR) AS name, f.area, f.m0, f.n')}, CASE WHEN f.status = 0 THEN f.value END AS value, ${d.picked('f.status')}, ${hand} AS note,
    ${d.picked('f.low, f.high, x.raw AS text_, f.sheet, f.r, f.c')}, CASE WHEN src.kind = 'hand' THEN src.name END AS reason, ${d.picked('f.vintage')},
    NOT COALESCE(c.sheet = f.sheet AND c.r = f.r AND c.c = f.c, FALSE) AS superseded
  FROM wanted w JOIN land u ON u.p = w.p AND u.area = w.area AND u.slot = w.slot JOIN slots s ON s.p = w.p AND s.slot = w.slot AND s.area = w.area
  JOIN fact f ON f.indicator = s.indicator AND f.role = 0 AND f.area = u.held AND ${raw(MATCHES)}
  LEFT JOIN fact_now c ON c.indicator = f.indicator AND c.area = f.area AND c.m0 = f.m0 AND c.n = f.n
  LEFT JOIN fact_text x ON x.sheet = f.sheet AND x.r = f.r AND x.c = f.c
  LEFT JOIN sheet sh ON sh.id = f.sheet LEFT JOIN source src ON src.id = sh.source
  LEFT JOIN used o ON o.p = w.p AND o.area = w.unless AND o.slot = w.slot
  WHERE o.area IS NULL`;
};

const overrideRows = (): Sql =>
  raw(`  SELECT w.p, w.ord, w.role, o.indicator, NULL, o.area, o.m0, o.n, o.value, 0, 32, NULL, NULL, NULL, NULL, NULL, NULL, o.reason, 99,
    c.area IS NULL
  FROM wanted w JOIN slots s ON s.p = w.p AND s.slot = w.slot AND s.area = w.area
  JOIN override o ON o.indicator = s.indicator AND o.area = w.area AND o.m0 = s.m0 AND o.n = s.n
  LEFT JOIN fact_now c ON c.indicator = o.indicator AND c.area = o.area AND c.m0 = o.m0 AND c.n = o.n AND c.origin = 'override' AND c.value = o.value`);

function targetRows(registry: Registry, d: Dialect): Sql {
  const slots = registry.targets.map(({ p, slot, indicator, period, issuer }) => {
    const january = period.m0 + period.n - 1 - ((period.m0 + period.n - 1) % 12);
    const by = issuer === null ? raw('') : sql` AND g.issuer = ${issuer}`;
    return sql`(w.p = ${int(p)} AND w.slot = ${int(slot)} AND i.key = ${indicator} AND (g.m0 = ${int(period.m0)} AND g.n = ${int(period.n)} OR g.m0 = ${int(january)} AND g.n = 12)${by})`;
  });
  return sql`  SELECT ${d.picked('w.p, w.ord, w.role, g.indicator, NULL AS name, g.area, g.m0, g.n, g.value')}, 0 AS status, 0 AS note, NULL AS low, NULL AS high, NULL AS text_, NULL AS sheet,
    NULL AS r, NULL AS c, g.issuer AS reason, 0 AS vintage, FALSE AS superseded
  FROM wanted w JOIN target g ON g.area = w.area JOIN indicator i ON i.id = g.indicator
  WHERE ${join(slots, ' OR ')}`;
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
