import { afterEach, expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { exactText } from '../../../src/core';
import type { Engine } from '../../../src/engine';
import type { Session } from '../../../src/flow';
import { memoryStorage, type Storage } from '../../../src/storage';
import { saveOverride } from '../../../src/workspace';
import { fileIn, nodePorts, reopen, testSession } from '../../support/session';

const PATENTS = '地区,2022年,2023年,2024年\n青溪县,401,453,512\n临江县,468,498,530\n';
const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

const key = (session: Session): string =>
  session.catalog.data.indicators.find(({ names }) => names[0]?.name === '专利授权量')?.key ?? '';

/** The number as the session gives it, or why not. */
async function level(session: Session, area: string, year: number): Promise<string> {
  const answer = await session.askAll([
    {
      measure: key(session),
      derivation: { kind: 'level' },
      area: { key: session.catalog.findAreas(area)[0]?.key ?? area },
      period: yearPeriod(year),
    },
  ]);
  if (!answer.ok) return answer.error.kind;
  const figure = answer.value[0];
  return figure?.exact ? (exactText(figure.exact) ?? '') : `〔${figure?.reason ?? ''}〕`;
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A storage with a workspace, its snapshot, and the answer for 青溪县 in 2024. */
async function keptWithAnswer(): Promise<Storage> {
  const storage = memoryStorage();
  const session = await testSession(nodePorts(storage, { snapshotAfter: 0 }));
  await session.accept(await session.plan([fileIn('专利授权量（件）.csv', PATENTS)]));
  expect(await level(session, '青溪县', 2024)).toBe('512');
  await until(() => storage.hasBlob('answers-w'));
  await session.close();
  return storage;
}

/** Opens while the engine is held back until `start` is called; `fail` lets it never come. */
async function openHeld(storage: Storage) {
  const { startEngine } = nodePorts(storage);
  let start = (): void => undefined;
  let fail = (_: Error): void => undefined;
  const held = new Promise<void>((resolve, reject) => {
    start = resolve;
    fail = reject;
  });
  const asked: string[] = [];
  const ports = nodePorts(storage, {
    startEngine: async (): Promise<Engine> => {
      await held;
      const engine = await startEngine();
      return {
        ...engine,
        run: (statement, options) => {
          asked.push(statement.strings.join('?'));
          return engine.run(statement, options);
        },
      };
    },
  });
  const session = await reopen(ports);
  open.push(session);
  return { session, start, fail, asked };
}

test('what was asked last is answered before the engine is there, other questions when it is', async () => {
  const { session, start, asked } = await openHeld(await keptWithAnswer());
  expect(session.status.engine).toBe('starting');
  expect(session.status.facts).toBe(6);
  expect(await level(session, '青溪县', 2024)).toBe('512');
  const other = level(session, '临江县', 2023);
  start();
  expect(await other).toBe('498');
  expect(session.status.engine).toBe('ready');
  expect(asked).toHaveLength(1);
  expect(await level(session, '青溪县', 2024)).toBe('512');
  expect(asked).toHaveLength(2);
});

test('kept answers that were damaged, or are of other data, are not used', async () => {
  const storage = await keptWithAnswer();
  const kept = (await storage.getBlob('answers-w')) ?? new Uint8Array();
  const text = new TextDecoder().decode(kept);
  expect(text).toContain('512');
  await storage.putBlob('answers-w', new TextEncoder().encode(text.replaceAll('512', '999')));
  const first = await openHeld(storage);
  const asked = level(first.session, '青溪县', 2024);
  first.start();
  expect(await asked).toBe('512');
  const [area] = first.session.catalog.findAreas('青溪县');
  const change = { indicator: key(first.session), area: area?.key ?? '', period: yearPeriod(2024) };
  const override = { ...change, id: 'o', value: '600', reason: '核实', by: '统计股', at: '2025-01-01' };
  expect((await first.session.do(saveOverride, { override })).ok).toBe(true);
  await storage.putBlob('answers-w', kept);
  const second = await reopen(nodePorts(storage));
  open.push(second);
  expect(await level(second, '青溪县', 2024)).toBe('600');
});

test('a change made before the engine is there is on disk and in the answers when it is', async () => {
  const storage = await keptWithAnswer();
  const { session, start } = await openHeld(storage);
  const [area] = session.catalog.findAreas('青溪县');
  const place = { indicator: key(session), area: area?.key ?? '', period: yearPeriod(2024) };
  const override = { ...place, id: 'o', value: '600', reason: '核实', by: '统计股', at: '2025-01-01' };
  const done = session.do(saveOverride, { override });
  start();
  expect((await done).ok).toBe(true);
  expect(await level(session, '青溪县', 2024)).toBe('600');
  expect(await storage.getText('workspace-w')).toContain('核实');
});

test('an engine that never comes is told, and what was kept can still be read', async () => {
  const { session, fail } = await openHeld(await keptWithAnswer());
  expect(await level(session, '青溪县', 2024)).toBe('512');
  fail(new Error('no wasm'));
  await until(() => session.status.engine === 'failed');
  expect(session.status.engineReason).toContain('no wasm');
  expect(await level(session, '临江县', 2023)).toBe('crashed');
});
