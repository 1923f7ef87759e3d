import { afterEach, expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { exactText } from '../../../src/core';
import { startNodeEngine } from '../../../src/engine/node';
import type { Engine } from '../../../src/engine';
import type { Session } from '../../../src/flow';
import { memoryStorage } from '../../../src/storage';
import { editSource, removeSource, renameWorkspace, saveHandNumber, saveOverride } from '../../../src/workspace';
import { fileIn, nodePorts, reopen, testSession } from '../../support/session';

const PATENTS = '地区,2022年,2023年,2024年\n青溪县,401,453,512\n临江县,468,498,530\n白沙县,205,212,—\n';
const NAME = '专利授权量.csv';
const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});
const kept = (session: Session): Session => (open.push(session), session);

async function drop(session: Session, name: string, text: string, about = {}) {
  const plan = await session.plan([fileIn(name, text)]);
  const report = await session.accept(plan, { sources: { [name]: about } });
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

async function level(session: Session, area: string, year: number): Promise<string> {
  const indicator = session.catalog.data.indicators.find(({ names }) => names[0]?.name.startsWith('专利授权量'));
  const key = session.catalog.findAreas(area)[0]?.key ?? area;
  const answer = await session.askAll([
    { measure: indicator?.key ?? '', derivation: { kind: 'level' }, area: { key }, period: yearPeriod(year) },
  ]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const figure = answer.value[0];
  return figure?.exact ? (exactText(figure.exact) ?? '') : `〔${figure?.reason ?? ''}〕`;
}

test('a dropped file answers, and a gap in it stays a gap', async () => {
  const session = kept(await testSession());
  const report = await drop(session, NAME, PATENTS);
  expect(report.facts).toBe(9);
  expect(await level(session, '青溪县', 2024)).toBe('512');
  expect(await level(session, '白沙县', 2024)).toBe('〔missing〕');
});

test('a number leads to its file, sheet and cell', async () => {
  const session = kept(await testSession());
  await drop(session, NAME, PATENTS);
  const measure = session.workspace.catalog.indicators[0]?.key ?? '';
  const area = session.catalog.findAreas('青溪县')[0]?.key ?? '';
  const traced = await session.trace({
    measure,
    derivation: { kind: 'level' },
    area: { key: area },
    period: yearPeriod(2024),
  });
  expect(traced).toMatchObject({ ok: true, value: [{ source: { file: NAME, row: 2, column: 4 } }] });
});

test('undo takes an import back, and redo brings it again without reading the file', async () => {
  const storage = memoryStorage();
  const session = kept(await testSession(nodePorts(storage)));
  await drop(session, NAME, PATENTS);
  await session.undo();
  expect(session.status.facts).toBe(0);
  expect(session.workspace.sources).toHaveLength(0);
  await session.redo();
  expect(session.status.facts).toBe(9);
  expect(await level(session, '临江县', 2023)).toBe('498');
});

test('the same file dropped again doubles nothing', async () => {
  const session = kept(await testSession());
  await drop(session, NAME, PATENTS);
  const again = await session.plan([fileIn('另一个名字.csv', PATENTS)]);
  expect(again.plans).toHaveLength(0);
  expect(again.already.map(({ name }) => name)).toEqual([NAME]);
  expect(session.status.facts).toBe(9);
});

test('what was acknowledged is there when the workspace is opened again, from its cache and without one', async () => {
  const storage = memoryStorage();
  const ports = nodePorts(storage);
  const first = await testSession(ports);
  await drop(first, NAME, PATENTS);
  await first.do(renameWorkspace, { name: '二季度' });
  await first.close();

  let reads = 0;
  const counting = {
    ...ports.reader,
    read: ((...args) => (reads++, ports.reader.read(...args))) as typeof ports.reader.read,
  };
  const second = await reopen(nodePorts(storage, { reader: counting }));
  expect(second.workspace.name).toBe('二季度');
  expect(await level(second, '青溪县', 2023)).toBe('453');
  expect(reads).toBe(0);
  await second.close();

  for (const key of await storage.listBlobs()) if (key.startsWith('cache-')) await storage.deleteBlob(key);
  const third = kept(await reopen(nodePorts(storage, { reader: counting })));
  expect(await level(third, '青溪县', 2023)).toBe('453');
  expect(reads).toBe(1);
});

test('a cache that was cut short is not used', async () => {
  const storage = memoryStorage();
  const first = await testSession(nodePorts(storage));
  await drop(first, NAME, PATENTS);
  await first.close();
  for (const key of await storage.listBlobs()) {
    const bytes = key.startsWith('cache-') ? await storage.getBlob(key) : null;
    if (bytes) await storage.putBlob(key, bytes.slice(0, bytes.length - 7));
  }
  const second = kept(await reopen(nodePorts(storage)));
  expect(await level(second, '青溪县', 2024)).toBe('512');
});

test('yearbook first, flash report afterwards: the yearbook value stays and the other is listed', async () => {
  const session = kept(await testSession());
  await drop(session, NAME, PATENTS, { vintage: 'annual', released: '2025-03-01' });
  await drop(session, '专利授权量（快报）.csv', '地区,2024年\n青溪县,508\n', {
    vintage: 'flash',
    released: '2025-04-01',
  });
  expect(await level(session, '青溪县', 2024)).toBe('512');
  const measure = session.workspace.catalog.indicators[0]?.key ?? '';
  const area = session.catalog.findAreas('青溪县')[0]?.key ?? '';
  const traced = await session.trace({
    measure,
    derivation: { kind: 'level' },
    area: { key: area },
    period: yearPeriod(2024),
  });
  expect(traced.ok && traced.value.map(({ superseded }) => superseded).sort()).toEqual([false, true]);
});

test('a changed vintage counts at once, and undo changes it back', async () => {
  const session = kept(await testSession());
  await drop(session, NAME, PATENTS, { vintage: 'flash', released: '2025-03-01' });
  const [first] = session.workspace.sources;
  await drop(session, '专利授权量（年报）.csv', '地区,2024年\n青溪县,515\n', {
    vintage: 'annual',
    released: '2025-02-01',
  });
  expect(await level(session, '青溪县', 2024)).toBe('515');
  await session.do(editSource, { sha256: first?.sha256 ?? '', change: { vintage: 'census' } });
  expect(await level(session, '青溪县', 2024)).toBe('512');
  await session.undo();
  expect(await level(session, '青溪县', 2024)).toBe('515');
});

test('an override counts and can be undone; a hand number answers where no file does', async () => {
  const session = kept(await testSession());
  await drop(session, NAME, PATENTS);
  const indicator = session.workspace.catalog.indicators[0]?.key ?? '';
  const key = (name: string) => session.catalog.findAreas(name)[0]?.key ?? '';
  const about = { id: '1', indicator, area: key('青溪县'), period: yearPeriod(2024) };
  await session.do(saveOverride, {
    override: { ...about, value: '520', reason: '漏报8件', by: '李', at: '2025-05-01T00:00:00Z' },
  });
  expect(await level(session, '青溪县', 2024)).toBe('520');
  await session.undo();
  expect(await level(session, '青溪县', 2024)).toBe('512');
  await session.do(saveHandNumber, {
    number: {
      ...about,
      area: key('临江县'),
      period: yearPeriod(2021),
      text: '430',
      basis: '电话',
      provider: '王',
      date: '2025-01-03',
    },
  });
  expect(await level(session, '临江县', 2021)).toBe('430');
});

test('removing a source takes its facts out, and only its facts', async () => {
  const session = kept(await testSession());
  await drop(session, NAME, PATENTS);
  await drop(session, '专利授权量2021.csv', '地区,2021年\n青溪县,350\n');
  const [first] = session.workspace.sources;
  await session.do(removeSource, { sha256: first?.sha256 ?? '' });
  expect(session.status.facts).toBe(1);
  expect(await level(session, '青溪县', 2021)).toBe('350');
});

test('an engine that dies is started again with the same data, and the person is told', async () => {
  let die = (): void => {};
  const startEngine = async (): Promise<Engine> => {
    const engine = await startNodeEngine();
    const listeners: ((reason: string) => void)[] = [];
    let dead = false;
    die = () => {
      dead = true;
      for (const listener of listeners) listener('memory access out of bounds');
    };
    const crashed = { ok: false as const, error: { kind: 'crashed' as const, message: 'memory access out of bounds' } };
    return {
      dialect: engine.dialect,
      version: engine.version,
      run: (statement, options) => (dead ? Promise.resolve(crashed) : engine.run(statement, options)),
      load: (steps, options) => (dead ? Promise.resolve(crashed) : engine.load(steps, options)),
      export: (statement, options) => engine.export(statement, options),
      runText: (text, options) => engine.runText(text, options),
      hold: (statement, options) => engine.hold(statement, options),
      close: () => engine.close(),
      onCrash: (listener) => void listeners.push(listener),
    };
  };
  const session = kept(await testSession(nodePorts(memoryStorage(), { startEngine })));
  await drop(session, NAME, PATENTS);
  const states: string[] = [];
  session.subscribe(() => states.push(session.status.engine));
  die();
  expect(await level(session, '青溪县', 2024)).toBe('512');
  expect(states).toContain('restarting');
  expect(session.status.engine).toBe('ready');
});

test('another window that wrote the workspace since is not overwritten', async () => {
  const storage = memoryStorage();
  const one = kept(await testSession(nodePorts(storage)));
  const two = kept(await reopen(nodePorts(storage)));
  expect((await two.do(renameWorkspace, { name: '乙' })).ok).toBe(true);
  expect(await one.do(renameWorkspace, { name: '甲' })).toMatchObject({
    ok: false,
    error: { code: 'changed_elsewhere' },
  });
  expect((await reopen(nodePorts(storage)).then(kept)).workspace.name).toBe('乙');
});

test('storage that fails leaves the workspace and its facts as they were', async () => {
  const storage = memoryStorage();
  let full = false;
  const failing = {
    ...storage,
    putText: async (key: string, text: string) =>
      full ? Promise.reject(new Error('disk full')) : storage.putText(key, text),
  };
  const session = kept(await testSession(nodePorts(failing)));
  await drop(session, NAME, PATENTS);
  full = true;
  const plan = await session.plan([fileIn('专利授权量2021.csv', '地区,2021年\n青溪县,350\n')]);
  expect(await session.accept(plan)).toMatchObject({ ok: false, error: { code: 'not_saved' } });
  expect(session.workspace.sources).toHaveLength(1);
  full = false;
  expect(await level(session, '青溪县', 2021)).toBe('〔missing〕');
  expect(await level(session, '青溪县', 2024)).toBe('512');
});

test('a file of two gigabytes is refused before it is read, and the others are taken', async () => {
  const session = kept(await testSession());
  const huge = { name: '大.csv', size: 2e9, bytes: () => Promise.reject(new Error('was read')) };
  const plan = await session.plan([huge, fileIn(NAME, PATENTS)]);
  expect(plan.issues.map(({ code, place }) => [code, place.file])).toEqual([['too_large', '大.csv']]);
  expect(plan.plans).toHaveLength(1);
});
