import { describe, expect, test } from 'vitest';
import { detectDialect, kindOf } from '../../../../src/ingest/dialect';
import { parseDelimited } from '../../../../src/ingest/read/delimited';
import { rowsOfText } from '../../../../src/ingest/table';

const rows = [
  ['县区', '年份', '专利授权（件）', '备注'],
  ['青溪县', '2021', '120', '初步数'],
  ['白沙县', '2021', '88', ''],
  ['云峰县', '2022', '1110', '含开发区'],
  ['河口区', '2022', '95', ''],
];
const written = (delimiter: string, quote = ''): string =>
  rows.map((row) => row.map((cell) => quote + cell + quote).join(delimiter)).join('\n') + '\n';

describe('the separator is found', () => {
  const separators = [',', ';', '\t', '|', '^', '~', ':', '#', '=', '¦', '§', '\u0001', '||', '::', '|~|', ', ', ' | '];
  test.each(separators)('as %j', (delimiter) => {
    expect(detectDialect(written(delimiter))).toMatchObject({ dialect: { delimiter }, width: 4 });
    expect(detectDialect(written(delimiter, '"'))).toMatchObject({ dialect: { delimiter, quote: '"' }, width: 4 });
  });

  test.each([
    ['decimal commas', 'Ort;Menge;Preis\nUlm;1,5;2,50\nBonn;3,5;4,75\n', ';'],
    [
      'decimal commas behind a comma and a blank',
      'Ort, Tag, Preis\nUlm, 01.03.2021, 2,50\nBonn, 02.03.2021, 4,75\n',
      ', ',
    ],
    ['days and times', 'day time n\n2021-03-01 10:30 4\n2021-03-02 11:45 12\n', ' '],
    [
      'a tab before every comma',
      '数据库：年度数据\n地区\t,2022年\t,2021年\t\n北京市\t,1.2\t,3\t\n天津市\t,3.4\t,5\t\n',
      '\t,',
    ],
    ['sentences with commas', 'id;text\n1;"First, second, third."\n2;"One, two."\n3;"Yes, no, maybe, so."\n', ';'],
    ['a line that Excel wrote for itself', 'sep=#\na#b\n1#2,3\n', '#'],
  ])('among %s', (_, text, delimiter) => {
    expect(detectDialect(text).dialect.delimiter).toBe(delimiter);
  });

  test.each(['one column\n1\n2\n', 'names\nAnna Schmidt\nBo Li\nJo Roe\n', 'day\n2021-03-01\n2021-03-02\n'])(
    'or that there is none: %j',
    (text) => {
      expect(detectDialect(text)).toMatchObject({ dialect: { delimiter: '' }, width: 1 });
    },
  );
});

describe('quotes and escapes', () => {
  test('apostrophes enclose cells, and inside them they need not be doubled', () => {
    const text = "id,name\n1,'Men's boots, brown'\n2,'Hats, all'\n3,'Kids' shoes'\n";
    expect(detectDialect(text).dialect.quote).toBe("'");
    expect(rowsOfText(text, 'x').cells.map(([, name]) => name)).toEqual([
      'name',
      "Men's boots, brown",
      'Hats, all',
      "Kids' shoes",
    ]);
  });

  test('apostrophes that begin words enclose nothing', () => {
    expect(detectDialect("who,when\n't Hooft,'90s\nO'Hara,'80s\nLi,'70s\n").dialect.quote).toBe('"');
  });

  test('a backslash is an escape where it makes quotes text, and else a sign like others', () => {
    const escaped = 'id,name\n1,"a 48\\" table, round"\n2,"8\\" pipe, C:\\data"\n3,"plain, too"\n';
    expect(rowsOfText(escaped, 'x').cells.map(([, name]) => name)).toEqual([
      'name',
      'a 48" table, round',
      '8" pipe, C:\\data',
      'plain, too',
    ]);
    expect(detectDialect('id,path\n1,"C:\\a\\"\n2,"D:\\b\\"\n3,"E:\\"\n').dialect.escape).toBe('');
  });

  test('a backslash before separators makes them text', () => {
    expect(rowsOfText('id,name,n\n1,Rock\\, Paper,5\n2,Tom\\, Jerry,7\n3,Solo,9\n', 'x').cells[1]).toEqual([
      '1',
      'Rock, Paper',
      '5',
    ]);
  });
});

describe('quotes that break the rules neither swallow nor shift what follows', () => {
  const table = (third: string): string =>
    `day,id,product,price\n2021-03-01,A-1,"Boots, brown",7.5\n${third}\n2021-03-03,A-3,"Hats, all",9.5\n`;
  const third = (line: string): readonly string[] | undefined => rowsOfText(table(line), 'x').cells[2];

  test.each([
    ['a quote too many before a day', '"2021-03-02,A-2,"Socks, red",8', ['"2021-03-02', 'A-2', 'Socks, red', '8']],
    [
      'a quote too many before a quoted cell',
      '2021-03-02,A-2,""Socks, red",8',
      ['2021-03-02', 'A-2', '"Socks, red', '8'],
    ],
    [
      'a quote too many before the last cell',
      '2021-03-02,A-2,"Socks, red","8',
      ['2021-03-02', 'A-2', 'Socks, red', '"8'],
    ],
    ['undoubled quotes inside', '2021-03-02,A-2,"Socks, "red"",8', ['2021-03-02', 'A-2', 'Socks, "red"', '8']],
    [
      'an inch sign before the closing quote',
      '2021-03-02,A-2,"Table, 48"",8',
      ['2021-03-02', 'A-2', 'Table, 48"', '8'],
    ],
    ['an inch sign amidst', '2021-03-02,A-2,"A 9" rod, red",8', ['2021-03-02', 'A-2', 'A 9" rod, red', '8']],
  ])('%s', (_, line, cells) => {
    const { cells: read, issues } = rowsOfText(table(line), 'x');
    expect(read[2]).toEqual(cells);
    expect(read).toHaveLength(4);
    expect(issues.map(({ code, place }) => [code, place.row])).toContainEqual([expect.stringMatching(/quote/), 3]);
  });

  test('a quote that closes in another line belongs to that line', () => {
    expect(third('"2021-03-02,A-2,Socks,8')).toEqual(['"2021-03-02', 'A-2', 'Socks', '8']);
  });

  test('line ends inside quotes stay', () => {
    expect(rowsOfText('a,b\r\n1,"two\r\nlines"\r\n3,x\r\n', 'x').cells[1]).toEqual(['1', 'two\r\nlines']);
  });
});

test.each(['\n', '\r\n', '\r'])('lines end in %j', (end) => {
  expect(parseDelimited(['a,b', '1,2', ''].join(end), ',').rows).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test.each([
  ['1,234.5', 'number'],
  ['1 234,5', 'number'],
  ['$74.69', 'money'],
  ['5%', 'percent'],
  ['2023年1月', 'day'],
  ['28/01/2018', 'day'],
  ['08:30', 'time'],
  ['2020-01-01T15:00:00Z', 'moment'],
  ['MG-8769', 'code'],
  ['https://example.org/a', 'address'],
  ['—', 'empty'],
  ['青溪县', 'word'],
  ['2021-03-01 10:30 4', 'text'],
  ['7;8', 'text'],
])('%s looks like %s', (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});
