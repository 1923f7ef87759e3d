import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import type { Session } from '../../../src/flow';
import type { NamedQuery } from '../../../src/query';
import { fileIn } from '../../support/session';

const sql = (id: string, name: string, text: string): NamedQuery => ({
  id,
  name,
  kind: 'sql',
  engine: 'duckdb',
  text,
  params: [{ name: 'area', type: 'area' }],
  unit: '件',
});
const QUERIES: readonly NamedQuery[] = [
  sql('q1', '授权', 'SELECT value FROM facts WHERE area = :area'),
  sql('q2', '全部', 'SELECT value FROM facts WHERE :area IS NOT NULL'),
  sql('q3', '无', 'SELECT value FROM facts WHERE area = :area AND FALSE'),
  sql('q4', '坏', 'SELECT nothing_of_that_name FROM facts WHERE area = :area'),
  sql('q5', '改', 'DELETE FROM fact WHERE :area IS NOT NULL'),
];
const TEXT =
  '---\n地区: 青溪县\n报告期: 2024年\n---\n甲{{查询 [授权]}}乙{{查询 [全部]}}丙{{查询 [无]}}丁{{查询 [坏]}}戊{{查询 [改]}}己{{[专利授权量]}}';

let session: Session;
beforeAll(async () => {
  session = await scratchSession();
  await loadFiles(session, [
    fileIn('专利.csv', '地区,年份,指标,数值\n青溪县,2024,专利授权量,284\n白沙县,2024,专利授权量,512\n'),
  ]);
});
afterAll(() => session.close());

const rendered = async (asOf?: string) => {
  const outcome = await session.render(TEXT, {
    lang: 'zh',
    format: 'md',
    queries: QUERIES,
    ...(asOf === undefined ? {} : { asOf }),
  });
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value.numbers.map(({ shown, problem }) => [shown, problem ?? '']);
};

test('one row and one column is a number; none, several, mistakes and changes are said, and keep no other number waiting', async () => {
  const [one, all, none, wrong, change, plain] = await rendered();
  expect(one).toEqual(['284件', '']);
  for (const refused of [all, wrong, change]) expect(refused?.[1]).not.toBe('');
  expect(none?.[0]).toMatch(/^〔.+〕$/);
  expect(plain).toEqual(['284件', '']);
});

test('a person’s own words cannot be asked of an earlier day: that is said, and never answered with what counts now', async () => {
  const [one] = await rendered('2020-01-01');
  expect(one?.[0]).not.toContain('284');
  expect(one?.[1]).toContain('数据截至');
});
