import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { FileIn } from '../../../src/flow';
import { memoryStorage } from '../../../src/storage';
import { fileIn, nodePorts, reopen, testSession } from '../../support/session';

const csv = (year: number): string => `地区,专利授权量（件）\n青溪县,${year - 2000}\n白沙县,${year - 1990}\n`;
const packed = (): Uint8Array =>
  zipSync({
    '专利2022年.csv': strToU8(csv(2022)),
    '旧/专利2021年.csv.gz': gzipSync(strToU8(csv(2021)), { filename: '专利2021年.csv' }),
  });

test('the files of an archive are sources of their own, found again when the workspace is opened again', async () => {
  const ports = nodePorts(memoryStorage());
  const session = await testSession(ports);
  const plan = await session.plan([fileIn('上报.zip', packed())]);
  expect(plan.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect((await session.accept(plan)).ok).toBe(true);
  expect(session.workspace.sources.map(({ name }) => name)).toEqual([
    '上报.zip/专利2022年.csv',
    '上报.zip/旧/专利2021年.csv.gz/专利2021年.csv',
  ]);
  expect(session.status.facts).toBe(4);
  await session.close();
  const again = await reopen(ports);
  expect(again.status.facts).toBe(4);
  // The same file outside of the archive is the same source.
  const twice = await again.plan([fileIn('专利2022年.csv', csv(2022))]);
  expect([twice.plans.length, twice.already.length]).toEqual([0, 1]);
  await again.close();
});

test('an archive is taken apart once, and planning again keeps its files', async () => {
  const session = await testSession();
  const given = [fileIn('上报.zip', packed()), fileIn('专利2023年.csv', csv(2023))];
  const { files } = await session.expand(given);
  expect(files.map(({ name }) => name)).toHaveLength(3);
  const first = await session.plan(given);
  expect([...first.files.values()]).toEqual(files);
  expect((await session.expand(files)).files).toEqual(files);
  await session.close();
});

test('what of an archive cannot be read is among the issues, the rest is planned', async () => {
  const session = await testSession();
  const spoiled = zipSync({ 'a.csv': strToU8(csv(2021)), '专利2022年.csv': strToU8(csv(2022)) }, { level: 0 });
  spoiled[50] = (spoiled[50] ?? 0) ^ 0xff;
  const plan = await session.plan([fileIn('上报.zip', spoiled)]);
  expect(plan.issues).toMatchObject([{ code: 'archive_broken', place: { file: '上报.zip/a.csv' } }]);
  expect(plan.plans).toHaveLength(1);
  await session.close();
});

test('a paste is a source of its kind, kept with its text', async () => {
  const ports = nodePorts(memoryStorage());
  const session = await testSession(ports);
  const bytes = strToU8('地区\t2022年\t2023年\n青溪县\t1\t2\n');
  const paste: FileIn = { name: '粘贴 1', kind: 'paste', size: bytes.length, bytes: () => Promise.resolve(bytes) };
  expect((await session.accept(await session.plan([paste]))).ok).toBe(true);
  const [source] = session.workspace.sources;
  expect([source?.kind, source?.size]).toEqual(['paste', bytes.length]);
  expect(await ports.storage.getBlob(`source-${source?.sha256 ?? ''}`)).toEqual(bytes);
  await session.close();
});
