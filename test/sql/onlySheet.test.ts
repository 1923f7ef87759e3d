import { afterAll, beforeAll, expect, test } from 'vitest';
import { factNowSql, schemaSql } from '../../src/catalog';
import { column, raw, type LoadStep, type Sql } from '../../src/core';
import type { Engine } from '../../src/engine';
import { startNodeEngine } from '../../src/engine/node';
import { duckdb, nowStatements, soleSheetSelect } from '../../src/query';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(async () => {
  await engine.close();
});

const step = (statement: Sql): LoadStep => ({ do: 'sql', sql: statement });

test('a first and only sheet taken over as it is gives what choosing among all facts gives, in the same order', async () => {
  const made = await engine.load([
    ...schemaSql().map(step),
    step(raw("INSERT INTO source (id, sha256, name, kind) VALUES (1, 'x', 'x.csv', 'file')")),
    step(raw("INSERT INTO sheet VALUES (7, 1, 'x')")),
    step(
      raw(`INSERT INTO fact SELECT (k % 7)::SMALLINT, (k // 7 % 11)::INTEGER, (24000 + 12 * (k // 77 % 13))::SMALLINT, 12, (k // 1001)::UTINYINT, 2,
CASE WHEN k % 17 > 0 THEN k / 8 END, 3, NULL, NULL, CASE WHEN k % 17 > 0 THEN 0 ELSE 1 END, k % 4, 7, 3000 - k, k % 5
FROM (SELECT range AS k FROM range(2002)) ORDER BY hash(k)`),
    ),
  ]);
  expect(made).toEqual({ ok: true, value: undefined });
  const filled = async (steps: readonly LoadStep[]): Promise<unknown[]> => {
    expect(await engine.load(steps)).toEqual({ ok: true, value: undefined });
    const frame = await engine.run(raw('SELECT * FROM fact_now ORDER BY rowid'));
    if (!frame.ok) throw new Error(JSON.stringify(frame.error));
    return frame.value.fields.map(({ name }) => [...column(frame.value, name)]);
  };
  const chosen = await filled(nowStatements(duckdb).map(step));
  expect((await engine.load([step(raw('CREATE TABLE kept AS FROM fact_now'))])).ok).toBe(true);
  const taken = await filled([step(raw('DELETE FROM fact_now')), step(soleSheetSelect('rows'))]);
  expect(taken).toEqual(chosen);
  const seen = await engine.load([step(raw('DROP TABLE fact_now')), step(soleSheetSelect('view'))]);
  expect(seen).toEqual({ ok: true, value: undefined });
  const differences = await engine.run(raw('SELECT count(*)::INTEGER AS n FROM (FROM fact_now EXCEPT FROM kept)'));
  expect(differences.ok && column(differences.value, 'n')[0]).toBe(0);
  const count = await engine.run(raw('SELECT count(*)::INTEGER AS n FROM fact_now'));
  expect(count.ok && column(count.value, 'n')[0]).toBe(1001);
  // And back again.
  expect(
    await filled([step(raw('DROP VIEW fact_now')), step(factNowSql()), ...nowStatements(duckdb).map(step)]),
  ).toEqual(chosen);
  expect((taken[0] as unknown[]).length).toBe(1001);
});
