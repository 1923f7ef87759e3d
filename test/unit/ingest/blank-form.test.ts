import { read, utils } from '@e965/xlsx';
import { unzipSync, strFromU8, zipSync, strToU8 } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { indexCatalog, yearPeriod } from '../../../src/catalog';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import type { Session } from '../../../src/flow';
import { writeForm, type CollectForm } from '../../../src/ingest';
import { fileIn, testSession } from '../../support/session';

const WORDS = { area: '地区', note: '只填白格', numberOnly: '请填数字', wholeOnly: '请填整数' };
const AREAS = ['青溪县', '临江县', '白沙县'].map((name, i) => ({
  key: `x:云溪市/${name}`,
  scheme: 'x',
  code: '',
  kind: 'county' as const,
  names: [{ name, lang: 'zh' as const, preferred: true, ord: i }],
  parents: [],
}));
const CATALOG = { ...builtInCatalog, areas: AREAS };
const FORM: CollectForm = {
  id: 'f1',
  name: '科技指标收集表',
  period: yearPeriod(2024),
  indicators: ['pat_grant', 'st_fund'],
  areas: AREAS.map(({ key }) => key),
  made: '2025-01-02T00:00:00Z',
};
const blank = (): Uint8Array => writeForm(FORM, indexCatalog(CATALOG), 'zh', WORDS);
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

/** The form with texts or numbers typed into cells, as Excel would save it. */
function filled(cells: Readonly<Record<string, string | number>>, change = (xml: string): string => xml): Uint8Array {
  const parts = unzipSync(blank());
  let xml = part(blank(), 'xl/worksheets/sheet1.xml');
  for (const [at, value] of Object.entries(cells)) {
    const typed =
      typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    xml = xml.replace(new RegExp(`<c r="${at}" s="5"/>`), typed);
  }
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(change(xml)) });
}

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});
async function started(): Promise<Session> {
  const session = await testSession(undefined, { catalog: CATALOG });
  open.push(session);
  return session;
}

test('the form opens in a spreadsheet with areas down and indicators with their units across', () => {
  const book = read(blank());
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  expect(rows[1]?.[1]).toBe('2024年 科技指标收集表');
  expect(rows[3]?.slice(1)).toEqual(['地区', '专利授权量\n（件）', '县级科技专项资金\n（万元）']);
  expect(rows.slice(4).map((row) => row[1])).toEqual(['青溪县', '临江县', '白沙县']);
});

test('all of it is locked but the cells to fill in, and the keys are hidden', () => {
  const xml = part(blank(), 'xl/worksheets/sheet1.xml');
  expect(xml).toContain('<sheetProtection sheet="1"');
  expect(xml).toMatch(/<row r="1" hidden="1">/);
  expect(xml).toMatch(/<col min="1" max="1" width="2" hidden="1"/);
  expect(xml.match(/s="5"/g)).toHaveLength(6);
  const styles = part(blank(), 'xl/styles.xml');
  expect([...styles.matchAll(/<xf[^>]*applyProtection="1"[^>]*><protection locked="0"\/>/g)]).toHaveLength(1);
});

test('a count takes whole numbers from zero on, an amount any number, both the words for a gap', () => {
  const xml = part(blank(), 'xl/worksheets/sheet1.xml')
    .replaceAll('&#60;', '<')
    .replaceAll('&#62;', '>')
    .replaceAll('&#34;', '"');
  expect(xml).toContain('sqref="C5:C7"><formula1>OR(IF(ISNUMBER(C5),AND(C5>=0,INT(C5)=C5),FALSE),C5="—",C5="未报"');
  expect(xml).toContain('sqref="D5:D7"><formula1>OR(ISNUMBER(D5),D5="—"');
});

test('a returned copy loads by its keys, exactly and without a question, and what was left blank is no fact', async () => {
  const session = await started();
  const plan = await session.plan([fileIn('青溪县报来.xlsx', filled({ C5: 512, D5: 1234.5, C6: '未报' }))]);
  expect(plan.plans[0]?.issues).toEqual([]);
  const done = await session.accept(plan);
  expect(done).toMatchObject({ ok: true, value: { facts: 3 } });
  const facts = await session.runText(
    'SELECT indicator, area, value, status, "row", "column" FROM facts ORDER BY "row", "column"',
  );
  if (!facts.ok) throw new Error('no facts');
  expect(facts.value.columns).toEqual([
    ['pat_grant', 'st_fund', 'pat_grant'],
    ['x:云溪市/青溪县', 'x:云溪市/青溪县', 'x:云溪市/临江县'],
    [512, 1234.5, null],
    ['value', 'value', 'not_reported'],
    [5, 5, 6],
    [3, 4, 3],
  ]);
});

test('heads, units and names that somebody changed are named with their cells; the keys count', async () => {
  const session = await started();
  const bytes = filled({ C5: 512 }, (xml) =>
    xml
      .replace('专利授权量', '随便什么')
      .replace('（万元）', '（亿元）')
      .replace('preserve">青溪县</t>', 'preserve">另一个名字</t>'),
  );
  const plan = await session.plan([fileIn('报来.xlsx', bytes)]);
  expect(plan.plans[0]?.issues.map(({ code, place, params }) => [code, place.row, place.column, params])).toEqual([
    ['form_head_altered', 4, 3, { text: '随便什么（件）', name: '专利授权量（件）' }],
    ['form_head_altered', 4, 4, { text: '县级科技专项资金（亿元）', name: '县级科技专项资金（万元）' }],
    ['form_name_altered', 5, 2, { text: '另一个名字', name: '青溪县' }],
  ]);
  await session.accept(plan);
  const facts = await session.runText('SELECT indicator, area, value FROM facts');
  expect(facts).toMatchObject({ ok: true, value: { columns: [['pat_grant'], ['x:云溪市/青溪县'], [512]] } });
});

test('text that is no number is told with its cell', async () => {
  const session = await started();
  const plan = await session.plan([fileIn('报来.xlsx', filled({ C5: '约五百' }))]);
  expect(plan.plans[0]?.issues).toMatchObject([{ code: 'not_a_number', place: { row: 5, column: 3 } }]);
});

test('who has not reported is listed until their copies have come', async () => {
  const session = await started();
  const who = async (): Promise<unknown> => {
    const { indicators, areas, period } = FORM;
    const page = await session.quality({ kind: 'unreported', indicators, areas, period });
    return page.ok && page.value.kind === 'unreported' ? page.value.rows : page;
  };
  expect(await who()).toHaveLength(3);
  await session.accept(await session.plan([fileIn('青溪县.xlsx', filled({ C5: 512, D5: 80 }))]));
  await session.accept(await session.plan([fileIn('临江县.xlsx', filled({ C6: 530, D6: '未报' }))]));
  expect(await who()).toEqual([
    { area: 'x:云溪市/临江县', missing: ['st_fund'] },
    { area: 'x:云溪市/白沙县', missing: ['pat_grant', 'st_fund'] },
  ]);
});

test('a form of a workspace whose keys nobody knows here is read like any other table', async () => {
  const session = await testSession();
  open.push(session);
  const plan = await session.plan([fileIn('报来.xlsx', filled({ C5: 512, D5: 80, C6: 3, D6: 4, C7: 5, D7: 6 }))]);
  expect(plan.plans[0]?.sheets[0]).not.toHaveProperty('profile', 'form:f1');
});
