import { join, raw, sql, type Sql } from '../core';
import type { TraceRow } from './answer';
import type { Asking } from './cells';
import type { Dialect } from './dialect';
import { factParts } from './gather/facts';
import { heirParts } from './gather/heirs';
import { ledgerRows, withinPart } from './gather/ledgers';
import type { Registry } from './gather/registry';
import { int, line } from './gather/slots';

/** The statement that finds what numbers rest on; `trace.ts` says of which areas and reads the answer. */

/** More rows than these nobody reads of one number: a count of a large ledger rests on every row of it. */
const MOST = 5_000;
/** More places of numbers than any statement has. */
const MOST_LANDS = 1_000_000_000;

export type Role = TraceRow['role'];

/** One slot of one area that the number rests on. `unless`: only where that area has no figure of its own (children of a whole). */
export interface Expected {
  /** Number of the ask. */
  readonly p: number;
  readonly slot: number;
  readonly key: string;
  readonly role: Role;
  readonly unless: string;
}

export function traceStatement(
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
        sql`${role}`,
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
    ...(facts.parts.length > 0 ? [factRows(d), overrideRows(d)] : []),
    ...(registry.targets.length > 0 ? [targetRows(registry, d)] : []),
    ...ledgers.selects,
  ];
  if (ways.length === 0) return sql`SELECT ${NOTHING} WHERE FALSE`;
  const used = facts.parts.length > 0 ? [usedPart(facts.spare), landPart(heirs !== null, d), storedPart(d)] : [];
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

/** The columns of an answer without rows. */
export const NOTHING = raw(
  "0 AS p, '' AS role, '' AS indicator, '' AS name, '' AS area, 0 AS m0, 0 AS n, 0 AS value, 0 AS status, 0 AS note, 0 AS low, 0 AS high, '' AS text_, '' AS sha256, '' AS file, '' AS sheet, 0 AS r, 0 AS c, '' AS reason, FALSE AS superseded",
);

/** CTE `used`: by which way each wanted slot got its value: 0 as stored, else as `spare` numbers them. */
const usedPart = (spare: boolean): Sql =>
  raw(`used AS (
  SELECT area, p, slot, 0 AS way, 0 AS n FROM hit${spare ? '\n  UNION ALL\n  SELECT area, p, slot, way, n FROM spare WHERE place = 1' : ''}
)`);

const MATCHES = `(u.way = 0 AND f.m0 = u.m0 AND f.n = u.months
    OR u.way = 1 AND f.n = u.n AND f.m0 >= u.m0 AND f.m0 + f.n <= u.m0 + u.months
    OR u.way = 2 AND f.m0 = u.january AND (f.m0 + f.n = u.m0 + u.months OR f.m0 + f.n = u.m0)
    OR u.way = 3 AND f.n = u.n AND f.m0 + f.n = u.m0 + u.months
    OR u.way = 4 AND f.m0 = u.m0 AND f.n = u.months
    OR u.way = 5 AND f.m0 = u.january AND f.n > u.months AND f.n < 12)`;

/**
 * CTE `land`: the areas in which the facts of each used slot lie: its own, or for inherited figures those that it was made of; with what is looked
 * for there. They are joined by equality: a server plans no question that stands within a join. The bound, which nothing reaches, keeps DuckDB from
 * taking them apart again: it paired every fact of an area with each number of that area before it looked at the indicator.
 */
const landPart = (heirs: boolean, d: Dialect): Sql =>
  sql`land AS (
  SELECT ${d.picked('u.p, u.area, u.slot, u.way, u.n, u.area AS held, s.indicator, s.m0, s.n AS months, s.january')}
  FROM used u JOIN slots s ON s.p = u.p AND s.slot = u.slot AND s.area = u.area${raw(
    heirs
      ? ` WHERE u.way <> 4
  UNION ALL
  SELECT DISTINCT u.p, u.area, u.slot, u.way, u.n, x.old, s.indicator, s.m0, s.n, s.january
  FROM used u JOIN slots s ON s.p = u.p AND s.slot = u.slot AND s.area = u.area
  JOIN heir x ON x.area = u.area WHERE u.way = 4 AND s.m0 >= x.m_from AND s.m0 + s.n <= x.m_to`
      : '',
  )}${d.atMost(MOST_LANDS)}
)`;

/** CTE `stored`: every stored fact of the spans that were used, whatever its vintage. */
const storedPart = (d: Dialect): Sql => sql`stored AS (
  SELECT ${d.picked('w.p, w.ord, w.role, w.unless, u.slot, f.indicator, f.area, f.m0, f.n, f.value, f.status, f.flags, f.low, f.high, f.sheet, f.r, f.c, f.vintage')}
  FROM wanted w JOIN land u ON u.p = w.p AND u.area = w.area AND u.slot = w.slot
  JOIN ${d.among(raw('fact'), raw('SELECT indicator FROM slots'), raw('SELECT held FROM land'))} f ON f.indicator = u.indicator AND f.role = 0 AND f.area = u.held AND ${raw(MATCHES)}
)`;

/** The stored facts with where they stand; the one that counts is the one in `fact_now`. Each table is cut down before it is joined. */
const factRows = (d: Dialect): Sql => {
  const hand = sql`CASE WHEN src.kind = 'hand' THEN ${d.bitOr(raw('CAST(f.flags AS INTEGER)'), int(16))} ELSE CAST(f.flags AS INTEGER) END`;
  return sql`  SELECT ${d.picked('f.p, f.ord, f.role, f.indicator, CAST(NULL AS VARCHAR) AS name, f.area, f.m0, f.n')}, CASE WHEN f.status = 0 THEN f.value END AS value, ${d.picked('f.status')}, ${hand} AS note,
    ${d.picked('f.low, f.high, x.raw AS text_, f.sheet, f.r, f.c')}, CASE WHEN src.kind = 'hand' THEN src.name END AS reason, ${d.picked('f.vintage')},
    NOT COALESCE(c.sheet = f.sheet AND c.r = f.r AND c.c = f.c, FALSE) AS superseded
  FROM stored f LEFT JOIN ${d.among(raw('fact_now'), raw('SELECT indicator FROM stored'), raw('SELECT area FROM stored'))} c ON c.indicator = f.indicator AND c.area = f.area AND c.m0 = f.m0 AND c.n = f.n
  LEFT JOIN (SELECT * FROM fact_text WHERE (sheet, r, c) IN (SELECT sheet, r, c FROM stored)) x ON x.sheet = f.sheet AND x.r = f.r AND x.c = f.c
  LEFT JOIN sheet sh ON sh.id = f.sheet LEFT JOIN source src ON src.id = sh.source
  LEFT JOIN used o ON o.p = f.p AND o.area = f.unless AND o.slot = f.slot
  WHERE o.area IS NULL`;
};

const overrideRows = (d: Dialect): Sql =>
  sql`  SELECT w.p, w.ord, w.role, o.indicator, NULL, o.area, o.m0, o.n, o.value, 0, 32, NULL, NULL, NULL, NULL, NULL, NULL, o.reason, 99,
    c.area IS NULL
  FROM wanted w JOIN slots s ON s.p = w.p AND s.slot = w.slot AND s.area = w.area
  JOIN override o ON o.indicator = s.indicator AND o.area = w.area AND o.m0 = s.m0 AND o.n = s.n
  LEFT JOIN ${d.among(raw('fact_now'), raw('SELECT indicator FROM override'), raw('SELECT area FROM override'))} c ON c.indicator = o.indicator AND c.area = o.area AND c.m0 = o.m0 AND c.n = o.n AND c.origin = 'override' AND c.value = o.value`;

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
