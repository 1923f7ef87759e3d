import type { Area, CatalogData, Indicator } from '../../catalog';
import { column, raw, sql, type Sql } from '../../core';
import type { ServerEngine } from '../../engine';
import { sendCatalog } from '../../flow';

/** Twelve years of months, from January 2013. */
export const MONTHS = 144;
export const FIRST = 2013 * 12;
export const INDICATORS = 70;

/** What stands for the bytes of a file that was never there. */
const SHA = `generated${'0'.repeat(55)}`;
const SHEET = 1;

/**
 * Fills a server with about `wanted` made-up monthly facts of towns in a province of their own, so that no rank or total of anything else
 * changes: `INDICATORS` indicators × 144 months × as many towns as it takes. Returns how many there are. Nothing is done a second time.
 */
export async function generateFacts(server: ServerEngine, wanted: number): Promise<number> {
  const towns = Math.max(1, Math.round(wanted / (MONTHS * INDICATORS)));
  const known = await server.run(sql`SELECT count() AS n FROM source WHERE sha256 = ${SHA}`);
  if (known.ok && Number(column(known.value, 'n')[0]) > 0) return towns * MONTHS * INDICATORS;
  const sent = await sendCatalog(server, generatedCatalog(towns));
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const change = async (statement: Sql): Promise<void> => {
    const done = await server.change(statement);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  };
  await change(sql`INSERT INTO sheet (id, source, name) VALUES (${SHEET}, ${SHEET}, ${'生成'})`);
  const columns = 'indicator, area, m0, n, vintage, value, digits, status, flags, sheet, r, c';
  // A year at a time: what is sorted at once stays small.
  for (let year = 0; year < MONTHS / 12; year += 1) {
    const rows = raw(`SELECT i.id, a.id, ${FIRST + year * 12} + m.number, 1, 2,
  ${generatedValue('toInt64(substring(i.key, 6))', 'toInt64(right(a.key, 4))', `(m.number + ${year * 12})`)}, 1, 0, 0, ${SHEET}, 1, 1`);
    const from = raw(`FROM indicator i CROSS JOIN area a CROSS JOIN numbers(12) m
WHERE startsWith(i.key, 'demo_') AND startsWith(a.key, 'x:演示省/')`);
    await change(sql`INSERT INTO fact (${raw(columns)}, role) ${rows}, 0 ${from}`);
    await change(sql`INSERT INTO fact_now (${raw(columns)}, origin) ${rows}, ${'file'} ${from}`);
  }
  await change(
    sql`INSERT INTO source (id, sha256, name, kind, vintage, publish) VALUES (${SHEET}, ${SHA}, ${'生成数据'}, ${'file'}, ${'annual'}, ${'public'})`,
  );
  return towns * MONTHS * INDICATORS;
}

/** A made-up value with one decimal, the same in every engine, of the numbers of indicator, town and month. */
export const generatedValue = (indicator: string, town: string, month: string): string =>
  `(10000 + (${indicator} * 7919 + ${town} * 104729 + ${month} * 1299709) % 900000) / 10`;

export function generatedCatalog(towns: number): CatalogData {
  // The town's number stands in the last four signs of its code.
  const province: Area = {
    key: 'x:演示省',
    scheme: 'x',
    code: '演示省',
    kind: 'province',
    names: [{ name: '演示省', lang: 'zh' }],
    parents: [],
  };
  const areas = Array.from({ length: towns }, (_, i): Area => {
    const name = `演示镇${String(i + 1).padStart(4, '0')}`;
    return {
      key: `x:演示省/${name}`,
      scheme: 'x',
      code: name,
      kind: 'town',
      names: [{ name, lang: 'zh', ord: 1_000_000 + i }],
      parents: [{ parent: province.key, tree: 'admin', inTotal: true }],
    };
  });
  const indicators = Array.from({ length: INDICATORS }, (_, i): Indicator => ({
    key: `demo_${String(i + 1).padStart(2, '0')}`,
    names: [{ name: `演示指标${i + 1}`, lang: 'zh', preferred: true }],
    unit: '万元',
    decimals: 1,
    kind: 'flow',
    addArea: 'sum',
    addPeriod: 'sum',
    better: 'higher',
    growth: 'levels',
    origin: 'observed',
    publish: 'public',
    breaks: [],
  }));
  return { indicators, areas: [province, ...areas], changes: [], targets: [], measures: [], peerSets: [] };
}
