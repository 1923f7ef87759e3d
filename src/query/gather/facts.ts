import { join, raw, sql, type Sql } from '../../core';
import type { QueryContext } from '../context';
import type { Dialect } from '../dialect';
import { NOTE_BITS } from '../notes';
import { EXTRA_STATUS, int, type FactSlot } from './slots';
import { waysOf, type Way } from './ways';

/** How the areas of the question bound what is read: `reach` holds areas, or pairs of question and area. */
export type Reach = 'all' | 'areas' | 'pairs';

const inReach = (reach: Reach): Sql =>
  reach === 'pairs'
    ? raw(' AND f.area = s.area')
    : reach === 'areas'
      ? raw(' JOIN reach b ON b.area = f.area')
      : raw('');

/**
 * CTEs that find the stored fact of every slot: `hit` as stored; `spare` where nothing is stored for the very span but another
 * stored figure answers: parts that add up, a difference of cumulative figures, the stock at the same moment, a predecessor's figure.
 */
export function factParts(
  slots: readonly FactSlot[],
  table: Sql,
  reach: Reach,
  heirs: boolean,
  context: QueryContext,
  d: Dialect,
  /** More pairs of slot and area there cannot be. */
  most: number | null = null,
): { readonly parts: readonly Sql[]; readonly spare: boolean } {
  const ask = d.rows(
    'ask',
    ['p', 'slot', 'indicator', 'm0', 'n', 'scale'],
    slots.map(({ p, slot, indicator, period, scale }) => [
      int(p),
      int(slot),
      sql`${indicator.key}`,
      int(period.m0),
      int(period.n),
      int(scale),
    ]),
  );
  const named = sql`slots AS (
  SELECT ${d.picked('s.p, s.slot, i.id AS indicator, s.m0, s.n, s.scale')}, s.m0 - s.m0 % 12 AS january, ${d.picked(`i.kind, i.add_period, i.add_area${reach === 'pairs' ? ', b.area' : ''}`)}
  FROM ask s JOIN indicator i ON i.key = s.indicator${raw(reach === 'pairs' ? ' JOIN reach b ON b.p = s.p' : '')}${most === null ? raw('') : d.atMost(most)}
)`;
  const near = d.among(
    table,
    raw('SELECT indicator FROM slots'),
    reach === 'all' ? null : raw('SELECT area FROM reach'),
  );
  const hit = sql`hit AS (
  SELECT ${d.picked('f.area, s.p, s.slot')}, CASE WHEN f.status = 0 THEN f.value END AS v, ${d.picked('f.status')}, CAST(f.flags AS INTEGER) AS note, ${d.picked('f.low, f.high')}
  FROM slots s JOIN ${near} f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n${inReach(reach)}
)`;
  const spare = spareRows(slots, table, near, reach, heirs, context, d);
  return { parts: [ask, named, hit, ...(spare ? [spare] : [])], spare: spare !== null };
}

function spareRows(
  slots: readonly FactSlot[],
  table: Sql,
  near: Sql,
  reach: Reach,
  heirs: boolean,
  context: QueryContext,
  d: Dialect,
): Sql | null {
  const scales = [...new Set(slots.map(({ scale }) => scale))].sort((a, b) => a - b);
  const can = waysOf(slots, context);
  const others: readonly (readonly [Way, () => Sql])[] = [
    ['added_up', () => addedUp(scales, near, reach, d)],
    ['years', () => yearsAddedUp(scales, near, reach, d)],
    ['differenced', () => differenced(scales, near, reach, d)],
    ['at_end', () => atEnd(near, reach, d)],
    ['not_separate', () => notSeparate(near, reach, d)],
  ];
  const ways = [
    ...others.flatMap(([way, written]) => (can.has(way) ? [written()] : [])),
    ...(heirs ? [inherited(scales, d.among(table, raw('SELECT indicator FROM slots'), null), reach, d)] : []),
  ];
  if (ways.length === 0) return null;
  return sql`spare AS (
  SELECT ${d.picked('u.area, u.p, u.slot, u.v, u.status, u.note, u.low, u.high, u.way, u.n')}, ROW_NUMBER() OVER (PARTITION BY u.area, u.p, u.slot ORDER BY u.way, u.n) AS place
  FROM (
${join(ways, '\n    UNION ALL\n')}
  ) u
  WHERE NOT EXISTS (SELECT 1 FROM hit h WHERE h.area = u.area AND h.p = u.p AND h.slot = u.slot)
)`;
}

/** An expression over exact decimals, in each indicator's own scale, as a number again. */
export function byScale(scales: readonly number[], scale: Sql, expression: (scale: number) => Sql): Sql {
  const [only] = scales;
  if (scales.length === 1 && only !== undefined) return expression(only);
  return sql`CASE ${scale} ${join(
    scales.map((each) => sql`WHEN ${int(each)} THEN ${expression(each)}`),
    ' ',
  )} END`;
}

/** What is made of several figures has no bounds: of one that is only known as an interval nothing is made (`only_range`). */
const UNBOUNDED = raw('CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high');
const madeOf = (value: Sql, ranged: Sql): Sql =>
  sql`CASE WHEN ${ranged} THEN NULL ELSE ${value} END AS v, CASE WHEN ${ranged} THEN ${int(EXTRA_STATUS.only_range)} ELSE 0 END AS status`;
const SOME_RANGED = raw('COUNT(f.low) > 0');

/** What parts add up to: their exact sum, with all that is noted of them. */
const sumOf = (scales: readonly number[], d: Dialect): Sql =>
  madeOf(
    byScale(scales, raw('s.scale'), (scale) => d.double(sql`SUM(${d.decimal(raw('f.value'), scale)})`)),
    SOME_RANGED,
  );
const summed = (scales: readonly number[], d: Dialect): Sql =>
  sql`${d.picked('f.area, s.p, s.slot')}, ${sumOf(scales, d)}, ${d.anyBits(raw('f.flags'))} AS note, ${UNBOUNDED}, 1 AS way`;

/** Months or quarters that make up the span, where all are there. */
const addedUp = (
  scales: readonly number[],
  table: Sql,
  reach: Reach,
  d: Dialect,
): Sql => sql`    SELECT ${summed(scales, d)}, ${d.picked('f.n')}
    FROM slots s JOIN ${table} f ON f.indicator = s.indicator AND f.m0 - f.m0 % 12 = s.january AND f.n < s.n${inReach(reach)}
    WHERE s.add_period = 'sum' AND s.kind IN ('flow', 'ytd')
      AND f.m0 >= s.m0 AND f.m0 + f.n <= s.m0 + s.n AND (f.m0 - s.m0) % f.n = 0
    GROUP BY f.area, s.p, s.slot, s.n, s.scale, f.n
    HAVING COUNT(*) * f.n = s.n AND MAX(f.status) = 0`;

/** Calendar years that make up a longer span, where all are there as years. Only asked where a question spans more than one. */
const yearsAddedUp = (
  scales: readonly number[],
  table: Sql,
  reach: Reach,
  d: Dialect,
): Sql => sql`    SELECT ${summed(scales, d)}, 12 AS n
    FROM slots s JOIN ${table} f ON f.indicator = s.indicator${inReach(reach)}
    WHERE s.add_period = 'sum' AND s.kind IN ('flow', 'ytd') AND s.n > 12 AND s.m0 = s.january AND f.n = 12
      AND f.m0 >= s.m0 AND f.m0 + 12 <= s.m0 + s.n AND f.m0 % 12 = 0
    GROUP BY f.area, s.p, s.slot, s.n, s.scale
    HAVING COUNT(*) * 12 = s.n AND MAX(f.status) = 0`;

/** A span inside a year as the difference of two cumulative figures of one vintage. */
const differenced = (
  scales: readonly number[],
  table: Sql,
  reach: Reach,
  d: Dialect,
): Sql => sql`    SELECT ${d.picked('f.area, s.p, s.slot')}, ${madeOf(
  byScale(scales, raw('s.scale'), (scale) =>
    d.double(sql`${d.decimal(raw('f.value'), scale)} - ${d.decimal(raw('e.value'), scale)}`),
  ),
  raw('f.low IS NOT NULL OR e.low IS NOT NULL'),
)}, ${d.bitOr(d.bitOr(raw('f.flags'), raw('e.flags')), int(NOTE_BITS.differenced))} AS note, ${UNBOUNDED}, 2 AS way, 0 AS n
    FROM slots s JOIN ${table} f ON f.indicator = s.indicator AND f.m0 = s.january AND f.m0 + f.n = s.m0 + s.n${inReach(reach)}
      JOIN ${table} e ON e.indicator = f.indicator AND e.area = f.area AND e.m0 = f.m0 AND e.vintage = f.vintage AND e.m0 + e.n = s.m0
    WHERE (s.kind = 'ytd' OR s.kind = 'flow' AND s.add_period = 'sum') AND s.m0 > s.january AND f.status = 0 AND e.status = 0`;

/** A stock is what stands at the end: any span that ends there says it, the shortest first. */
const atEnd = (
  table: Sql,
  reach: Reach,
  d: Dialect,
): Sql => sql`    SELECT ${d.picked('f.area, s.p, s.slot')}, CASE WHEN f.status = 0 THEN f.value END AS v, ${d.picked('f.status, f.flags AS note, f.low, f.high')}, 3 AS way, ${d.picked('f.n')}
    FROM slots s JOIN ${table} f ON f.indicator = s.indicator AND f.m0 + f.n = s.m0 + s.n${inReach(reach)}
    WHERE s.kind = 'stock' OR s.add_period = 'last' AND f.n < s.n`;

/** Only published together with the months before it: 1—2月, or a cumulative figure that cannot be taken apart. */
const notSeparate = (
  table: Sql,
  reach: Reach,
  d: Dialect,
): Sql => sql`    SELECT DISTINCT ${d.picked('f.area, s.p, s.slot')}, CAST(NULL AS DOUBLE) AS v, 7 AS status, 0 AS note, ${UNBOUNDED}, 5 AS way, 0 AS n
    FROM slots s JOIN ${table} f ON f.indicator = s.indicator AND f.m0 = s.january AND f.n > s.n AND f.n < 12${inReach(reach)}
    WHERE s.kind <> 'stock' AND f.status = 0
      AND (f.m0 + f.n = s.m0 + s.n OR f.n = 2 AND s.m0 = s.january)`;

/** Before an area had its key, the figures of what it came from, all of them together. */
const inherited = (
  scales: readonly number[],
  table: Sql,
  reach: Reach,
  d: Dialect,
): Sql => sql`    SELECT ${d.picked('x.area, s.p, s.slot')}, ${sumOf(scales, d)}, ${d.bitOr(d.anyBits(raw('f.flags')), raw('MAX(x.note)'))} AS note, ${UNBOUNDED}, 4 AS way, 0 AS n
    FROM slots s JOIN heir x ON s.m0 >= x.m_from AND s.m0 + s.n <= x.m_to${raw(reach === 'pairs' ? ' AND x.area = s.area' : '')}
      JOIN ${table} f ON f.indicator = s.indicator AND f.area = x.old AND f.m0 = s.m0 AND f.n = s.n${
        reach === 'pairs' ? raw('') : reach === 'areas' ? raw(' JOIN reach b ON b.area = x.area') : raw('')
      }
    WHERE x.parts = 1 OR s.add_area = 'sum'
    GROUP BY x.area, s.p, s.slot, s.scale, x.parts
    HAVING COUNT(*) = x.parts AND MAX(f.status) = 0`;
