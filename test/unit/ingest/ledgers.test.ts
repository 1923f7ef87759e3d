import { describe, expect, test } from 'vitest';
import type { CatalogData } from '../../../src/catalog';
import { planSource, type LedgerColumn, type RawSource, type SourcePlan } from '../../../src/ingest';

const none: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };
const source = (name: string, table: string): RawSource => ({
  name,
  sha256: name,
  size: 1,
  format: 'csv',
  sheets: [
    {
      name: 'Sheet1',
      cells: table
        .trim()
        .split('\n')
        .map((line) =>
          line
            .trim()
            .split('|')
            .map((cell) => cell.trim()),
        ),
    },
  ],
  issues: [],
});
const plan = (name: string, table: string, data = none): SourcePlan => planSource(source(name, table), data, []);

function ledger(of: SourcePlan): {
  columns: Record<string, LedgerColumn>;
  values: Record<string, unknown[]>;
  areas: unknown[];
} {
  const [sheet] = of.sheets;
  if (sheet?.kind !== 'ledger') throw new Error(`no ledger but ${sheet?.kind ?? 'nothing'}`);
  const labels = new Map(sheet.recipe.columns.map(({ name, label }) => [name, label]));
  return {
    columns: Object.fromEntries(sheet.recipe.columns.map((column) => [column.label, column])),
    values: Object.fromEntries(
      sheet.rows.columns.map(({ name, values }) => [labels.get(name) ?? name, Array.from(values as unknown[])]),
    ),
    areas: [...sheet.rows.area],
  };
}

const FIRMS = `
企业名称|统一社会信用代码|县区|发证日期|有效期止|联系人|备注电话|营业收入（万元）
云溪云雾茶业有限公司|91360000MA35AB1C2D|青溪县|2021-11-03|2024-11-02|张某|13812345678|1200.5
高岭机械有限公司|91360000MA35AB1C3E|白沙县|2022-11-03|2025-11-02|李某|13912345678|800
绿垄油茶专业合作社|91360000MA35AB1C4F|青溪县|2023-11-03|2026-11-02|王某|13712345678|650.25`;

describe('a list of firms with certificates', () => {
  const found = plan('高新技术企业名单.csv', FIRMS);
  test('is a ledger: numbers of firms stay text, days are days, money is money', () => {
    const { columns, values } = ledger(found);
    expect(columns['统一社会信用代码']).toMatchObject({ type: 'text', role: 'key' });
    expect(columns['发证日期']).toMatchObject({ type: 'date', role: 'date' });
    expect(columns['营业收入（万元）'] ?? columns['营业收入(万元)']).toMatchObject({
      type: 'number',
      role: 'amount',
      unit: '万元',
    });
    expect(values['发证日期']).toEqual(['2021-11-03', '2022-11-03', '2023-11-03']);
  });

  test('loads nobody’s name or telephone, whatever the heading says', () => {
    const { columns, values } = ledger(found);
    expect(columns['联系人']?.role).toBe('personal');
    expect(columns['备注电话']?.role).toBe('personal');
    expect(Object.keys(values)).not.toContain('联系人');
    expect(JSON.stringify(values)).not.toContain('13812345678');
    expect(found.issues.map(({ code }) => code)).toContain('personal_left_out');
  });

  test('proposes firms certified in a period, firms whose certificate is in force, and what they earn', () => {
    expect(
      found.proposals?.map(({ indicator, measure, sure }) => [
        indicator.names[0]?.name,
        indicator.unit,
        indicator.kind,
        measure,
        sure,
      ]),
    ).toEqual([
      [
        '高新技术企业数',
        '家',
        'flow',
        {
          key: '高新技术企业名单_count_c4',
          ledger: '高新技术企业名单',
          aggregate: 'count',
          filter: [],
          dateColumn: 'c4',
        },
        true,
      ],
      [
        '有效高新技术企业数',
        '家',
        'stock',
        {
          key: '高新技术企业名单_valid_c5',
          ledger: '高新技术企业名单',
          aggregate: 'count_distinct',
          distinctBy: 'c2',
          filter: [],
          validFrom: 'c4',
          validTo: 'c5',
        },
        true,
      ],
      [
        '营业收入',
        '万元',
        'flow',
        {
          key: '高新技术企业名单_sum_c8',
          ledger: '高新技术企业名单',
          aggregate: 'sum',
          column: 'c8',
          filter: [],
          dateColumn: 'c4',
        },
        true,
      ],
    ]);
  });

  test('proposes nothing again once its measures are kept', () => {
    const measures = found.proposals?.map(({ measure }) => measure) ?? [];
    expect(
      plan('高新技术企业名单2.csv', FIRMS, {
        ...none,
        measures: measures.map((each) => ({ ...each, ledger: '高新技术企业名单' })),
      }).proposals,
    ).toBeUndefined();
  });
});

describe('days as offices write them', () => {
  test.each([
    ['2023.5.6', '2023-05-06'],
    ['2023年5月6日', '2023-05-06'],
    ['20230506', '2023-05-06'],
    ['45052', '2023-05-06'],
    ['2023/5/6', '2023-05-06'],
    ['2023-05-06 10:30:00', '2023-05-06'],
  ])('%s', (written, day) => {
    const found = plan(
      '专利清单.csv',
      `专利号|专利名称|县区|授权公告日期\nZL202310456789.1|一种理茶机|青溪县|${written}\nZL202310456790.2|一种晒垫|白沙县|${written}`,
    );
    const { columns, values } = ledger(found);
    expect(columns['授权公告日期']?.type).toBe('date');
    expect(values['授权公告日期']).toEqual([day, day]);
    expect(columns['专利号']).toMatchObject({ type: 'text', role: 'key' });
    expect(found.proposals?.[0]).toMatchObject({
      indicator: { unit: '件' },
      measure: { aggregate: 'count' },
      sure: true,
    });
  });

  test('a month without a day is its first day, of an end its last, and that is said', () => {
    const found = plan(
      '平台名单.csv',
      '平台名称|县区|批准日期|有效期至\n茶叶工程中心|青溪县|2023-05-06|2026年5月\n油茶重点实验室|白沙县|2023年8月|2026-08-01\n竹业中心|白沙县|2023-08-02|2026-08-01\n果业中心|白沙县|2023-08-02|2026-08-01\n药业中心|白沙县|2023-08-02|2026-08-01',
    );
    const { values } = ledger(found);
    expect(values['有效期至']?.[0]).toBe('2026-05-31');
    expect(values['批准日期']?.[1]).toBe('2023-08-01');
    expect(found.issues.filter(({ code }) => code === 'month_as_day')).toHaveLength(2);
  });
});

describe('what is a ledger and what is not', () => {
  test('things with a number and a name are one without any day', () => {
    const { columns } = ledger(
      plan('企业名录.csv', FIRMS.replaceAll(/\|20\d\d-11-0\d\|20\d\d-11-0\d/g, '').replace('|发证日期|有效期止', '')),
    );
    expect(columns['统一社会信用代码']?.role).toBe('key');
  });

  test('figures of areas by year are facts, codes and all', () => {
    const found = plan(
      '人口.csv',
      '地区编码|地区|年份|常住人口（万人）|生产总值（亿元）\n990101|青溪县|2023|30.1|100.5\n990102|白沙县|2023|20.2|80.25',
    );
    expect(found.sheets[0]?.kind).toBe('facts');
  });

  test('indicators with codes of their own and years across are facts', () => {
    const found = plan(
      '主要指标.csv',
      '指标编号|指标|单位|2022年|2023年\nA01|生产总值|亿元|1|2\nA02|财政收入|亿元|3|4',
    );
    expect(found.sheets[0]?.kind).toBe('facts');
  });

  test('a state of every area on every day proposes no sum over the days', () => {
    const days = ['2020-03-21', '2020-03-22'].flatMap((day, i) => [
      `青溪县|${day}|${10 + i}|1`,
      `白沙县|${day}|${20 + i}|2`,
      `临江县|${day}|${30 + i}|3`,
    ]);
    const found = plan('疫情日报.csv', `县区|日期|累计确诊|累计死亡\n${days.join('\n')}`);
    expect(found.sheets[0]?.kind).toBe('ledger');
    expect(found.proposals).toBeUndefined();
  });
});

describe('the area of a ledger', () => {
  const home: CatalogData = {
    ...none,
    areas: [
      {
        key: 'x:青溪县',
        scheme: 'x',
        code: '',
        kind: 'county',
        names: [{ name: '青溪县', lang: 'zh', preferred: true }],
        parents: [],
      },
    ],
    home: 'x:青溪县',
  };
  test('that names none is the person’s own, and that is said', () => {
    const found = plan(
      '合同登记.csv',
      '合同登记编号|项目名称|登记日期|合同成交额（万元）\n2024360900000123|技术服务|2024-06-11|85\n2024360900000124|技术开发|2024-06-12|40',
      home,
    );
    expect(ledger(found).areas).toEqual(['x:青溪县', 'x:青溪县']);
    expect(found.issues.map(({ code }) => code)).toContain('ledger_area');
  });

  test('is asked for where nobody works anywhere', () => {
    const found = plan(
      '合同登记.csv',
      '合同登记编号|项目名称|登记日期|合同成交额（万元）\n2024360900000123|技术服务|2024-06-11|85\n2024360900000124|技术开发|2024-06-12|40',
    );
    expect(ledger(found).areas).toEqual([null, null]);
    expect(found.issues.map(({ code }) => code)).toContain('ledger_without_area');
    expect(found.proposals).toBeUndefined();
  });

  test('by towns counts for the county that they lie in', () => {
    const found = plan(
      '培训台账.csv',
      '日期|活动名称|所在乡镇|人次\n2024-05-22|茶园培训|云峰镇|120\n2024-05-23|油茶培训|溪口镇|80',
      home,
    );
    expect(found.newAreas.map(({ kind, parents: [link] }) => [kind, link?.parent])).toEqual([
      ['town', 'x:青溪县'],
      ['town', 'x:青溪县'],
    ]);
  });
});
