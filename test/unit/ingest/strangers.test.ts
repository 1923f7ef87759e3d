import { describe, expect, test } from 'vitest';
import type { CatalogData } from '../../../src/catalog';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import { openSource, planFactLines, planWithLists, type SourcePlan } from '../../../src/ingest';

/** Tables as publishers elsewhere give them, in miniature. */
const none: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };

async function read(name: string, text: string): Promise<SourcePlan> {
  return planWithLists(await openSource(new TextEncoder().encode(text), name), none, []);
}

/** `area period indicator value` of every fact, the period as first and last month. */
const facts = (plan: SourcePlan): readonly string[] =>
  [...planFactLines(plan, none)].map((line) => {
    const cells = (line.match(/"(?:[^"]|"")*"|[^,]*(?:,|$)/g) ?? []).map((cell) => cell.replace(/,$/, ''));
    return cells.join('|');
  });
const codes = (plan: SourcePlan): readonly string[] => plan.issues.map(({ code }) => code);
const values = (plan: SourcePlan): readonly number[] =>
  plan.sheets.flatMap((sheet) => (sheet.kind === 'facts' ? Array.from(sheet.facts.value) : []));
const areas = (plan: SourcePlan): readonly string[] =>
  plan.sheets.flatMap((sheet) => (sheet.kind === 'facts' ? sheet.facts.areas : []));
const spans = (plan: SourcePlan): readonly string[] => [
  ...new Set(
    plan.sheets.flatMap((sheet) =>
      sheet.kind === 'facts'
        ? Array.from(sheet.facts.m0, (m0, i) => `${Math.floor(m0 / 12)}-${(m0 % 12) + 1}/${sheet.facts.n[i] ?? 0}`)
        : [],
    ),
  ),
];

describe('Eurostat', () => {
  const head = 'freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \n';

  test('takes the first column apart, and marks are no part of figures', async () => {
    const plan = await read(
      'pat.tsv',
      `${head}A,NR,DE111\t123 \t: \t140 b\nA,NR,DE112\t12.5 \t: c\t15 \nA,NR,FR101\t1 \t2 e\t: z\nA,NR,FR102\t7 p\t8 \t9 \n`,
    );
    expect(areas(plan)).toEqual(['x:DE111', 'x:DE112', 'x:FR101', 'x:FR102']);
    expect(values(plan)).toEqual([123, NaN, 140, 12.5, NaN, 15, 1, 2, NaN, 7, 8, 9]);
    expect(codes(plan)).toContain('dimensions_split');
    expect(codes(plan)).not.toContain('not_a_number');
  });

  test('refuses a row with another number of parts, and says which', async () => {
    const plan = await read('pat.tsv', `${head}A,NR,DE111\t123 \t1 \t140 \nA,DE112\t12.5 \t2 \t15 \n`);
    expect(values(plan)).toEqual([]);
    const problem = plan.issues.find(({ code }) => code === 'dimensions_differ');
    expect(problem?.place).toMatchObject({ file: 'pat.tsv', row: 3, column: 1 });
  });
});

describe('a year across two years', () => {
  test.each([
    ['2017-18,2018-19,2019-20'],
    ['2009-10,2010-11,2011-12'], // each alone could be a month
    ['2012/13,2013/14,2014/15'],
    ['FY2017-18,FY2018-19,FY2019-20'],
  ])('%s are twelve months each, and that the first is April is said', async (heads) => {
    const plan = await read('factories.csv', `District,${heads}\nPune,100,110,120\nNagpur,90,95,99\n`);
    expect(spans(plan).map((span) => span.replace(/^\d{4}/, ''))).toEqual(['-4/12', '-4/12', '-4/12']);
    expect(codes(plan)).toContain('fiscal_year');
  });

  test('in a column is one too', async () => {
    const plan = await read(
      'f.csv',
      'District,Year,Factories\nPune,2009-10,1\nPune,2010-11,2\nNagpur,2009-10,3\nNagpur,2010-11,4\n',
    );
    expect(spans(plan)).toEqual(['2009-4/12', '2010-4/12']);
  });

  test('is not made out of months, nor out of five years', async () => {
    const months = await read('m.csv', 'District,2010-11,2010-12,2011-01\nPune,1,2,3\nNagpur,4,5,6\n');
    expect(spans(months)).toEqual(['2010-11/1', '2010-12/1', '2011-1/1']);
    const five = await read(
      'a.csv',
      'County,Period,Income\nAdams,2010-14,1\nAdams,2014-18,2\nBrown,2010-14,3\nBrown,2014-18,4\n',
    );
    expect(spans(five)).toEqual(['2010-1/60', '2014-1/60']);
    expect([...codes(months), ...codes(five)]).not.toContain('fiscal_year');
  });
});

test('years of the Republic are years of our era', async () => {
  const plan = await read('人口.csv', '縣市別,民國111年,民國112年\n新竹縣,110,120\n苗栗縣,55,60\n彰化縣,71,72\n');
  expect(spans(plan)).toEqual(['2022-1/12', '2023-1/12']);
  expect(values(plan)).toEqual([110, 120, 55, 60, 71, 72]);
});

describe('the World Bank', () => {
  test('with lines above and a comma at the end of each', async () => {
    const plan = await read(
      'API_SP.POP.TOTL.csv',
      '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-05-30",\n\n"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019",\n"Aruba","ABW","Population, total","SP.POP.TOTL","105962","106442",\n"Albania","ALB","Population, total","SP.POP.TOTL","2866376","",\n"Kenya","KEN","Population, total","SP.POP.TOTL","49953304","51202827",\n',
    );
    expect(spans(plan)).toEqual(['2018-1/12', '2019-1/12']);
    expect(values(plan).filter((value) => !Number.isNaN(value))).toEqual([105962, 106442, 2866376, 49953304, 51202827]);
    expect(facts(plan)[0]).toContain('Population, total');
  });

  test('with [YR2018] behind the years and notes below', async () => {
    const plan = await read(
      'wdi.csv',
      'Country Name,Country Code,Series Name,Series Code,2018 [YR2018],2019 [YR2019]\nKenya,KEN,"Population, total",SP.POP.TOTL,49953304,51202827\nUganda,UGA,"Population, total",SP.POP.TOTL,41515395,..\nData from database: World Development Indicators,,,,,\nLast Updated: 06/28/2024,,,,,\n',
    );
    expect(spans(plan)).toEqual(['2018-1/12', '2019-1/12']);
    expect(values(plan)).toEqual([49953304, 51202827, 41515395, NaN]);
  });
});

describe('the ONS', () => {
  test('codes of years beside the years are no figures', async () => {
    const plan = await read(
      'gdp.csv',
      'v4_1,Data Marking,calendar-years,Time,uk-only,Geography\n110.4,,2018,2018,K02000001,United Kingdom\n98.2,,2019,2019,K02000001,United Kingdom\n,x,2018,2018,E92000001,England\n93.4,,2019,2019,E92000001,England\n',
    );
    expect(values(plan)).toEqual([110.4, 98.2, 93.4]);
    expect(plan.newIndicators.map(({ names }) => names[0]?.name)).toEqual(['gdp']);
  });

  test('series of years and quarters below a head that says when they were released', async () => {
    const plan = await read(
      'mm23.csv',
      '"Title","GDP: chained volume","CPI INDEX 00"\n"CDID","ABMI","D7BT"\n"PreUnit","£",""\n"Unit","m","Index, base year = 100"\n"Release Date","28-06-2024","19-06-2024"\n"1948","409000","2.1"\n"1949","420000","2.2"\n"1948 Q1","102000",""\n"1948 Q2","102500",""\n',
    );
    expect(spans(plan)).toEqual(['1948-1/12', '1949-1/12', '1948-1/3', '1948-4/3']);
    expect(plan.newIndicators.map(({ names }) => names[0]?.name)).toEqual([
      'GDP: chained volume ABMI (£m)',
      'CPI INDEX 00 D7BT (Index, base year = 100)',
    ]);
  });
});

describe('days with points', () => {
  test('at the ends of years head years, and numbers beside them have points between thousands', async () => {
    const plan = await read(
      'einwohner.csv',
      'Bevölkerung nach Kreisen;;;\nKreis;31.12.2019;31.12.2020;31.12.2021\nKreis Mainz-Bingen;210.889;211.417;212.809\nKreis Alzey-Worms;129.244;130.000;-\nQuelle: Statistisches Landesamt;;;\n',
    );
    expect(spans(plan)).toEqual(['2019-1/12', '2020-1/12', '2021-1/12']);
    expect(values(plan)).toEqual([210889, 211417, 212809, 129244, 130000, NaN]);
  });

  test('down a column too', async () => {
    const plan = await read(
      'e.csv',
      'Kreis;Stichtag;Einwohner\nMainz-Bingen;31.12.2019;210.889\nMainz-Bingen;31.12.2020;211.417\nAlzey-Worms;31.12.2019;129.244\nAlzey-Worms;31.12.2020;130.001\n',
    );
    expect(spans(plan)).toEqual(['2019-1/12', '2020-1/12']);
    expect(values(plan)).toEqual([210889, 211417, 129244, 130001]);
  });

  test('where no day says how numbers are written, 210.889 stays what English makes of it', async () => {
    const plan = await read('rate.csv', 'County,2019,2020\nAdams,210.889,211.417\nBrown,129.244,130.001\n');
    expect(values(plan)).toEqual([210.889, 211.417, 129.244, 130.001]);
  });
});

test('a note in words is no area, though a number has slipped beside it; the number is told', async () => {
  const plan = await read(
    '件数.csv',
    '地区,2022年,2023年\n青溪县,10,11\n白沙县,20,21\n注：2023年数据为快报数,,3\n临江县,30,31\n',
  );
  expect(values(plan)).toEqual([10, 11, 20, 21, 30, 31]);
  expect(plan.issues.find(({ code }) => code === 'number_in_note')?.place).toMatchObject({ row: 4, column: 3 });
});

describe('a term of validity', () => {
  const rows = (last: string): string =>
    `甲公司,GR202233000001,2022-12-01,青溪县${last}\n乙公司,GR202333000002,2023-12-08,白沙县${last}\n丙公司,GR202133000003,2021-12-16,青溪县${last}\n`;
  const valid = (plan: SourcePlan): unknown =>
    plan.proposals?.map(({ measure }) => measure.validMonths).filter(Boolean);

  test.each([
    ['in a column', `企业名称,证书编号,发证日期,县区,有效期\n${rows(',三年')}`, [36]],
    ['in months', `企业名称,证书编号,发证日期,县区,有效期\n${rows(',36个月')}`, [36]],
    ['as a number of years', `企业名称,证书编号,发证日期,县区,有效期（年）\n${rows(',3')}`, [36]],
    ['in the title', `高新技术企业名单（有效期三年）,,,\n企业名称,证书编号,发证日期,县区\n${rows('')}`, [36]],
    ['below the table', `企业名称,证书编号,发证日期,县区\n${rows('')}注：证书有效期为3年,,,\n`, [36]],
    [
      'that is not the same of all',
      `企业名称,证书编号,发证日期,县区,有效期\n${rows(',三年')}丁公司,GR1,2023-01-01,青溪县,五年\n`,
      [],
    ],
    ['that nobody says', `企业名称,证书编号,发证日期,县区\n${rows('')}`, []],
  ])('%s', async (_, text, expected) => {
    expect(valid(await read('高新技术企业.csv', text))).toEqual(expected);
  });
});

describe('Statbel', () => {
  test('CD_ heads codes, TX_ names and MS_ figures', async () => {
    const plan = await read(
      'TF_SOC_POP.csv',
      'CD_REFNIS;TX_DESCR_NL;TX_DESCR_FR;CD_DSTR_REFNIS;TX_ADM_DSTR_DESCR_NL;CD_SEX;MS_POPULATION;CD_YEAR\n' +
        '11001;Aartselaar;Aartselaar;11000;Arrondissement Antwerpen;M;7021;2021\n' +
        '11001;Aartselaar;Aartselaar;11000;Arrondissement Antwerpen;F;7300;2021\n' +
        '11002;Antwerpen;Anvers;11000;Arrondissement Antwerpen;M;264000;2021\n' +
        '11002;Antwerpen;Anvers;11000;Arrondissement Antwerpen;F;266000;2021\n' +
        '11004;Boechout;Boechout;11000;Arrondissement Antwerpen;M;6500;2021\n' +
        '11004;Boechout;Boechout;11000;Arrondissement Antwerpen;F;6800;2021\n',
    );
    expect(facts(plan).map((line) => line.split('|').slice(0, 7).join('|'))).toEqual([
      '11001|Aartselaar|2021-01|2021-12|M MS_POPULATION||7021',
      '11001|Aartselaar|2021-01|2021-12|F MS_POPULATION||7300',
      '11002|Antwerpen|2021-01|2021-12|M MS_POPULATION||264000',
      '11002|Antwerpen|2021-01|2021-12|F MS_POPULATION||266000',
      '11004|Boechout|2021-01|2021-12|M MS_POPULATION||6500',
      '11004|Boechout|2021-01|2021-12|F MS_POPULATION||6800',
    ]);
  });
});

describe('a part of a year that is none of whole months', () => {
  test.each(['2024年国庆假期各县区接待游客', '2024年第20周各县区价格监测', '2024年5月上旬各县区价格监测'])(
    '%s is refused, not read as the year',
    async (title) => {
      const plan = await read('价格.csv', `${title},\n县区,猪肉（元/公斤）\n甲县,25.1\n乙区,26.0\n`);
      expect(values(plan)).toEqual([]);
      expect(codes(plan)).toContain('no_period');
    },
  );
});

test('754 below 172.722 and 24.280 proves that points stand between thousands (INE)', async () => {
  const plan = await read(
    'Poblacion.csv',
    'Municipios;Sexo;Periodo;Total\nAbengibre;Total;2021;754\nAbengibre;Total;2022;748\nAlbacete;Total;2021;172.722\n' +
      'Albacete;Total;2022;172.357\nAlmansa;Total;2021;24.280\nAlmansa;Total;2022;24.279\n',
  );
  expect(values(plan)).toEqual([754, 748, 172722, 172357, 24280, 24279]);
});

test('1.2亿元 and 8000万元 in one column without a unit above are brought into one', async () => {
  const plan = await read('简表.csv', '2023年各县区签约,\n县区,签约金额\n甲县,1.2亿元\n乙区,2.5亿元\n丙市,8000万元\n');
  expect(facts(plan).map((line) => line.split('|').slice(5, 7).join(' '))).toEqual([
    '亿元 1.2',
    '亿元 2.5',
    '亿元 0.8',
  ]);
});

test('100.1亿元 below a head without a unit is in the unit that the catalog gives the indicator', async () => {
  const source = await openSource(
    new TextEncoder().encode('2023年各县区概况,\n县区,地区生产总值\n甲县,100.1亿元\n乙区,200.2\n'),
    '概况.csv',
  );
  const plan = await planWithLists(source, builtInCatalog, []);
  expect(values(plan)).toEqual([100.1, 200.2]);
});
