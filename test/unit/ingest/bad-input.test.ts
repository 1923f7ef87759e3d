import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { CFB, utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { CatalogData } from '../../../src/catalog';
import { openSource, planSource, refuseBySize, type SourcePlan } from '../../../src/ingest';

const none: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const plan = async (bytes: Uint8Array, name = 'x.csv'): Promise<SourcePlan> =>
  planSource(await openSource(bytes, name), none, []);
const codes = async (bytes: Uint8Array, name?: string): Promise<string[]> =>
  (await plan(bytes, name)).issues.map(({ code }) => code);

function workbook(rows: unknown[][]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '表1');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

const table = [
  ['地区', '2022年', '2023年'],
  ['青溪县', 1, 2],
  ['白沙县', 3, 4],
];

test('an empty file is said to be empty', async () => {
  expect(await codes(new Uint8Array())).toEqual(['empty_file']);
  expect(await codes(utf8(' \r\n\r\n'))).toEqual(['empty_file']);
});

test('a header without data is said to be that', async () => {
  expect(await codes(utf8('地区,2022年,2023年\n'))).toContain('header_only');
});

test('a file that is no text and no workbook is refused', async () => {
  expect(await codes(Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256))).toEqual(['binary_file']);
  expect(await codes(utf8('%PDF-1.7 …'))).toEqual(['not_taken']);
});

test('a workbook that broke off is told from one that is whole', async () => {
  const whole = workbook(table);
  expect(await codes(whole, 'x.xlsx')).not.toContain('truncated_workbook');
  expect(await codes(whole.slice(0, whole.length - 200), 'x.xlsx')).toEqual(['truncated_workbook']);
});

test('a workbook under a password is refused with advice', async () => {
  // Office 2007 and later: an OLE file that holds the encrypted XLSX as a stream.
  const cfb = CFB.utils.cfb_new() as object;
  CFB.utils.cfb_add(cfb, '/EncryptionInfo', new Uint8Array(200).fill(4));
  CFB.utils.cfb_add(cfb, '/EncryptedPackage', new Uint8Array(9000).fill(7));
  const locked = new Uint8Array(CFB.write(cfb, { type: 'array' }) as ArrayBuffer);
  expect(await codes(locked, 'x.xlsx')).toEqual(['password']);
});

test('a file of 2 GB is refused by its size alone', () => {
  expect(refuseBySize('big.csv', 2 * 1024 ** 3)?.code).toBe('too_large');
  expect(refuseBySize('small.csv', 1000)).toBeNull();
});

test('a file cut in mid-character says where and keeps what is whole', async () => {
  const text = utf8('地区,2022年\n青溪县,1\n白沙县,2\n临江');
  const { issues, sheets } = await plan(text.slice(0, text.length - 1));
  expect(issues.find(({ code }) => code === 'cut_mid_character')?.place.row).toBe(4);
  expect(sheets[0]?.kind === 'facts' && sheets[0].facts.length).toBe(2);
});

test('GB18030, UTF-16 and UTF-8 with a mark give the same facts', async () => {
  const text = '地区,2022年,2023年\n青溪县,1,2\n白沙县,3,4\n';
  const gbk = readFileSync(join(import.meta.dirname, '../../golden/years-across-gbk/input.csv'));
  expect((await openSource(new Uint8Array(gbk), 'x.csv')).encoding).toBe('gb18030');
  const wide = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(text)]);
  for (const bytes of [wide, marked]) {
    const { sheets } = await plan(bytes);
    expect(sheets[0]?.kind === 'facts' && [...sheets[0].facts.value]).toEqual([1, 2, 3, 4]);
  }
});

test('text in no certain encoding is read with a warning', async () => {
  // Two characters: 临沧 in GBK, and something in Big5 as well.
  const short = new Uint8Array([...utf8('County,2022\n'), 0xc1, 0xd9, 0xb2, 0xd7, ...utf8(',5\n')]);
  expect(await codes(short)).toContain('encoding_unsure');
});

test('numbers of a workbook come exactly, with the zeros that codes were shown with', async () => {
  const { sheets, newAreas } = await plan(
    workbook([
      ['FIPS', 'Area_name', '2023'],
      ['01001', 'Autauga', 0.1 + 0.2],
      ['01003', 'Baldwin', 1e21],
    ]),
    'x.xlsx',
  );
  expect(newAreas.map(({ key }) => key)).toEqual(['us:01001', 'us:01003']);
  expect(sheets[0]?.kind === 'facts' && [...sheets[0].facts.value]).toEqual([0.3, 1e21]);
});

test('random bytes never throw', { timeout: 60_000 }, async () => {
  const starts = [
    [],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [0xff, 0xfe],
    [0xef, 0xbb, 0xbf],
    [...utf8('<html>')],
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
      const found = await plan(new Uint8Array([...start, ...rest]));
      expect(found.issues.every(({ code }) => code !== '')).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test(
  'random cells never throw, and every filled cell under a year is a fact or told of',
  { timeout: 60_000 },
  async () => {
    const cell = fc.constantFrom(
      '1',
      '2.5',
      '—',
      '',
      '"',
      '多',
      '１２',
      '(3)',
      '2023',
      'N/A',
      '青溪县',
      '=1+1',
      '1,234.5',
      '-',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 }), async (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n');
        const found = await plan(utf8(`地区,2021年,2022年,2023年\n青溪县,1,2,3\n${text}`));
        expect(found.sheets.length + found.issues.length).toBeGreaterThan(0);
      }),
      { seed: 11, numRuns: 300 },
    );
  },
);
