import { afterEach, expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { exactText } from '../../../src/core';
import type { LoadStep } from '../../../src/core';
import { deleteWorkspace, type Ports, type Session } from '../../../src/flow';
import { memoryStorage, type Storage } from '../../../src/storage';
import { removeSource, renameWorkspace, saveOverride } from '../../../src/workspace';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import { builtInProfiles } from '../../../src/ingest/builtIn';
import { fileIn, nodePorts, reopen, testSession } from '../../support/session';

const PATENTS = '地区,2022年,2023年,2024年\n青溪县,401,453,512\n临江县,468,498,530\n白沙县,205,212,—\n';
const NAME = '专利授权量.csv';
const LEDGER = '企业名称,统一社会信用代码,发证日期,营业收入（亿元）\n甲公司,91990127MA3X0017XX,2022/10/4,0.25\n';
const WIDER =
  '企业名称,统一社会信用代码,发证日期,营业收入（亿元）,有效期至\n乙公司,91990127MA3X0018XX,2023/10/4,0.5,2026/10/3\n';
const SNAPSHOT = 'snapshot-w';
const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});
const kept = (session: Session): Session => (open.push(session), session);

async function drop(session: Session, name: string, text: string): Promise<void> {
  const report = await session.accept(await session.plan([fileIn(name, text)]));
  if (!report.ok) throw new Error(report.error.code);
}

async function level(session: Session, name: string, area: string, year: number): Promise<string> {
  const indicator = session.catalog.data.indicators.find(({ names }) => names[0]?.name.startsWith(name));
  const key = session.catalog.findAreas(area)[0]?.key ?? area;
  const answer = await session.askAll([
    { measure: indicator?.key ?? '', derivation: { kind: 'level' }, area: { key }, period: yearPeriod(year) },
  ]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const figure = answer.value[0];
  return figure?.exact ? (exactText(figure.exact) ?? '') : `〔${figure?.reason ?? ''}〕`;
}

/** Resolves when a snapshot other than `old` is kept. */
async function snapshotIn(storage: Storage, old: Uint8Array | null = null): Promise<Uint8Array> {
  for (;;) {
    const found = await storage.getBlob(SNAPSHOT);
    if (found && !(old && Buffer.from(found).equals(old))) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A storage in which a workspace with one file and its snapshot are kept. */
async function keptWithSnapshot(): Promise<Storage> {
  const storage = memoryStorage();
  const session = await testSession(nodePorts(storage, { snapshotAfter: 0 }));
  await drop(session, NAME, PATENTS);
  await session.do(renameWorkspace, { name: '二季度' });
  await session.keep();
  await session.close();
  return storage;
}

interface Watched {
  readonly session: Session;
  /** What the engine was told until the session was open. */
  readonly steps: readonly LoadStep[];
  readonly cachesRead: readonly string[];
}

/** Opens and notes what it took. */
async function watchedOpen(storage: Storage, changes: Partial<Ports> = {}): Promise<Watched> {
  const steps: LoadStep[] = [];
  const cachesRead: string[] = [];
  const { startEngine } = nodePorts(storage);
  const watching: Storage = {
    ...bound(storage),
    getBlob: (key) => {
      if (!/^(?:snapshot|answers)-/.test(key)) cachesRead.push(key);
      return storage.getBlob(key);
    },
  };
  const ports = nodePorts(watching, {
    startEngine: async () => {
      const engine = await startEngine();
      return { ...engine, load: (all, options) => (steps.push(...all), engine.load(all, options)) };
    },
    ...changes,
  });
  const session = kept(await reopen(ports));
  await ready(session);
  return { session, steps: [...steps], cachesRead };
}

/** Resolves when the engine holds the data; a session with a snapshot is open before. */
async function ready(session: Session): Promise<void> {
  while (session.status.engine === 'starting') await new Promise((resolve) => setTimeout(resolve, 5));
}

const bound = (storage: Storage): Storage => ({
  kind: storage.kind,
  durable: storage.durable,
  putBlob: (key, bytes) => storage.putBlob(key, bytes),
  getBlob: (key) => storage.getBlob(key),
  hasBlob: (key) => storage.hasBlob(key),
  deleteBlob: (key) => storage.deleteBlob(key),
  listBlobs: () => storage.listBlobs(),
  putText: (key, text) => storage.putText(key, text),
  getText: (key) => storage.getText(key),
  deleteText: (key) => storage.deleteText(key),
  listTexts: () => storage.listTexts(),
});

const createsOnly = ({ steps }: Watched): boolean =>
  steps.every((step) => (step.do === 'sql' ? !/\b(INSERT|DELETE)\b/.test(step.sql.strings.join('?')) : true));

test('a workspace with a snapshot opens without its source, its cache or a statement that makes facts', async () => {
  const storage = await keptWithSnapshot();
  const opened = await watchedOpen(storage);
  expect(opened.cachesRead).toEqual([]);
  expect(createsOnly(opened)).toBe(true);
  expect(opened.session.status.facts).toBe(9);
  expect(await level(opened.session, '专利授权量', '青溪县', 2024)).toBe('512');
  expect(await level(opened.session, '专利授权量', '白沙县', 2024)).toBe('〔missing〕');
});

test('a snapshot of other data than the workspace has is not used', async () => {
  const storage = await keptWithSnapshot();
  const session = await reopen(nodePorts(storage)); // this one keeps no snapshots
  const indicator = session.workspace.catalog.indicators[0]?.key ?? '';
  const area = session.catalog.findAreas('青溪县')[0]?.key ?? '';
  await session.do(saveOverride, {
    override: {
      id: 'o',
      indicator,
      area,
      period: yearPeriod(2024),
      value: '513',
      reason: '更正',
      by: '甲',
      at: '2026-01-01T00:00:00Z',
    },
  });
  await session.close();
  const opened = await watchedOpen(storage);
  expect(opened.cachesRead.length).toBeGreaterThan(0);
  expect(createsOnly(opened)).toBe(false);
  expect(await level(opened.session, '专利授权量', '青溪县', 2024)).toBe('513');
});

test('a snapshot that was cut short, or is something else, is not used', async () => {
  const storage = await keptWithSnapshot();
  const whole = await snapshotIn(storage);
  for (const broken of [whole.slice(0, whole.length - 7), whole.slice(0, 40), new Uint8Array([1, 2, 3])]) {
    await storage.putBlob(SNAPSHOT, broken);
    const opened = await watchedOpen(storage);
    expect(opened.cachesRead.length).toBeGreaterThan(0);
    expect(await level(opened.session, '专利授权量', '临江县', 2023)).toBe('498');
    await opened.session.close();
    open.splice(0);
  }
});

test('a snapshot that is damaged inside is not used', async () => {
  const storage = await keptWithSnapshot();
  const whole = await snapshotIn(storage);
  const damaged = whole.slice();
  damaged.fill(0xff, damaged.length - 2_000);
  await storage.putBlob(SNAPSHOT, damaged);
  const { session } = await watchedOpen(storage);
  expect(session.status.facts).toBe(9);
  expect(await level(session, '专利授权量', '临江县', 2023)).toBe('498');
});

test('a source that came by snapshot can be removed, brought back and followed by another file', async () => {
  const { session } = await watchedOpen(await keptWithSnapshot());
  const sha256 = session.workspace.sources[0]?.sha256 ?? '';
  await session.do(removeSource, { sha256 });
  expect(session.status.facts).toBe(0);
  await session.undo();
  expect(await level(session, '专利授权量', '青溪县', 2022)).toBe('401');
  await drop(session, '商标注册量.csv', '地区,2023年,2024年\n青溪县,77,81\n平湖县,65,69\n');
  expect(session.status.facts).toBe(13);
  expect(await level(session, '商标注册量', '平湖县', 2024)).toBe('69');
  expect(await level(session, '商标注册量', '青溪县', 2024)).toBe('81');
  expect(await level(session, '专利授权量', '青溪县', 2024)).toBe('512');
  await session.undo();
  expect(session.status.facts).toBe(9);
});

test('after a change the snapshot is written anew, and what is opened from it is what was there', async () => {
  const storage = await keptWithSnapshot();
  const old = await snapshotIn(storage);
  const second = await reopen(nodePorts(storage, { snapshotAfter: 0 }));
  await drop(second, '商标注册量.csv', '地区,2023年,2024年\n青溪县,77,81\n平湖县,65,69\n');
  await snapshotIn(storage, old);
  await second.close();
  const opened = await watchedOpen(storage);
  expect(opened.cachesRead).toEqual([]);
  expect(await level(opened.session, '商标注册量', '平湖县', 2023)).toBe('65');
});

test('a snapshot goes with its workspace and stays while that is there', async () => {
  const storage = await keptWithSnapshot();
  await testSession(nodePorts(storage), { id: 'v' }).then((session) => session.close());
  await deleteWorkspace(storage, 'v');
  expect(await storage.hasBlob(SNAPSHOT)).toBe(true);
  await deleteWorkspace(storage, 'w');
  expect(await storage.listBlobs()).toEqual([]);
});

test('a second file of a ledger adds its columns, and all come by snapshot', async () => {
  const storage = memoryStorage();
  const start = { catalog: builtInCatalog, profiles: builtInProfiles };
  const first = await testSession(nodePorts(storage, { snapshotAfter: 0 }), start);
  await drop(first, '高企名单.csv', LEDGER);
  const columns =
    'SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY 1, ordinal_position';
  const entries = 'SELECT l.key, c.* FROM ledger l JOIN ledger_column c ON c.ledger = l.id';
  const narrow = await first.runText(entries);
  await drop(first, '高企名单（续）.csv', WIDER);
  const [made, entered] = [await first.runText(columns), await first.runText(entries)];
  if (!narrow.ok || !entered.ok) throw new Error('no entries');
  expect(narrow.value.rows).toBe(4);
  expect(entered.value.rows).toBe(5);
  const rows = 'SELECT * FROM ledger_enterprises ORDER BY sheet';
  const held = await first.runText(rows);
  expect(held).toMatchObject({ ok: true, value: { rows: 2 } });
  await first.close();
  const again = await reopen(nodePorts(storage, { snapshotAfter: 0 }));
  await again.keep();
  await again.close();
  const opened = await watchedOpen(storage);
  expect(opened.cachesRead).toEqual([]);
  expect(await opened.session.runText(columns)).toEqual(made);
  expect(await opened.session.runText(entries)).toEqual(entered);
  expect(await opened.session.runText(rows)).toEqual(held);
});
