import { expect, test } from 'vitest';
import { err, exactText, standalone } from '../../../src/core';
import type { Engine } from '../../../src/engine';
import type { BrowseSpec } from '../../../src/query';
import { borrowEngine } from '../../support/engine';
import { fileIn, nodePorts, testSession } from '../../support/session';

const PATENTS = '地区,2022年,2023年,2024年\n青溪县,401,453,512\n临江县,468,498,530\n白沙县,205,212,—\n';

/** An engine in which the facts of an only sheet stay where they lie, as those of a large file do. */
async function neverInOrder(): Promise<Engine> {
  const engine = await borrowEngine();
  return {
    ...engine,
    load: (steps, options) =>
      steps.some((step) => step.do === 'sql' && standalone(step.sql).startsWith('DROP VIEW fact_now'))
        ? Promise.resolve(err({ kind: 'failed', message: 'kept as it is', sql: '' }))
        : engine.load(steps, options),
  };
}

test('the facts of an only sheet are looked through where they lie: in the order of the file, sorted, filtered, added up', async () => {
  const session = await testSession(nodePorts(undefined, { startEngine: neverInOrder }));
  const plan = await session.plan([fileIn('专利授权量.csv', PATENTS)]);
  expect((await session.accept(plan)).ok).toBe(true);
  const values = async (spec: Partial<BrowseSpec>): Promise<readonly unknown[]> => {
    const opened = await session.browse({ table: { kind: 'facts' }, where: [], order: [], ...spec });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const page = await opened.value.page(0, 100, ['value', 'origin']);
    const sum = await opened.value.stats({ from: 0, to: opened.value.rows, columns: ['value'] });
    opened.value.close();
    if (!page.ok || !sum.ok) throw new Error(JSON.stringify([page, sum]));
    expect(page.value.every((row) => row.values[1] === 'file' && row.origin?.row !== undefined)).toBe(true);
    return [...page.value.map((row) => row.values[0]), sum.value.sum && exactText(sum.value.sum)];
  };
  const all = await values({});
  expect(all).toHaveLength(10);
  expect(all.at(-1)).toBe('3279');
  const sorted = await values({ order: [{ column: 'value', desc: true }] });
  expect(sorted.slice(0, 3).map(Number)).toEqual([530, 512, 498]);
  expect(sorted[8]).toBeNull();
  const kept = await values({ where: [{ column: 'value', kind: 'number', op: 'ge', value: '500' }] });
  expect(kept.slice(0, -1).map(Number).sort()).toEqual([512, 530]);
  await session.close();
});
