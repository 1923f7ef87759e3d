import { expect, test } from 'vitest';
import { nextMonth } from '../../../data/sample/generate.mjs';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import { needsNobody } from '../../../src/flow';
import { builtInProfiles } from '../../../src/ingest/builtIn';
import { builtSample } from '../../support/sample';
import { fileIn, testSession } from '../../support/session';

test(
  'the next month of the sample goes by the profile of the month before, and nobody is needed',
  { timeout: 120_000 },
  async () => {
    const sample = await builtSample();
    const catalog = { ...builtInCatalog, ...sample.catalog };
    const session = await testSession(undefined, { catalog, profiles: builtInProfiles, sample: true });
    try {
      const may = sample.outputs.find(([path]) => path.endsWith('2024年1—5月主要经济指标.xlsx'));
      if (!may) throw new Error('the sample has no file of May');
      await session.accept(await session.plan([fileIn('2024年1—5月主要经济指标.xlsx', may[1])]));
      const facts = session.status.facts;
      const june = await nextMonth(6);
      const plan = await session.plan([fileIn(june.name, june.bytes)]);
      const told = [...plan.issues, ...plan.plans.flatMap(({ issues }) => issues)];
      expect(told.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(needsNobody(plan)).toBe(true);
      const done = await session.accept(plan);
      expect(done).toMatchObject({ ok: true });
      expect(session.status.facts).toBe(2 * facts);
      expect(session.workspace.profiles.filter(({ learnt }) => learnt)).toHaveLength(1);
    } finally {
      await session.close();
    }
  },
);

test('a file of a new shape, or with a doubt, waits for somebody', { timeout: 60_000 }, async () => {
  const session = await testSession();
  try {
    const first = '地区,2021年,2022年\n青溪县,1401,1453\n临江县,1468,1498\n';
    const plan = await session.plan([fileIn('2022年工业投资（万元）.csv', first)]);
    expect(needsNobody(plan)).toBe(false);
    await session.accept(plan);
    const slip = '地区,2022年,2023年\n青溪县,1453,15120000\n临江县,1498,1530\n';
    expect(needsNobody(await session.plan([fileIn('2023年工业投资（万元）.csv', slip)]))).toBe(false);
    const right = '地区,2022年,2023年\n青溪县,1453,1512\n临江县,1498,1530\n';
    expect(needsNobody(await session.plan([fileIn('2023年工业投资（万元）.csv', right)]))).toBe(true);
  } finally {
    await session.close();
  }
});

test(
  'an import that is cancelled while it is read, compared or loaded leaves no trace',
  { timeout: 60_000 },
  async () => {
    const session = await testSession();
    try {
      const files = [1, 2, 3].map((n) =>
        fileIn(`工业投资${n}（万元）.csv`, `地区,2022年\n青溪县,${1400 + n}\n临江县,1498\n`),
      );
      const before = { workspace: session.workspace, facts: session.status.facts, undo: session.status.undoDepth };
      const reading = new AbortController();
      const read = session.plan(files, {
        signal: reading.signal,
        onProgress: (_, done) => {
          if (done === 1) reading.abort();
        },
      });
      await expect(read).rejects.toThrow();
      const plan = await session.plan(files);
      const loading = new AbortController();
      loading.abort();
      const accepted = await session.accept(plan, { signal: loading.signal });
      expect(accepted).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(session.workspace).toBe(before.workspace);
      expect(session.status).toMatchObject({ facts: before.facts, undoDepth: before.undo });
      const left = await session.runText(
        "SELECT count(*)::INTEGER AS n FROM information_schema.tables WHERE table_name LIKE 'planned%' OR table_name LIKE 'stag%'",
      );
      expect(left).toMatchObject({ ok: true, value: { columns: [[0]] } });
    } finally {
      await session.close();
    }
  },
);
