import { afterEach, expect, test } from 'vitest';
import type { Issue } from '../../../src/core';
import type { ImportPlan, Session } from '../../../src/flow';
import type { Answers } from '../../../src/ingest';
import { removeProfile, renameProfile } from '../../../src/workspace';
import { fileIn, testSession } from '../../support/session';

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

async function started(): Promise<Session> {
  const session = await testSession();
  open.push(session);
  return session;
}

async function accepted(session: Session, name: string, text: string, answers?: Answers): Promise<readonly Issue[]> {
  const plan = await session.plan([fileIn(name, text)], answers ? { answers } : {});
  const done = await session.accept(plan);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.issues;
}

const codes = (issues: readonly Issue[]): readonly string[] => issues.map(({ code }) => code);
const told = (plan: ImportPlan): readonly Issue[] => [...plan.issues, ...plan.plans.flatMap(({ issues }) => issues)];

const month = (n: number, rows: readonly (readonly [string, string, string])[]): string =>
  `2024年1—${n}月主要指标\n地区,工业投资（万元）,技改投资（万元）\n${rows.map((row) => row.join(',')).join('\n')}\n`;
const MAY = month(5, [
  ['青溪县', '1205', '310'],
  ['临江县', '2201', '455'],
  ['白沙县', '880', '120'],
]);
const JUNE = month(6, [
  ['青溪县', '1502', '402'],
  ['临江县', '2650', '530'],
  ['白沙县', '1010', '150'],
]);

test('the next file of a shape goes by the profile that the first one left, without a word', async () => {
  const session = await started();
  await accepted(session, '2024年1—5月主要指标.csv', MAY);
  expect(session.workspace.profiles).toMatchObject([{ name: '*主要指标', learnt: { latest: { n: 5 } } }]);
  const plan = await session.plan([fileIn('2024年1—6月主要指标.csv', JUNE)]);
  expect(plan.plans[0]?.sheets).toMatchObject([{ kind: 'facts', profile: session.workspace.profiles[0]?.id }]);
  expect(codes(told(plan))).toEqual([]);
  await session.accept(plan);
  expect(session.workspace.profiles).toHaveLength(1);
  expect(session.workspace.profiles[0]?.learnt).toMatchObject({ from: '2024年1—6月主要指标.csv', latest: { n: 6 } });
});

test('what was answered once is not asked again', async () => {
  const session = await started();
  const text = '地区,2021年,2022年\n青溪县,401,453\n临江县,468,498\n';
  const first = await session.plan([fileIn('导出2022.csv', text)]);
  expect(codes(told(first))).toContain('indicator_unknown');
  await accepted(session, '导出2022.csv', text, { '导出2022.csv': { indicator: '专利授权量', unit: '件' } });
  const next = await session.plan([
    fileIn('导出2023.csv', '地区,2022年,2023年\n青溪县,453,512\n临江县,498,530\n白沙县,205,212\n'),
  ]);
  expect(codes(told(next))).not.toContain('indicator_unknown');
  const keys = next.plans.flatMap(({ sheets }) =>
    sheets.flatMap((s) => (s.kind === 'facts' ? s.facts.indicators : [])),
  );
  expect(keys).toEqual([session.workspace.catalog.indicators[0]?.key]);
});

test('a file that says what it is about is not taken for the one that a profile was told of', async () => {
  const session = await started();
  const text = '地区,2021年,2022年\n青溪县,401,453\n临江县,468,498\n';
  await accepted(session, '导出2022.csv', text, { '导出2022.csv': { indicator: '专利授权量', unit: '件' } });
  const next = await session.plan([
    fileIn('导出2023.csv', '指标：商标注册量,,\n地区,2022年,2023年\n青溪县,53,51\n临江县,98,53\n'),
  ]);
  expect(next.plans[0]?.newIndicators.map(({ names }) => names[0]?.name)).toEqual(['商标注册量']);
});

test('columns that are gone or new are told, with the file that they are compared with', async () => {
  const session = await started();
  await accepted(session, '2024年1—5月主要指标.csv', MAY);
  const changed = JUNE.replace('技改投资（万元）', '民间投资（万元）');
  const issues = told(await session.plan([fileIn('2024年1—6月主要指标.csv', changed)]));
  expect(issues).toMatchObject([
    { code: 'profile_columns_gone', params: { columns: '技改投资(万元)', from: '2024年1—5月主要指标.csv' } },
    { code: 'profile_columns_new', params: { columns: '民间投资(万元)' } },
    { code: 'new_indicators' },
  ]);
});

test('another unit in a head is converted and told, and the figures are no slip then', async () => {
  const session = await started();
  await accepted(session, '2024年1—5月主要指标.csv', MAY);
  const other = JUNE.replace('工业投资（万元）', '工业投资（亿元）')
    .replace('1502', '0.1502')
    .replace('2650', '0.2650')
    .replace('1010', '0.1010');
  const plan = await session.plan([fileIn('2024年1—6月主要指标.csv', other)]);
  expect(told(plan)).toMatchObject([
    {
      code: 'profile_unit_changed',
      place: { row: 2, column: 2 },
      params: { column: '工业投资(万元)', was: '万元', now: '亿元' },
    },
  ]);
  const [sheet] = plan.plans[0]?.sheets ?? [];
  expect(sheet?.kind === 'facts' && [...sheet.facts.value].includes(1502)).toBe(true);
});

test('a month that was left out is told, and so is the same month again', async () => {
  const session = await started();
  await accepted(session, '2024年1—5月主要指标.csv', MAY);
  const july = JUNE.replace('1—6月', '1—8月');
  expect(codes(told(await session.plan([fileIn('2024年1—8月主要指标.csv', july)])))).toEqual(['profile_period_gap']);
  const again = MAY.replace('1205', '1206');
  const issues = told(await session.plan([fileIn('2024年1—5月主要指标（改）.csv', again)]));
  expect(codes(issues)).toContain('profile_period_same');
});

test('a correction of a column holds for the next file where its head says the same, and not where it says otherwise', async () => {
  const session = await started();
  const plan = await session.plan([fileIn('2024年1—5月主要指标.csv', MAY)]);
  const [sheet] = plan.plans[0]?.sheets ?? [];
  if (sheet?.kind !== 'facts') throw new Error('no facts');
  const columns = sheet.recipe.columns.map((role) => (role.at === 2 ? { at: 2, role: 'skip' as const } : role));
  const recipes = { [sheet.sheet]: { ...sheet.recipe, columns } };
  await accepted(session, '2024年1—5月主要指标.csv', MAY, { '2024年1—5月主要指标.csv': { recipes } });
  expect(session.status.facts).toBe(3);
  const same = await session.plan([fileIn('2024年1—6月主要指标.csv', JUNE)]);
  expect(same.plans[0]?.sheets[0]).toMatchObject({ facts: { length: 3 } });
  expect(codes(told(same))).toEqual([]);
});

test('a ledger of the same columns goes on in the same ledger, whatever its file is called by then', async () => {
  const session = await started();
  const lines = ['项目名称,承担单位,申报日期,经费（万元）,县区'];
  for (let i = 1; i <= 9; i += 1)
    lines.push(`课题${i},单位${i},2023-0${i}-12,${i * 10},${i % 2 ? '青溪县' : '临江县'}`);
  const rows = `${lines.join('\n')}\n`;
  await accepted(session, '项目清单2023.csv', rows);
  const table = session.workspace.sources[0]?.sheets[0];
  expect(table?.kind).toBe('ledger');
  const plan = await session.plan([fileIn('项目清单（上半年）.csv', rows.replaceAll('2023-', '2024-'))]);
  const ledgers = plan.plans[0]?.sheets.map((sheet) => (sheet.kind === 'ledger' ? sheet.recipe.ledger : null));
  expect(ledgers).toEqual([
    session.workspace.profiles[0]?.recipe.kind === 'ledger' ? session.workspace.profiles[0].recipe.ledger : '',
  ]);
});

test('a profile can be renamed and deleted, and both undone', async () => {
  const session = await started();
  await accepted(session, '2024年1—5月主要指标.csv', MAY);
  const id = session.workspace.profiles[0]?.id ?? '';
  await session.do(renameProfile, { id, name: '月报' });
  expect(session.workspace.profiles[0]?.name).toBe('月报');
  await session.do(removeProfile, { id });
  expect(session.workspace.profiles).toEqual([]);
  await session.undo();
  expect(session.workspace.profiles[0]?.name).toBe('月报');
  await session.accept(await session.plan([fileIn('2024年1—6月主要指标.csv', JUNE)]));
  expect(session.workspace.profiles[0]?.name).toBe('月报');
});

test('undoing an import takes its profile back too', async () => {
  const session = await started();
  await accepted(session, '2024年1—5月主要指标.csv', MAY);
  await session.undo();
  expect(session.workspace.profiles).toEqual([]);
});
