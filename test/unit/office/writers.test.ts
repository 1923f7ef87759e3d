import { strFromU8, unzipSync } from 'fflate';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { HANDOUT, OFFICIAL, writeCsv, writeDocx, writeJob, writePptx, writeXlsx } from '../../../src/office';
import { sheetNames } from '../../../src/office/xlsx/package';
import type { ChartData, ReportAbout } from '../../../src/view';
import { officeProblems } from '../../support/ooxml';
import { galleryTable, many } from './tables';

const table = galleryTable();
const about: ReportAbout = {
  name: '口径与来源',
  title: '各列怎样算出',
  lines: [['数据截至', '2024-12-31']],
  heads: ['列', '算式'],
  rows: [['专利授权量 2024年', '=[专利授权量]']],
};
const xlsx = (more = {}) => writeXlsx({ table, name: '县际对比', about, notes: true, asShown: false, ...more });
const text = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
const line: ChartData = {
  native: 'line',
  kind: 'line',
  title: '青溪县专利授权量2024年增长13.0%',
  subtitle: '件，2022—2024年',
  notes: [],
  unit: '件',
  decimals: 0,
  categories: ['2022年', '2023年', '2024年'],
  series: [
    { name: '青溪县', home: true, color: 'AD3226', values: [410, null, 512], texts: ['410', '未报', '512'] },
    { name: '临江县', home: false, color: '8A94A0', values: [470, 498, 530], texts: ['470', '498', '530'] },
  ],
};

describe('A workbook', () => {
  test('keeps to what the format asks', async () => {
    expect(officeProblems(await xlsx())).toEqual([]);
  });

  test('shows every figure as the grid shows it, and holds it as a number', async () => {
    const book = read(await xlsx(), { cellNF: true });
    const sheet = book.Sheets['县际对比'];
    if (!sheet) throw new Error('no sheet');
    const shown = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false }).slice(3, 3 + table.rows.length);
    const plain = (texts: readonly string[]): readonly string[] => texts.map((each) => each.replaceAll('−', '-'));
    expect(shown).toEqual(
      table.rows.map((row) =>
        plain([`${row.names[0] ?? ''}${row.marks}`, ...row.cells.map(({ text: t, marks }) => t + marks)]),
      ),
    );
    const values = utils.sheet_to_json<unknown[]>(sheet, { header: 1 })[3];
    expect(values?.slice(1, 4)).toEqual([453, 512, 59 / 453]);
  });

  test('with values as shown holds what is printed', async () => {
    const sheet = read(await xlsx({ asShown: true })).Sheets['县际对比'];
    expect(utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1 })[3]?.[3]).toBe(0.13);
  });

  test('says on its second sheet how each column is computed, and text that begins with = stays text', async () => {
    const bytes = await xlsx();
    const book = read(bytes, { cellFormula: true });
    expect(book.SheetNames).toEqual(['县际对比', '口径与来源']);
    const cell: unknown = book.Sheets['口径与来源']?.['B5'];
    expect(cell).toMatchObject({ t: 's', v: '=[专利授权量]' });
    expect(cell).not.toHaveProperty('f');
    expect(text(bytes, 'xl/styles.xml')).toContain('quotePrefix="1"');
  });

  test('freezes names and heads, repeats the heads in print, and lies sideways where it is wide', async () => {
    const bytes = await xlsx();
    const sheet = text(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane xSplit="1" ySplit="3" topLeftCell="B4"');
    expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(sheet).toContain('<mergeCell ref="B2:E2"/>');
    expect(text(bytes, 'xl/workbook.xml')).toContain(`'县际对比'!$2:$3</definedName>`);
  });

  test('takes names of sheets that programs refuse, and each once', () => {
    expect(sheetNames(['a/b:c', 'A b c', '', '很长'.repeat(20), "'x'"])).toEqual([
      'a b c',
      'A b c 2',
      'Sheet',
      '很长'.repeat(15) + '很',
      'x',
    ]);
  });

  test('of three thousand rows and sixty columns is written within seconds', async () => {
    const large = many(table, 5, 300);
    const from = performance.now();
    const bytes = await writeXlsx({ table: large, name: 'a', about: null, notes: false, asShown: false });
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(bytes.length).toBeGreaterThan(100_000);
  });
});

describe('A document', () => {
  test('keeps to what the format asks, with a table, a native chart, bound numbers and both looks', async () => {
    const chart = { kind: 'chart', title: line.title, data: line, widthCm: 14, heightCm: 8, alt: '图' } as const;
    const bound = {
      kind: 'paragraph',
      parts: [{ text: '专利' }, { text: '512件', bound: { id: 'n-1', title: '专利授权量' } }],
    } as const;
    const official = await writeDocx({
      title: '总结',
      look: OFFICIAL,
      orientation: 'portrait',
      blocks: [
        { kind: 'title', text: '总结' },
        { kind: 'heading', level: 1, parts: [{ text: '一、总体' }] },
        bound,
        chart,
        { kind: 'table', table, caption: true, notes: true },
      ],
    });
    expect(officeProblems(official)).toEqual([]);
    const handout = await writeDocx({
      title: '表',
      look: HANDOUT,
      orientation: 'auto',
      blocks: [{ kind: 'table', table: many(table, 4, 3), caption: true, notes: true }, chart],
    });
    expect(officeProblems(handout)).toEqual([]);
  });

  test('has the type area, typefaces and line distance of an official document', async () => {
    const bytes = await writeDocx({
      title: '',
      look: OFFICIAL,
      orientation: 'portrait',
      blocks: [{ kind: 'paragraph', parts: [{ text: '全县' }] }],
    });
    const body = text(bytes, 'word/document.xml');
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="1683[78]"/);
    expect(body).toContain('w:top="2098"'); // 37 mm
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(body).toContain('<w:sz w:val="32"/>'); // 三号
    expect(body).toMatch(/w:line="579" w:lineRule="exact"/);
    expect(text(bytes, 'word/settings.xml')).toContain('evenAndOddHeaders');
  });

  test('holds a bound number in a content control and in a bookmark of its own', async () => {
    const parts = ['a', 'b'].map((id) => ({ text: '512件', bound: { id, title: '专利 <授权>' } }));
    const body = text(
      await writeDocx({ title: '', look: OFFICIAL, orientation: 'portrait', blocks: [{ kind: 'paragraph', parts }] }),
      'word/document.xml',
    );
    expect(body.match(/<w:sdt>/g)).toHaveLength(2);
    expect(body).toContain('<w:alias w:val="专利 &lt;授权&gt;"/><w:tag w:val="a"/>');
    expect(body).toContain('w:name="n_a"');
  });

  test('repeats the heads of a table on every page and keeps rows whole', async () => {
    const body = text(
      await writeDocx({
        title: '',
        look: HANDOUT,
        orientation: 'auto',
        blocks: [{ kind: 'table', table, caption: true, notes: true }],
      }),
      'word/document.xml',
    );
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(table.rows.length + 2);
  });
});

describe('A presentation', () => {
  test('keeps to what the format asks, and its chart can be edited: two axes, a gap for a missing value, numbers in a workbook', async () => {
    const bytes = await writePptx({
      title: '对比',
      slides: [
        { kind: 'chart', title: line.title, data: line, notes: ['来源：2024年专利.xlsx'], alt: '图' },
        { kind: 'chart', title: '位次', data: { ...line, native: 'bar' }, notes: [], alt: '图' },
        { kind: 'table', table: many(table, 1, 4), notes: true },
        { kind: 'table', table, notes: true },
      ],
    });
    expect(officeProblems(bytes)).toEqual([]);
    const files = unzipSync(bytes);
    const charts = Object.keys(files).filter((path) => /ppt\/charts\/chart\d+\.xml$/.test(path));
    expect(charts).toHaveLength(2);
    const embedded = Object.keys(files).filter((path) => /embeddings\/.*\.xlsx$/.test(path));
    const numbers = embedded.map((path) =>
      utils.sheet_to_json<unknown[]>(Object.values(read(files[path] ?? new Uint8Array()).Sheets)[0] ?? {}, {
        header: 1,
      }),
    );
    expect(numbers[0]?.[3]).toEqual(['2024年', 512, 530]);
    expect(numbers[0]?.[2]?.[1] ?? null).toBeNull();
  });

  test('goes on over several slides where a table is long, heads on each', async () => {
    const files = unzipSync(
      await writePptx({ title: 'x', slides: [{ kind: 'table', table: many(table, 1, 4), notes: true }] }),
    );
    const slides = Object.keys(files).filter((path) => /ppt\/slides\/slide\d+\.xml$/.test(path));
    expect(slides.length).toBeGreaterThan(2);
    for (const path of slides) expect(strFromU8(files[path] ?? new Uint8Array())).toContain('专利授权量（件）');
  });
});

describe('CSV', () => {
  test('is text that spreadsheets take for what it is', () => {
    const risky = {
      ...table,
      rows: [{ names: ['=HYPERLINK("x")'], marks: '', kind: 'plain' as const, cells: table.rows[2]?.cells ?? [] }],
    };
    const bytes = writeCsv(risky);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]); // so that Excel knows it for UTF-8
    const lines = strFromU8(bytes).split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff?地区,专利授权量（件） · 2023年,/);
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x""\)",327,301,-8.0%,/);
  });
});

test('a job writes the rows that came after it, and a chart that no program draws as a picture', async () => {
  const png = new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
  const chart = { title: '图', heading: '图', notes: [], alt: '热力图', widthCm: 10, heightCm: 6, data: null, png };
  const job = {
    format: 'docx',
    table: { ...table, rows: [] },
    chart,
    title: '表',
    notes: true,
    about: null,
    asShown: false,
    orientation: 'auto',
  } as const;
  const bytes = await writeJob(job, table.rows);
  expect(officeProblems(bytes)).toEqual([]);
  expect(text(bytes, 'word/document.xml')).toContain('青溪县');
  expect(Object.keys(unzipSync(bytes)).some((path) => path.endsWith('.png'))).toBe(true);
});
