import { describe, expect, test } from 'vitest';
import { column } from '../../../src/core';
import { directReader } from '../../../src/cli/scratch';
import type { FileIn, Reader, Session } from '../../../src/flow';
import { cutPiece, openLarge, planWithLists, sha256Hex, type Answers, type ReadBytes } from '../../../src/ingest';
import { memoryStorage, type Storage } from '../../../src/storage';
import { readWorkspace, removeSource, saveArea, saveIndicator, writeWorkspace } from '../../../src/workspace';
import { fileIn, nodePorts, reopen, testSession } from '../../support/session';

/** Read by itself: one column of 2023. A person points out the second, and another unit. */
const FILE = fileIn('各县收入.csv', '地区,收入(元),支出\n青溪县,10,20\n白沙县,30,40\n注：2023年。\n');
const TOLD: Answers = {
  '各县收入.csv': {
    corrections: {
      各县收入: [
        { do: 'say', part: 'period', text: '2023年' },
        { do: 'columns', columns: [2], are: 'value' },
        { do: 'say', part: 'unit', text: '万元', columns: [1, 2] },
        { do: 'data_ends', row: 1 },
      ],
    },
  },
};
const OTHER: Answers = {
  '各县收入.csv': {
    corrections: {
      各县收入: [
        { do: 'say', part: 'period', text: '2024年' },
        { do: 'columns', columns: [2], are: 'skip' },
      ],
    },
  },
};

async function accept(session: Session, answers: Answers, file = FILE): Promise<void> {
  const plan = await session.plan([file], { answers });
  const done = await session.accept(plan);
  if (!done.ok) throw new Error(done.error.code);
}

async function facts(session: Session): Promise<readonly string[]> {
  const rows = await session.runText(
    'SELECT i.key AS indicator, a.key AS area, f.m0, f.n, f.value, i.unit FROM fact f JOIN indicator i ON i.id = f.indicator JOIN area a ON a.id = f.area ORDER BY ALL',
  );
  if (!rows.ok) throw new Error(JSON.stringify(rows.error));
  return lines(rows.value);
}
const lines = (frame: Parameters<typeof column>[0]): readonly string[] => {
  const names = ['indicator', 'area', 'm0', 'n', 'value', 'unit'];
  const columns = names.map((name) => column(frame, name));
  return (columns[0] ?? []).map((_, i) => columns.map((values) => String(values[i])).join(' '));
};

/** Everything that can be made anew. */
async function forget(storage: Storage): Promise<number> {
  const gone = (await storage.listBlobs()).filter((key) => /^(?:cache|snapshot)-/.test(key));
  for (const key of gone) await storage.deleteBlob(key);
  return gone.length;
}

describe('what was accepted is rebuilt exactly', { timeout: 60_000 }, () => {
  test('without the cache, by the recipe that was pointed out', async () => {
    const storage = memoryStorage();
    const ports = nodePorts(storage);
    const session = await testSession(ports);
    await accept(session, TOLD);
    const before = await facts(session);
    expect(before).toHaveLength(2);
    await session.close();
    expect(await forget(storage)).toBeGreaterThan(0);
    const again = await reopen(ports);
    expect(await facts(again)).toEqual(before);
    await again.close();
  });

  test('a later change of names in the catalog does not change what an older file says', async () => {
    const storage = memoryStorage();
    const ports = nodePorts(storage);
    const session = await testSession(ports);
    await accept(session, {}, fileIn('人口.csv', '地区,2023年人口（人）\n青溪县,1\n白沙县,2\n'));
    const before = await facts(session);
    const area = session.workspace.catalog.areas.find(({ names }) => names.some(({ name }) => name === '青溪县'));
    const [indicator] = session.workspace.catalog.indicators;
    if (!area || !indicator) throw new Error('the file brought neither');
    const renamed = (name: string) => [{ name, lang: 'zh' as const, preferred: true, ord: 0 }];
    await session.do(saveArea, { area: { ...area, names: renamed('青溪新区') } });
    await session.do(saveIndicator, { indicator: { ...indicator, names: renamed('常住人数') } });
    await session.close();
    expect(await forget(storage)).toBeGreaterThan(0);
    const again = await reopen(ports);
    expect(await facts(again)).toEqual(before);
    expect(again.workspace.catalog.areas).toHaveLength(2);
    await again.close();
  });

  test('an area that a person told stays told', async () => {
    const storage = memoryStorage();
    const ports = nodePorts(storage);
    const session = await testSession(ports);
    const first = fileIn('甲.csv', '地区,2023年\n青溪县,1\n白沙县,2\n');
    await accept(session, {}, first);
    const key = session.catalog.data.areas[0]?.key ?? '';
    const second = fileIn('乙.csv', '地区,2023年\n旧青溪,5\n白沙县,6\n');
    await accept(session, { '乙.csv': { areas: { 旧青溪: key } } }, second);
    const before = await facts(session);
    expect(before.filter((line) => line.includes(key))).toHaveLength(2);
    expect(session.workspace.sources[1]?.areas).toMatchObject({ 旧青溪: key });
    await session.close();
    await forget(storage);
    const again = await reopen(ports);
    expect(await facts(again)).toEqual(before);
    await again.close();
  });

  test('undo leads back to an earlier reading of the same file, not to the cache of the later one', async () => {
    const storage = memoryStorage();
    const session = await testSession(nodePorts(storage));
    await accept(session, TOLD);
    const first = await facts(session);
    const { sha256 } = session.workspace.sources[0] ?? { sha256: '' };
    await session.do(removeSource, { sha256 });
    await accept(session, OTHER);
    const second = await facts(session);
    expect(second).not.toEqual(first);
    expect(second.length).toBeGreaterThan(0);
    await session.undo();
    await session.undo();
    expect(await facts(session)).toEqual(first);
    await session.redo();
    await session.redo();
    expect(await facts(session)).toEqual(second);
    await session.close();
  });

  test('a workspace from before recipes were kept is read as it was then', async () => {
    const storage = memoryStorage();
    const ports = nodePorts(storage);
    const session = await testSession(ports);
    const file = fileIn('专利.csv', '地区,2023年\n青溪县,1\n白沙县,2\n');
    await accept(session, {}, file);
    const before = await facts(session);
    const { workspace } = session;
    await session.close();
    const sources = workspace.sources.map((source) => ({
      ...source,
      sheets: source.sheets.map(({ recipe: _, ...sheet }) => sheet),
    }));
    await storage.putText('workspace-w', JSON.stringify({ ...workspace, sources, format: 1 }));
    await forget(storage);
    const again = await reopen(ports);
    expect(await facts(again)).toEqual(before);
    await again.close();
  });

  test('the workspace on disk holds the recipe, and what is read from disk is what was in memory', async () => {
    const session = await testSession();
    await accept(session, TOLD);
    const read = readWorkspace(writeWorkspace(session.workspace));
    expect(read).toEqual({ ok: true, value: session.workspace });
    expect(session.workspace.sources[0]?.sheets[0]?.recipe).toMatchObject({ kind: 'facts', data: { to: 2 } });
    await session.close();
  });
});

describe('a correction plans anew only what it changes', { timeout: 60_000 }, () => {
  const one = fileIn('甲.csv', '地区,2023年\n青溪县,1\n');
  const two = fileIn('乙.csv', '地区,2023年\n白沙县,2\n');

  test('the other files’ plans are taken over; those behind a file that brings other names are not', async () => {
    const session = await testSession();
    const first = await session.plan([one, two], { answers: {} });
    const skip = { '乙.csv': { corrections: { 乙: [{ do: 'say', part: 'unit', text: '件' } as const] } } };
    const second = await session.plan([one, two], { answers: skip, previous: first });
    expect(second.plans[0]).toBe(first.plans[0]);
    expect(second.plans[1]).not.toBe(first.plans[1]);
    const named = { '甲.csv': { corrections: { 甲: [{ do: 'say', part: 'indicator', text: '别的' } as const] } } };
    const third = await session.plan([one, two], { answers: { ...skip, ...named }, previous: second });
    expect(third.plans[0]).not.toBe(second.plans[0]);
    expect(third.plans[1]).not.toBe(second.plans[1]);
    const fourth = await session.plan([two], { answers: { ...skip, ...named }, previous: third });
    expect(fourth.plans).toHaveLength(1);
    await session.close();
  });

  test('a large file that was left out leaves nothing behind in the engine', async () => {
    const session = await testSession();
    const rows = Array.from({ length: 220_000 }, (_, i) => `县${i % 300},${1990 + (i % 30)},指标${i % 7},${i}`);
    const large = fileIn('大.csv', `地区,年份,指标,数值\n${rows.join('\n')}\n`);
    const first = await session.plan([large, one], { answers: {} });
    expect(first.plans[0]?.sheets[0]?.kind).toBe('facts_sql');
    const again = await session.plan([large, one], { answers: {}, previous: first });
    expect(again.plans[0]).toBe(first.plans[0]);
    await session.plan([one], { answers: {}, previous: again });
    const tables = await session.runText(
      "SELECT count(*)::INTEGER AS n FROM duckdb_tables() WHERE starts_with(table_name, 'stage')",
    );
    expect(tables.ok && column(tables.value, 'n')[0]).toBe(0);
    await session.close();
  });

  test('a large file is read to its end again, by a reader that sees more of its beginning than the one that planned it', async () => {
    const storage = memoryStorage();
    const rows = Array.from(
      { length: 220_000 },
      (_, i) => `县${i % 300},${1990 + (Math.floor(i / 300) % 30)},指标${Math.floor(i / 9000)},${i}`,
    );
    const large = fileIn('大.csv', `地区,年份,指标,数值\n${rows.join('\n')}\n`);
    const session = await testSession(nodePorts(storage, { reader: byItsBeginning }));
    await accept(session, {}, large);
    const { facts: before } = session.status;
    expect(session.workspace.sources[0]?.sheets[0]?.rows).toBe(before);
    expect(before).toBe(220_000);
    await session.close();
    await forget(storage); // if it was not closed before there was a cache
    const again = await reopen(nodePorts(storage));
    expect(again.status.facts).toBe(before);
    await again.close();

    // As it was kept before: with the end of what was seen of it.
    const kept = await storage.getText('workspace-w');
    const older = kept?.replaceAll(String(2 ** 31 - 1), '500') ?? '';
    expect(older).not.toBe(kept);
    await storage.putText('workspace-w', older);
    await forget(storage);
    const oldest = await reopen(nodePorts(storage));
    expect(oldest.status.facts).toBe(before);
    await oldest.close();
  });
});

/** Reads a file as the page does: a large one by its beginning, and then in pieces. */
const byItsBeginning: Reader = {
  ...directReader,
  async read(file, { catalog, profiles, answers }) {
    const source = await openLarge(await partsOf(file), file.size, file.name);
    if (!source) throw new Error('the file is not large');
    return planWithLists(source, catalog, profiles, answers);
  },
  hash: async (file) => sha256Hex(await file.bytes()),
  pieces: (file, shape) => async (place) => cutPiece(await partsOf(file), file.size, shape, place),
};

async function partsOf(file: FileIn): Promise<ReadBytes> {
  const bytes = await file.bytes();
  return (from, to) => Promise.resolve(bytes.slice(from, to));
}
