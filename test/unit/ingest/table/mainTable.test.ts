import { describe, expect, test } from 'vitest';
import { csvLine, mainTable, rowsOfText } from '../../../../src/ingest/table';
import { readMainTable } from '../../../../src/ingest';

const read = (text: string): ReturnType<typeof mainTable> => mainTable(rowsOfText(text, 'x.csv').cells);

/** Twelve sales, each with a day, a code, a price and words: columns that tell where a cell belongs. */
const HEAD = 'day,id,price,product,link';
const line = (i: number): string =>
  `2021-03-${String(i).padStart(2, '0')},A-${i},${i}.50,Boots no ${i},https://example.org/${i}`;
const LINES = Array.from({ length: 12 }, (_, i) => line(i + 1));
const cellsOf = (text: string): string[] => text.split(',');
const clean = { header: cellsOf(HEAD), rows: LINES.map(cellsOf) };
const polluted = (change: (lines: string[]) => void): ReturnType<typeof mainTable> => {
  const lines = [HEAD, ...LINES];
  change(lines);
  return read(lines.join('\n') + '\n');
};

describe('what is no part of the table is left out', () => {
  test.each([
    ['a title', ['Sales of boots'], 1],
    ['a title and a blank row as wide as the table', ['Sales of boots,,,,', ',,,,'], 1],
    ['a title with its unit at the right', ['Sales of boots,,,,Unit: EUR'], 1],
    ['a merged title', ['Sales,Sales,Sales,Sales,Sales'], 1],
    ['two lines of preamble and a gap', ['Database: sales', 'Topic: boots', ''], 2],
    ['parameters in two columns', ['Author,Li', 'Made on,2021-04-01', ''], 2],
    ['a remark', ['# made by hand'], 1],
  ])('%s above', (_, above, left) => {
    const found = polluted((lines) => lines.unshift(...above));
    expect(found).toMatchObject(clean);
    expect(found.left).toHaveLength(left);
  });

  test.each([
    ['a note', ['Note: provisional']],
    ['a source after a gap', ['', 'Source: statistical office, 2021', '* estimated']],
    ['a note as wide as the table', [',,,,', '注：初步数,,,,']],
    ['blank lines', ['', '', '']],
    ['another table', ['', 'code,meaning', 'A,boots', 'B,hats']],
    ['a copy of the table', [HEAD, ...LINES]],
    ['the table again with a column less', [HEAD, ...LINES].map((row) => row.replace(/,[^,]*$/, ''))],
    ['the table again with a column more', [HEAD, ...LINES].map((row, i) => row + (i === 0 ? ',extra' : ','))],
  ])('%s below', (_, below) => {
    expect(polluted((lines) => lines.push(...below))).toMatchObject(clean);
  });

  test.each([
    ['a blank row', ''],
    ['a blank row as wide as the table', ',,,,'],
    ['the heading, as at the top of a printed page', HEAD],
    ['a remark', '# checked up to here'],
  ])('%s amidst', (_, amidst) => {
    expect(polluted((lines) => lines.splice(6, 0, amidst))).toMatchObject(clean);
  });
});

describe('the heading', () => {
  test('of two and three rows is joined by a blank', () => {
    expect(polluted((lines) => lines.unshift(HEAD)).header).toEqual(clean.header.map((text) => `${text} ${text}`));
    expect(read('area,births,,deaths,\n,male,female,male,female\nA,1,2,3,4\nB,5,6,7,8\n').header).toEqual([
      'area',
      'births male',
      'female',
      'deaths male',
      'female',
    ]);
    expect(read('县区,产值,人口\n,（万元）,（人）\n青溪县,12.5,300\n白沙县,13.5,280\n').header).toEqual([
      '县区',
      '产值 （万元）',
      '人口 （人）',
    ]);
  });

  test('says a merged cell once', () => {
    expect(read('area,births,births\narea,male,female\nA,1,2\nB,5,6\n').header).toEqual([
      'area',
      'births male',
      'births female',
    ]);
  });

  test('may be of years, may have gaps, may be all there is, and may be missing', () => {
    expect(read('Region,2020,2021\nA,1.5,2.5\nB,3.5,4.5\n').header).toEqual(['Region', '2020', '2021']);
    expect(read('id,,age\n1,John,30\n2,Julie,26\n').header).toEqual(['id', '', 'age']);
    expect(read(`${HEAD}\n`)).toMatchObject({ header: clean.header, rows: [] });
    expect(polluted((lines) => lines.shift())).toMatchObject({ header: null, rows: clean.rows });
  });

  test('of words over words is the first full row', () => {
    expect(read('Countries\n\ncountry,capital\nKenya,Nairobi\nPeru,Lima\n')).toMatchObject({
      header: ['country', 'capital'],
      rows: [
        ['Kenya', 'Nairobi'],
        ['Peru', 'Lima'],
      ],
    });
  });

  test('with an empty cell too many still names its columns', () => {
    expect(polluted((lines) => lines.splice(0, 1, 'day,id,,price,product,link'))).toMatchObject(clean);
  });
});

describe('rows with another number of cells', () => {
  test.each([0, 1, 2, 3, 4, 5])('an empty cell too many at %i is taken out', (at) => {
    const spoilt = cellsOf(line(5));
    spoilt.splice(at, 0, '');
    expect(polluted((lines) => lines.splice(5, 1, spoilt.join(',')))).toMatchObject(clean);
  });

  test('a separator that was not quoted is put back into its cell, where the columns say which it is', () => {
    const { rows } = polluted((lines) => lines.splice(5, 1, line(5).replace('Boots no', 'Boots, brown, no')));
    expect(rows[4]).toEqual(cellsOf(line(5)).map((cell) => cell.replace('Boots', 'Boots, brown,')));
  });

  test('are left as they are and told of where that cannot be told', () => {
    const found = read('id,name\n1,english\n2,german\n3,french,extra\n4,dutch\n');
    expect(found.rows[2]).toEqual(['3', 'french', 'extra']);
    expect(found.ragged).toEqual([3]);
    expect(polluted((lines) => lines.splice(5, 1, line(5).replace(',', ''))).ragged).toEqual([5]);
  });

  test('a row too short is filled up', () => {
    const found = read('id,name,age\n1,John\n2,Julie,26\n3,Bo,31\n');
    expect(found).toMatchObject({
      rows: [
        ['1', 'John', ''],
        ['2', 'Julie', '26'],
        ['3', 'Bo', '31'],
      ],
      ragged: [],
    });
  });

  test.each([';', '\t', '|', ' '])('a row that separates by %j is read so', (other) => {
    const quoted = line(5)
      .replace(/Boots no 5/, '"Boots no 5"')
      .replaceAll(',', other);
    expect(polluted((lines) => lines.splice(5, 1, quoted))).toMatchObject(clean);
    expect(polluted((lines) => lines.splice(0, 1, HEAD.replaceAll(',', other)))).toMatchObject(clean);
  });

  test('a sheet is told of, and where', async () => {
    const text = `${HEAD}\n${LINES.join('\n')}\n2021-04-01,A-1,2,x,https://example.org/1,too,much\n`;
    const { issues } = await readMainTable(new TextEncoder().encode(text), 'sales.csv');
    expect(issues).toMatchObject([{ severity: 'warning', code: 'rows_ragged', place: { row: 14 } }]);
  });
});

test('a table is written as RFC 4180 says', () => {
  expect(csvLine(['a', 'b "c"', 'd,e', 'f\ng', ''])).toBe('a,"b ""c""","d,e","f\ng",\r\n');
  expect(csvLine([''])).toBe('""\r\n');
});

test('an empty file has no table and says so', async () => {
  expect(await readMainTable(new Uint8Array(), 'x.csv')).toMatchObject({
    table: null,
    issues: [{ severity: 'error', code: 'empty_file' }],
  });
});

test('five megabytes are detected, read and aligned in well under a second of work', () => {
  const many = Array.from({ length: 75_000 }, (_, i) => line((i % 28) + 1));
  const text = [HEAD, ...many].join('\n');
  const from = process.cpuUsage();
  expect(read(text).rows).toHaveLength(75_000);
  const { user } = process.cpuUsage(from);
  console.log(`${(text.length / 1e6).toFixed(1)} MB in ${(user / 1e6).toFixed(2)} s of work`);
  expect(user / 1e6).toBeLessThan(3); // a slow machine, and the compiler's own work; measured 0.3 to 0.6 s
});
