import { expect, test } from 'vitest';
import type { CatalogData } from '../../../src/catalog';
import { openSource, planWithLists } from '../../../src/ingest';

const none: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };

/** Keys of the areas that a file's rows were taken for. */
async function areas(name: string, lines: readonly string[]): Promise<readonly string[]> {
  const source = await openSource(new TextEncoder().encode(lines.join('\n')), name);
  const plan = await planWithLists(source, none, []);
  return plan.sheets.flatMap((sheet) => (sheet.kind === 'facts' ? sheet.facts.areas : []));
}

test('numbers of municipalities abroad are no codes of American counties, whose names would stand beside them', async () => {
  const norway = await areas('kommuner.csv', [
    'Kommunenummer;Kommune;2019;2020',
    '1103;Stavanger;141186;143574',
    '1507;Ålesund;66258;66670',
    '5001;Trøndheim;196159;205163',
  ]);
  expect(norway.filter((key) => key.startsWith('us:'))).toEqual([]);
  const korea = await areas('구.csv', [
    '행정구역코드,행정구역,2019,2020',
    '11110,종로구,151290,149384',
    '11140,중구,126171,125240',
  ]);
  expect(korea.filter((key) => key.startsWith('us:'))).toEqual([]);
});

test('the list of counties, where it is loaded, must know the names', async () => {
  const above = ['Adams County,,,', 'Baldwin County,,,'];
  const found = await areas('kommune.csv', [
    ...above,
    '',
    'code,name,2019,2020',
    '1103,Stavanger,1,2',
    '1106,Haugesund,3,4',
    '1108,Sandnes,5,6',
  ]);
  expect(found).toHaveLength(3);
  expect(found.filter((key) => key.startsWith('us:'))).toEqual([]);
});

test('codes that have lost their zero still count beside names of American counties', async () => {
  const lines = [
    'fips,name,2019,2020',
    '1001,Autauga,55869,58805',
    '1003,Baldwin,223234,231767',
    '1005,Barbour,24686,25223',
  ];
  expect(await areas('al.csv', lines)).toEqual(['us:01001', 'us:01003', 'us:01005']);
});

test('the name of a state beside the code of a county says where it lies', async () => {
  const lines = [
    'fips,state,2019,2020',
    '1001,Alabama,55869,58805',
    '1003,Alabama,223234,231767',
    '5007,Arkansas,24686,25223',
  ];
  expect(await areas('states.csv', lines)).toEqual(['us:01001', 'us:01003', 'us:05007']);
});

test('in a list of provinces 河北 is the province, though a district of 天津 is called so too', async () => {
  const lines = ['地区,2021年,2022年', '北京,1,2', '天津,3,4', '河北,5,6', '新疆省,7,8', '内蒙,9,10'];
  expect(await areas('京津冀.csv', lines)).toEqual(['cn:110000', 'cn:120000', 'cn:130000', 'cn:650000', 'cn:150000']);
});
