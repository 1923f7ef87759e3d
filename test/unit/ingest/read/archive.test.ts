import { gzipSync, zipSync, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { expandArchive, isLeftover } from '../../../../src/ingest';
import { readDirectory } from '../../../../src/ingest/read/archive/directory';
import { unpackMember } from '../../../../src/ingest/read/archive/unpack';
import { encodeAs } from '../../../support/encode';

const csv = strToU8('地区,2022年\n青溪县,1\n');
const names = (bytes: Uint8Array, name: string): readonly string[] | undefined =>
  expandArchive(bytes, name)?.files.map((file) => file.name);
const codes = (bytes: Uint8Array): readonly string[] | undefined =>
  expandArchive(bytes, '包.zip')?.issues.map(({ code }) => code);

test('the files of an archive are named by its name and their paths, without what systems leave there', () => {
  const bytes = zipSync({
    '2024/专利.csv': csv,
    '2024/': new Uint8Array(),
    '__MACOSX/2024/._专利.csv': csv,
    'Thumbs.db': csv,
  });
  expect(names(bytes, '上报.zip')).toEqual(['上报.zip/2024/专利.csv']);
  expect(expandArchive(bytes, '上报.zip')?.files[0]?.bytes).toEqual(csv);
});

test('gzip holds one file, named as the archive without its ending, or as it says', () => {
  expect(names(gzipSync(csv, { filename: 'a.csv' }), 'download')).toEqual(['download/a.csv']);
  expect(names(gzipSync(csv), '专利.csv.gz')).toEqual(['专利.csv.gz/专利.csv']);
});

test('archives within archives are taken apart, down to three', () => {
  const inner = zipSync({ 'c.csv': csv });
  expect(names(zipSync({ 'b.zip': inner, 'd.csv.gz': gzipSync(csv) }), 'a.zip')).toEqual([
    'a.zip/b.zip/c.csv',
    'a.zip/d.csv.gz/d.csv',
  ]);
  const four = zipSync({ '3.zip': zipSync({ '2.zip': zipSync({ '1.zip': inner }) }) });
  expect(codes(four)).toEqual(['archive_too_deep']);
});

test('a workbook is no archive, nor is a text', () => {
  expect(expandArchive(zipSync({ '[Content_Types].xml': csv, 'xl/workbook.xml': csv }), 'a.xlsx')).toBeNull();
  expect(expandArchive(csv, 'a.csv')).toBeNull();
});

test('names that were packed by a Chinese Windows are read right', () => {
  const latin = zipSync({ 'abcdefgh.csv': csv });
  const name = encodeAs('专利授权', 'gb18030');
  for (let at = 0; at < latin.length - 8; at++) {
    if ([...'abcdefgh'].every((c, i) => latin[at + i] === c.charCodeAt(0))) latin.set(name, at);
  }
  expect(names(latin, 'a.zip')).toEqual(['a.zip/专利授权.csv']);
});

test('paths that lead upwards or to the root stay below the archive', () => {
  expect(names(zipSync({ '../../etc/x.csv': csv, '/y.csv': csv }), 'a.zip')).toEqual([
    'a.zip/etc/x.csv',
    'a.zip/y.csv',
  ]);
});

/** Sets bits in the flags of every entry, in its own header and in the directory. */
function flagged(bytes: Uint8Array, set: number): Uint8Array {
  const changed = bytes.slice();
  for (let at = 0; at < changed.length - 10; at++) {
    if (changed[at] !== 0x50 || changed[at + 1] !== 0x4b) continue;
    if (changed[at + 2] === 1 && changed[at + 3] === 2) changed[at + 8] = (changed[at + 8] ?? 0) | set;
    if (changed[at + 2] === 3 && changed[at + 3] === 4) changed[at + 6] = (changed[at + 6] ?? 0) | set;
  }
  return changed;
}

test('an archive under a password is said to be that', () => {
  expect(codes(flagged(zipSync({ 'a.csv': csv, 'b.csv': csv }), 1))).toEqual(['archive_password']);
});

test('a damaged member is said, the others are read', () => {
  const bytes = zipSync({ 'a.csv': csv, 'b.csv': csv }, { level: 0 });
  const spoiled = bytes.slice();
  spoiled[60] = (spoiled[60] ?? 0) ^ 0xff;
  const found = expandArchive(spoiled, 'a.zip');
  expect([found?.files.map(({ name }) => name), found?.issues.map(({ code, place }) => [code, place.file])]).toEqual([
    ['a.zip/b.csv'],
    [['archive_broken', 'a.zip/a.csv']],
  ]);
});

test('a member that unpacks to more than it may is stopped, whatever its directory says', () => {
  const bomb = zipSync({ 'zeros.csv': new Uint8Array(20_000_000) }, { level: 1 });
  const [member] = readDirectory(bomb);
  if (!member) throw new Error('no member');
  expect(unpackMember(bomb, { ...member, size: 10 }, 1_000_000)).toEqual({ failed: 'too_large' });
});

test('more files than an archive may hold are refused as a whole', () => {
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}.csv`, csv]));
  const found = expandArchive(zipSync(many, { level: 0 }), 'a.zip');
  expect([found?.files.length, found?.issues.map(({ code }) => code)]).toEqual([0, ['archive_too_large']]);
});

test('an empty archive, and one that broke off, are said to be that', () => {
  expect(codes(zipSync({}))).toEqual(['archive_empty']);
  expect(names(gzipSync(csv).slice(0, -12), 'a.gz')).toEqual([]);
});

test('files that nobody means are known by their names', () => {
  expect(['a/.DS_Store', 'b/~$报表.xlsx', '.git/config', 'x/desktop.ini'].every(isLeftover)).toBe(true);
  expect(['2024/专利.csv', '~汇总.csv', 'a.b/c.csv'].some(isLeftover)).toBe(false);
});
