import { readFile } from 'node:fs/promises';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { buildSample } from '../../../data/sample/generate.mjs';

type Row = Readonly<Record<string, string>>;
const { truth, differences, catalog } = await buildSample();
const folder = new URL('../../../data/sample/files/', import.meta.url);
const nameOf = new Map(catalog.areas.map(({ key, names }) => [key, names[0]?.name ?? '']));
const codeOf = new Map(catalog.areas.filter(({ kind }) => kind !== 'proper').map(({ key, code }) => [key, code]));

/** The files as they lie there, read without the program: heads are found by their first word. */
function records(cells: readonly (readonly string[])[], first: string): Row[] {
  const head = cells.findIndex((row) => row[0] === first);
  const labels = cells[head] ?? [];
  return cells.slice(head + 1).map((row) => Object.fromEntries(labels.map((label, i) => [label, row[i] ?? ''])));
}
async function delimited(name: string, encoding: string, first: string): Promise<Row[]> {
  const text = new TextDecoder(encoding).decode(await readFile(new URL(name, folder)));
  return records(
    text
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split(',')),
    first,
  );
}
async function workbook(name: string, first: string): Promise<Row[]> {
  const book = read(await readFile(new URL(name, folder)), { cellDates: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return records(utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, raw: false, defval: '' }), first);
}

const patents = await delimited('专利清单_2021—2024_模拟数据_GBK.csv', 'gb18030', '申请号');
const firms = [
  ...(await delimited('高企名单_GBK.csv', 'gb18030', '企业名称')),
  ...(await delimited('高企往年证书_GBK.csv', 'gb18030', '企业名称')),
];
const projects = await workbook('科技项目台账（模拟数据）.xlsx', '序号');
const trainings = await delimited('培训与活动台账（模拟数据）.csv', 'utf-8', '日期');
const contracts = await delimited('技术合同登记台账（模拟数据）.csv', 'utf-8', '合同登记编号');

const COUNTIES = [102, 103, 122, 123, 124, 125, 126, 127, 128, 129, 130, 181].map((code) => `x:990${code}`);
const inYear = (rows: Row[], column: string, y: number): Row[] =>
  rows.filter((row) => row[column]?.startsWith(`${y}-`));
/** In ten-thousandths, so that nothing drifts. */
const exact = (text: string | undefined): number => Math.round(Number(text) * 10_000);
const sum = (rows: Row[], column: string): number =>
  Math.round(rows.reduce((total, row) => total + exact(row[column]), 0) / 10_000);
const by = (rows: Row[], column: string, value: string | undefined): Row[] =>
  rows.filter((row) => row[column] === value);
const named = (rows: Row[], area: string): Row[] => by(rows, '县区', nameOf.get(area));

const RULES: Record<string, readonly [from: number, count: (area: string, y: number) => number]> = {
  pat_grant: [2021, (a, y) => by(inYear(patents, '授权公告日', y), '行政区划代码', codeOf.get(a)).length],
  hte_valid: [
    2019,
    (a, y) => {
      const end = `${y}-12-31`;
      const ended = (row: Row): boolean => row['取消/迁出日期'] !== '' && (row['取消/迁出日期'] ?? '') <= end;
      return named(firms, a).filter(
        (row) => (row['发证日期'] ?? '') <= end && (row['有效期止'] ?? '') > end && !ended(row),
      ).length;
    },
  ],
  hte_new: [2020, (a, y) => by(named(inYear(firms, '发证日期', y), a), '认定类型', '首次').length],
  proj_declared: [2019, (a, y) => named(inYear(projects, '申报日期', y), a).length],
  proj_approved: [2020, (a, y) => named(inYear(projects, '立项日期', y), a).length],
  upper_funds: [2021, (a, y) => sum(named(inYear(projects, '资金下达日期', y), a), '上级资金（万元）')],
  train_sessions: [
    2022,
    (a, y) =>
      sum(
        named(inYear(trainings, '日期', y), a).filter((row) => row['类型'] !== '科普活动'),
        '期数',
      ),
  ],
  train_people: [
    2022,
    (a, y) =>
      sum(
        named(inYear(trainings, '日期', y), a).filter((row) => row['类型'] !== '科普活动'),
        '人次',
      ),
  ],
  tc_count: [2023, (a, y) => by(inYear(contracts, '登记日期', y), '卖方地区代码', codeOf.get(a)).length],
  tc_value: [
    2023,
    (a, y) => sum(by(inYear(contracts, '登记日期', y), '卖方地区代码', codeOf.get(a)), '合同成交额（万元）'),
  ],
};

test('ledgers and printed figures differ in the ten documented places and in no other', () => {
  const found: string[] = [];
  for (const [key, [from, count]] of Object.entries(RULES)) {
    for (let y = from; y <= 2024; y++) {
      for (const area of COUNTIES) {
        const [ledger, printed] = [count(area, y), Number(truth.get(key, area, { m0: y * 12, n: 12 }))];
        if (ledger !== printed) found.push(`${key} ${nameOf.get(area)} ${y}: ${ledger} / ${printed}`);
      }
    }
  }
  const documented = differences.map(
    (d) => `${d.indicator} ${d.areaName} ${d.year}: ${Number(d.ledger)} / ${Number(d.printed)}`,
  );
  expect(found.sort()).toEqual(documented.sort());
  expect(documented.length).toBe(10);
});

test('ledgers are of the size of an office’s', () => {
  expect(
    [patents.length, projects.length, trainings.length, contracts.length].map((n) => Math.round(n / 100) * 100),
  ).toEqual([19200, 1500, 2400, 800]);
  expect(firms.filter((row) => (row['有效期止'] ?? '') > '2024-12-31' && row['取消/迁出日期'] === '').length).toBe(612);
});

test('no personal column holds a real name or number', () => {
  const contacts = firms.map((row) => row['联系人、电话'] ?? '');
  expect(contacts.filter((text) => !/^.某 199\*{4}\d{4}$/.test(text))).toEqual([]);
});
