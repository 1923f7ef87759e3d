import { afterEach, expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { exactText } from '../../../src/core';
import type { AcceptOptions, Session } from '../../../src/flow';
import type { Answers } from '../../../src/ingest';
import { fileIn, testSession } from '../../support/session';

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

async function start(): Promise<Session> {
  const session = await testSession();
  open.push(session);
  return session;
}

async function drop(session: Session, name: string, text: string, options: AcceptOptions & { answers?: Answers } = {}) {
  const { answers, ...rest } = options;
  const plan = await session.plan([fileIn(name, text)], answers ? { answers } : {});
  const report = await session.accept(plan, rest);
  if (!report.ok) throw new Error(report.error.code);
  return { plan, report: report.value };
}

const keyOf = (session: Session, name: string): string =>
  session.catalog.data.indicators.find(({ names }) => names.some((each) => each.name === name))?.key ?? name;

async function value(session: Session, indicator: string, area: string, year: number): Promise<string> {
  const key = session.catalog.findAreas(area)[0]?.key ?? area;
  const answer = await session.askAll([
    { measure: keyOf(session, indicator), derivation: { kind: 'level' }, area: { key }, period: yearPeriod(year) },
  ]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const figure = answer.value[0];
  return figure?.exact ? (exactText(figure.exact) ?? '') : `〔${figure?.reason ?? ''}〕`;
}

const YEARBOOK = '云溪统计年鉴2024\n地区,2023年粮食产量（吨）\n青溪县,1234\n白沙县,2345\n';
const FLASH = '2023年粮食产量快报\n发布日期：2024年1月20日\n地区,2023年粮食产量（吨）\n青溪县,1200\n白沙县,2300\n';

/** More than is read cell by cell: months of other indicators behind the year's figure. */
const large = (title: string, value: number): string => {
  const areas = ['青溪县', '白沙县', ...Array.from({ length: 58 }, (_, i) => `第${i + 1}县`)];
  const lines = [`${title},,,,`, '地区,时间,指标,数值,单位', `青溪县,2023年,粮食产量,${value},吨`];
  for (let year = 1990; year < 2023; year++)
    for (let month = 1; month <= 12; month++)
      for (const name of ['用电量', '客运量', '存款余额', '贷款余额', '降水量', '进口额'])
        for (const area of areas) lines.push(`${area},${year}年${month}月,${name},${value + month},万单位`);
  return `${lines.join('\n')}\n`;
};

test.each([
  ['small files', YEARBOOK, FLASH],
  ['files that the engine reads', large('云溪统计年鉴2024', 1234), large('2023年快报', 1200)],
])(
  'of %s the yearbook’s value counts and the flash report’s is listed, whichever came first',
  async (_, yearbook, flash) => {
    for (const order of ['yearbook first', 'flash first']) {
      const session = await start();
      const both: readonly [string, string][] = [
        ['统计年鉴.csv', yearbook],
        ['快报.csv', flash],
      ];
      for (const [name, text] of order === 'flash first' ? [...both].reverse() : both) await drop(session, name, text);
      expect(await value(session, '粮食产量', '青溪县', 2023), order).toBe('1234');
      const traced = await session.trace({
        measure: keyOf(session, '粮食产量'),
        derivation: { kind: 'level' },
        area: { key: session.catalog.findAreas('青溪县')[0]?.key ?? '' },
        period: yearPeriod(2023),
      });
      if (!traced.ok) throw new Error('no trace');
      const listed = traced.value.map(({ source, superseded }) => [source?.file, superseded]);
      expect(listed, order).toContainEqual(['统计年鉴.csv', false]);
      expect(listed, order).toContainEqual(['快报.csv', true]);
    }
  },
  120_000,
);

test('the yearbook’s value stays when the flash report arrives later, and the other is listed', async () => {
  const session = await start();
  await drop(session, '统计年鉴.csv', YEARBOOK);
  await drop(session, '快报.csv', FLASH);
  expect(session.workspace.sources.map(({ vintage, released }) => [vintage, released])).toEqual([
    ['annual', undefined],
    ['flash', '2024-01-20'],
  ]);
  expect(await value(session, '粮食产量', '青溪县', 2023)).toBe('1234');
  const traced = await session.trace({
    measure: keyOf(session, '粮食产量'),
    derivation: { kind: 'level' },
    area: { key: session.catalog.findAreas('青溪县')[0]?.key ?? '' },
    period: yearPeriod(2023),
  });
  if (!traced.ok) throw new Error('no trace');
  const listed = traced.value.map(({ source, superseded }) => [source?.file, superseded]);
  expect(listed).toContainEqual(['统计年鉴.csv', false]);
  expect(listed).toContainEqual(['快报.csv', true]);
});

test('the same files dropped once more double nothing', async () => {
  const session = await start();
  await drop(session, '统计年鉴.csv', YEARBOOK);
  await drop(session, '快报.csv', FLASH);
  const { facts } = session.status;
  const again = await session.plan([fileIn('统计年鉴.csv', YEARBOOK), fileIn('另名.csv', FLASH)]);
  expect(again.plans).toEqual([]);
  await session.accept(again);
  expect(session.status.facts).toBe(facts);
  expect(await value(session, '粮食产量', '白沙县', 2023)).toBe('2345');
});

test('what a person says of a file’s edition counts before what its name says', async () => {
  const session = await start();
  await drop(session, '统计年鉴.csv', YEARBOOK);
  await drop(session, '快报.csv', FLASH, { sources: { '快报.csv': { vintage: 'verified' } } });
  expect(await value(session, '粮食产量', '青溪县', 2023)).toBe('1200');
});

test('a name that was asked about once is remembered', async () => {
  const session = await start();
  const table = (year: number): string => `地区,${year}年人口（人）\n老城片区,1\n西湖区,5\n`;
  await drop(session, 'a.csv', '地区,2021年人口（人）\n青溪县,3\n白沙县,4\n');
  const qingxi = session.catalog.findAreas('青溪县')[0]?.key ?? '';
  await drop(session, 'b.csv', table(2022), { answers: { 'b.csv': { areas: { 老城片区: qingxi } } } });
  await drop(session, 'c.csv', table(2023));
  expect(await value(session, '人口', '青溪县', 2023)).toBe('1');
});

test('a ledger’s proposed measures answer as soon as they are accepted: counted, in force, summed', async () => {
  const session = await start();
  const firms = [
    '企业名称,统一社会信用代码,县区,发证日期,有效期止,合同额（万元）',
    '甲公司,91360000MA35AB1C2D,青溪县,2021-11-03,2024-11-02,10.5',
    '乙公司,91360000MA35AB1C3E,青溪县,2022-11-03,2025-11-02,20',
    '甲公司,91360000MA35AB1C2D,青溪县,2024-10-03,2027-10-02,30.25',
    '丙公司,91360000MA35AB1C4F,白沙县,2024-12-01,2027-11-30,1',
  ].join('\n');
  const { plan, report } = await drop(session, '高企名单.csv', firms);
  expect(report.ledgerRows).toBe(4);
  expect(plan.plans[0]?.proposals?.map(({ sure }) => sure)).toEqual([true, true, true]);
  expect(await value(session, '高企数', '青溪县', 2024)).toBe('1');
  // 甲 has an old and a new certificate in 2024, but is one firm.
  expect(await value(session, '有效高企数', '青溪县', 2023)).toBe('2');
  expect(await value(session, '有效高企数', '青溪县', 2024)).toBe('2');
  expect(await value(session, '合同额', '青溪县', 2024)).toBe('30.25');
  const again = await session.plan([fileIn('高企名单2.csv', firms.replace('丙', '丁'))]);
  expect(again.plans[0]?.proposals).toBeUndefined();
});

test('a proposal that is not taken leaves no indicator behind', async () => {
  const session = await start();
  await drop(
    session,
    '高企名单.csv',
    '企业名称,统一社会信用代码,县区,发证日期\n甲公司,91360000MA35AB1C2D,青溪县,2021-11-03\n乙公司,91360000MA35AB1C3E,青溪县,2022-11-03\n',
    {
      measures: [],
    },
  );
  expect(session.workspace.catalog.indicators.filter(({ origin }) => origin === 'measure')).toEqual([]);
});

test('a county across its merger: the base is what both parts had together', async () => {
  const session = await start();
  const table =
    '代码,地区,年份,粮食产量（吨）\n500222,綦江县,2010,900\n500110,万盛区,2010,100\n500110,綦江区,2012,1100\n500110,綦江区,2013,1200\n';
  await drop(session, '产量.csv', table);
  const changes = session.workspace.catalog.changes.map(({ kind, old, new: heir }) => [kind, old, heir]);
  expect(changes).toEqual([
    ['merge', 'cn:500110', 'cn:500110@2011'],
    ['merge', 'cn:500222', 'cn:500110@2011'],
  ]);
  expect(await value(session, '粮食产量', 'cn:500110@2011', 2013)).toBe('1200');
  expect(await value(session, '粮食产量', 'cn:500110@2011', 2010)).toBe('1000');
  expect(await value(session, '粮食产量', 'cn:500110', 2010)).toBe('100');
});
