import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine';
import { startNodeEngine } from '../../../src/engine/node';
import { gb18030Encoder } from '../../bench/files';
import { NO_CATALOG, cellByCell, inPieces, leftovers } from '../../support/bothWays';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(async () => {
  await engine.close();
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const unreadable = ({ plan }: Awaited<ReturnType<typeof inPieces>>): ReadonlySet<unknown> =>
  new Set(plan.issues.flatMap(({ code, params }) => (code === 'not_a_number' ? [params['text']] : [])));

async function sameBothWays(bytes: Uint8Array, step?: number): Promise<Awaited<ReturnType<typeof inPieces>>> {
  const small = await cellByCell(engine, bytes);
  const large = await inPieces(engine, bytes, step === undefined ? {} : { step });
  expect(large.plan.sheets.map(({ kind }) => kind)).toEqual(['facts_sql']);
  expect(small.plan.sheets.map(({ kind }) => kind)).toEqual(['facts']);
  expect(large.rows).toEqual(small.rows);
  expect(large.texts).toEqual(small.texts);
  expect(large.plan.newIndicators).toEqual(small.plan.newIndicators);
  // The engine groups equal texts of a column: each is told once, at its first cell.
  expect(unreadable(large)).toEqual(unreadable(small));
  expect(await leftovers(engine)).toEqual([]);
  return large;
}

const AREAS = ['青溪县', '白沙县', '临江县', '安平县', '东河县', '南山县'];
const lines = (count: number, of: (area: string, year: number, k: number) => string): string =>
  Array.from({ length: count }, (_, k) =>
    of(AREAS[k % AREAS.length] ?? '', 2001 + Math.floor(k / AREAS.length), k),
  ).join('');

/** Cells as offices write them: numbers plain, grouped, long, with blanks, brackets, signs and words. */
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -99_999, max: 9_999_999 }).map(String) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 999 }))
      .map(([a, b]) => `${a}.${b}`),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '"1,234"',
      '"12,345.60"',
      '"-1,000"',
      '0012',
      '.5',
      '5.',
      '1e5',
      '+7',
      '-0',
      '12.50',
      '(12)',
      '12%',
      '1.2万',
      '１２３',
      '—',
      '-',
      '…',
      'N/A',
      '',
      '  ',
      '\u3000',
      ' 12.5 ',
      '12 ',
      '\t8',
      '*',
      '无',
      '12345678901234567890',
      '0.1234567890123456',
      '1_000',
      'inf',
      'nan',
      '#REF!',
      '123①',
      '"8\n9"',
      '"say ""no"""',
    ),
  },
);

test('a tidy file with odd cells gives the same facts, places and texts by the engine as cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, fc.integer({ min: 0, max: 9 })), { minLength: 60, maxLength: 90 }),
      fc.integer({ min: 700, max: 3000 }),
      fc.boolean(),
      async (cells, step, crlf) => {
        const body = lines(cells.length, (area, year, k) => {
          const [value = '', gap = 9] = cells[k] ?? [];
          return `${area},${year},专利授权量,${value},件\n${gap === 0 ? '\n' : ''}`;
        });
        // Plain rows at the end: half of the column is numbers, whatever was drawn.
        const plain = lines(90, (area, year, k) => `${area},${year + 40},专利授权量,${k * 7}.5,件\n`);
        const text = `地区,年份,指标,数值,单位\n${body}${plain}`;
        await sameBothWays(utf8(crlf ? text.replaceAll('\n', '\r\n') : text), step);
      },
    ),
    { numRuns: 6, seed: 20_250_501 },
  );
}, 300_000);

test('years across give the same facts by the engine as cell by cell', async () => {
  const head = `地区,${Array.from({ length: 12 }, (_, y) => `${2010 + y}年`).join(',')}\n`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 120, maxLength: 120 }),
      fc.integer({ min: 700, max: 2500 }),
      async (cells, step) => {
        const odd = Array.from(
          { length: 10 },
          (_, r) => `县${r}镇,${cells.slice(r * 12, r * 12 + 12).join(',')}\n`,
        ).join('');
        const plain = Array.from(
          { length: 40 },
          (_, r) => `青溪${r}县,${Array.from({ length: 12 }, (_, y) => r * 100 + y).join(',')}\n`,
        );
        await sameBothWays(utf8(`${head}${plain.join('')}${odd}`), step);
      },
    ),
    { numRuns: 3, seed: 7 },
  );
}, 300_000);

test('indicators across, with units in their heads, give the same facts by the engine as cell by cell', async () => {
  const text = `地区,年份,专利授权量（件）,地区生产总值（亿元）,新能源汽车产量（辆）\n${lines(80, (area, year, k) => `${area},${year},${k},${k}.25,"${k},${100 + k}"\n`)}`;
  const { rows } = await sameBothWays(utf8(text), 300);
  expect(rows).toHaveLength(240);
});

test('blank lines and quoted line ends do not shift the rows of the cells behind them', async () => {
  const filler = lines(60, (area, year, k) => `${area},${year},专利授权量,${k},件\n${k % 3 === 0 ? '\n\n' : ''}`);
  const text = `地区,年份,指标,数值,单位\n\n"青溪\n县",1999,专利授权量,1,件\n\n${filler}\n\n末县,2023,专利授权量,77,件\n\n\n`;
  const { rows } = await sameBothWays(utf8(text), 400);
  const row = text.slice(0, text.indexOf('末县')).split('\n').length - 1; // one line end is within quotes
  expect((rows.at(-1) as unknown[]).slice(-2)).toEqual([row, 4]);
});

test('a file in GB18030 that is cut between any two lines gives the same facts', async () => {
  const encode = gb18030Encoder();
  const text = `地区,年份,指标,数值,单位\n${lines(200, (area, year, k) => `${area},${year},地区生产总值,${k}.5,亿元\n`)}`;
  const large = await sameBothWays(encode(text), 811);
  expect(large.plan.source.encoding).toBe('gb18030');
  expect(large.rows).toHaveLength(200);
});

test('areas and indicators that come up late in a file are read like those at its beginning', async () => {
  const late = Array.from(
    { length: 300 },
    (_, k) => `新${k}县,${2000 + (k % 3)},指标${Math.floor(k / 100)},${k},${k < 250 ? '件' : '万件'}\n`,
  );
  const text = `地区,年份,指标,数值,单位\n${lines(60, (area, year, k) => `${area},${year},专利授权量,${k},件\n`)}${late.join('')}`;
  const { rows } = await sameBothWays(utf8(text), 500);
  expect(rows).toHaveLength(360);
});

test('rows that are out of shape are told with their row, and what is right around them is read', async () => {
  const text = `地区,年份,指标,数值,单位\n${lines(60, (area, year, k) => `${area},${year},专利授权量,${k},件\n`)}临江县,2023,专利授权量,1,234,件,多\n临江县,去年,专利授权量,6,件\n安平县,2024,专利授权量,9,件\n`;
  const { rows, plan } = await inPieces(engine, utf8(text), { step: 400 });
  expect(rows).toHaveLength(61);
  const places = plan.issues.flatMap(({ code, place: { row } }) =>
    code === 'irregular_rows' || code === 'period_unreadable' ? [[code, row]] : [],
  );
  expect(places).toEqual(
    expect.arrayContaining([
      ['irregular_rows', 62],
      ['period_unreadable', 63],
    ]),
  );
});

test('a quote that is never closed does not swallow the rest: the engine gives the file back', async () => {
  const text = `地区,年份,指标,数值,单位\n${lines(60, (area, year, k) => `${area},${year},专利授权量,${k},件\n`)}"青溪县,2030,专利授权量,6,件\n${lines(60, (area, year, k) => `${area},${year + 40},专利授权量,${k},件\n`)}`;
  const { plan } = await inPieces(engine, utf8(text), { step: 600 });
  expect(plan.sheets.map(({ kind }) => kind)).toEqual(['unread']);
  expect(plan.issues.map(({ code }) => code)).toContain('not_loaded');
  expect(await leftovers(engine)).toEqual([]);
});

test('bytes that are no text of the encoding are replaced and counted, and the rest is read', async () => {
  const text = `地区,年份,指标,数值,单位\n${lines(120, (area, year, k) => `${area},${year},专利授权量,${k},件\n`)}`;
  const bytes = utf8(text);
  const at = bytes.length - 10;
  bytes[at] = 0xff;
  const { rows, plan } = await inPieces(engine, bytes, { step: 1000 });
  expect(rows).toHaveLength(120);
  expect(plan.issues.map(({ code }) => code)).toContain('bad_characters');
});

test('names with their codes in front and sums below the name of a wider area are the same', async () => {
  const invented = (k: number): string => `${'东西南北中上'.charAt(k % 6)}沟坎县`;
  const rows = lines(60, (_, year, k) => `${year},91${k % 6}0 ${invented(k)},件,${k * 3 + 1}\n`);
  const coded = await sameBothWays(utf8(`年份,地区,单位,专利授权量\n${rows}`));
  expect(coded.plan.newAreas.map(({ code }) => code)).toContain('9100');
  const sum = (year: number, k: number): string => (k % 6 === 0 ? `${year},北原省,合计,${k + 100000}\n` : '');
  const states = lines(60, (_, year, k) => `${year},北原省,${invented(k)},${k}\n${sum(year, k)}`);
  const summed = await sameBothWays(utf8(`年份,省份,县,产量\n${states}`));
  expect(summed.plan.newAreas.map(({ names }) => names[0]?.name)).toContain('北原省');
});

test('the units that rows of a large file state are kept with its profile, and another one in the next file is told', async () => {
  const text = (unit: string): string =>
    `年份,地区,指标,单位,数值\n${lines(60, (area, year, k) => `${year},${area},工业投资,${unit},${k + 1}\n`)}`;
  const first = await inPieces(engine, utf8(text('万元')));
  const [sheet] = first.plan.sheets;
  const profile = sheet && sheet.kind === 'facts_sql' ? sheet.teaches : undefined;
  if (!profile) throw new Error('no profile was learnt');
  expect(profile.learnt?.rowUnits).toEqual({ 工业投资: '万元' });
  const catalog = { ...NO_CATALOG, indicators: [...first.plan.newIndicators], areas: [...first.plan.newAreas] };
  const second = await inPieces(engine, utf8(text('亿元')), { catalog, profiles: [profile] });
  expect(second.plan.issues).toContainEqual(
    expect.objectContaining({
      code: 'profile_unit_changed',
      params: { column: '工业投资', was: '万元', now: '亿元' },
    }),
  );
  const same = await inPieces(engine, utf8(text('万元')), { catalog, profiles: [profile] });
  expect(same.plan.issues.map(({ code }) => code)).not.toContain('profile_unit_changed');
});

test('a name that says 累计 counts from January in rows as well, and its month twice over is one place', async () => {
  const row = (area: string, month: number, k: number): string =>
    `${area},2024年${month}月,工业增加值_累计值,亿元,${10 * month + k}.5\n${area},2024年${month}月,工业用电量,万千瓦时,${100 + month}\n`;
  const large = await sameBothWays(
    utf8(
      `地区,时期,指标,单位,数值\n${AREAS.map((area, k) => [2, 3, 4, 5].map((m) => row(area, m, k)).join('')).join('')}`,
    ),
  );
  const spans = new Set(
    large.rows.map((one) => JSON.stringify(one)).flatMap((text) => /\b24\d{3},\d+\b/.exec(text) ?? []),
  );
  const january = 2024 * 12;
  expect([...spans].sort()).toEqual(
    [2, 3, 4, 5].flatMap((month) => [`${january},${month}`, `${january + month - 1},1`]).sort(),
  );
  const twice = AREAS.flatMap((area) => [
    `${area},2024年3月,用水量_累计值,万吨,8`,
    `${area},2024年1-3月,用水量_累计值,万吨,9`,
  ]);
  const told = await sameBothWays(utf8(`地区,时期,指标,单位,数值\n${twice.join('\n')}\n`));
  expect(told.plan.issues.map(({ code }) => code)).toContain('duplicate_differs');
});

test('periods in the names of a long table are read alike in pieces, with and without a year of the whole', async () => {
  const names = ['Labour_force_2019', 'Labour_force_2020', '"Adults with a degree, 2017-21"', 'Size_class'];
  const rows = lines(400, (area, year, k) => `${area}${year},${names[k % 4] ?? ''},${k}\n`);
  const large = await sameBothWays(utf8(`县区,Attribute,Value\n${rows.replace(/Size_class/g, 'Size_2013')}`), 500);
  expect(large.plan.newIndicators.map(({ names: [name] }) => name?.name)).toContain('Labour_force');
});
