import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexCatalog, type CatalogData } from '../../../src/catalog';
import { correct, corrected, pointed, type Correction, type Selection, type Verb } from '../../../src/ingest/correct';
import { planSource, type FactsRecipe, type RawSheet, type RawSource, type Recipe } from '../../../src/ingest';
import { inferRecipe } from '../../../src/ingest/layout/infer';

const EMPTY: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };
const where = { catalog: indexCatalog(EMPTY), file: '专利.csv' };
const sheetOf = (...lines: readonly string[]): RawSheet => ({
  name: '表',
  cells: lines.map((line) => line.split(',')),
});

/** Facts of one sheet as `area period indicator value unit`, under what a person said. */
function facts(sheet: RawSheet, said: readonly Correction[], file = '专利.csv'): readonly string[] {
  const source: RawSource = { name: file, sha256: '', size: 0, format: 'csv', sheets: [sheet], issues: [] };
  const plan = planSource(source, EMPTY, [], { [file]: { corrections: { [sheet.name]: said } } });
  const [first] = plan.sheets;
  if (first?.kind !== 'facts') return [];
  const { facts: f } = first;
  const unit = (key: string): string => plan.newIndicators.find((one) => one.key === key)?.unit ?? '';
  const name = (key: string): string => plan.newIndicators.find((one) => one.key === key)?.names[0]?.name ?? key;
  const area = (key: string): string => plan.newAreas.find((one) => one.key === key)?.names[0]?.name ?? key;
  return Array.from({ length: f.length }, (_, i) => {
    const indicator = f.indicators[f.indicator[i] ?? 0] ?? '';
    const year = Math.floor((f.m0[i] ?? 0) / 12);
    return `${area(f.areas[f.area[i] ?? 0] ?? '')} ${year}/${f.n[i]} ${name(indicator)} ${f.value[i]}${unit(indicator)}`;
  });
}
const inferred = (sheet: RawSheet): Recipe | null => inferRecipe(sheet, where.catalog, where.file).recipe;
const factsRecipe = (recipe: Recipe | null): FactsRecipe => {
  if (recipe?.kind !== 'facts') throw new Error('no recipe of facts');
  return recipe;
};
const roles = (recipe: Recipe | null): readonly string[] => factsRecipe(recipe).columns.map(({ role }) => role);

const PLAIN = sheetOf('地区,2022年,2023年', '青溪县,10,11', '白沙县,20,21', '合计,30,32');

describe('what a person points at', () => {
  test('“this is the header” of a table whose header was not found makes its facts', () => {
    const sheet = sheetOf('2023,2024,2025,1', '单位,2022年,2023年,x', '青溪县,10,11,a', '白沙县,20,21,b');
    const said: Correction[] = [
      { do: 'header', rows: { from: 1, to: 1 } },
      { do: 'columns', columns: [0], are: 'area_name' },
      { do: 'say', part: 'indicator', text: '专利' },
    ];
    expect(facts(sheet, said)).toEqual([
      '青溪县 2022/12 专利 10',
      '青溪县 2023/12 专利 11',
      '白沙县 2022/12 专利 20',
      '白沙县 2023/12 专利 21',
    ]);
  });

  test('a header pointed at last does not undo what was said of columns and unit before', () => {
    const sheet = sheetOf('各县,,', '地区,甲,乙', '青溪县,10,11', '白沙县,20,21');
    const unit: Correction = { do: 'say', part: 'unit', text: '万元' };
    const period: Correction = { do: 'say', part: 'period', text: '2023年' };
    const skip: Correction = { do: 'columns', columns: [2], are: 'skip' };
    const header: Correction = { do: 'header', rows: { from: 1, to: 1 } };
    const expected = ['青溪县 2023/12 甲 10万元', '白沙县 2023/12 甲 20万元'];
    expect(facts(sheet, [unit, period, skip, header])).toEqual(expected);
    expect(facts(sheet, [header, skip, period, unit])).toEqual(expected);
  });

  test('“the data begin here” and “end here” leave the rows outside out', () => {
    const said: Correction[] = [
      { do: 'data_begins', row: 2 },
      { do: 'data_ends', row: 2 },
    ];
    expect(facts(PLAIN, said)).toEqual(['白沙县 2022/12 专利 20', '白沙县 2023/12 专利 21']);
  });

  test('“these are years” of a row of heads gives each column below its year', () => {
    const sheet = sheetOf('地区,收入22,收入23', '青溪县,10,11', '白沙县,20,21');
    expect(facts(sheet, [{ do: 'heads', rows: { from: 0, to: 0 }, columns: [1, 2], are: 'period' }])).toEqual([]);
    const two = sheetOf('地区,a,b', ',2022,2023', '青溪县,10,11', '白沙县,20,21');
    expect(
      facts(two, [
        { do: 'header', rows: { from: 0, to: 1 } },
        { do: 'heads', rows: { from: 1, to: 1 }, columns: [1, 2], are: 'period' },
        { do: 'heads', rows: { from: 0, to: 0 }, columns: [1, 2], are: 'area' },
        { do: 'columns', columns: [0], are: 'indicator' },
      ]),
    ).toEqual(['a 2022/12 青溪县 10', 'b 2023/12 青溪县 11', 'a 2022/12 白沙县 20', 'b 2023/12 白沙县 21']);
  });

  test('“this column is the same period last year” and “growth” speak of the value on their left', () => {
    const sheet = sheetOf('地区,收入(万元),甲,乙', '青溪县,110,100,10', '白沙县,220,200,10');
    const recipe = corrected(
      inferred(sheet),
      [
        { do: 'say', part: 'period', text: '2023年' },
        { do: 'columns', columns: [2], are: 'base' },
        { do: 'columns', columns: [3], are: 'growth' },
      ],
      sheet,
      where,
    );
    expect(factsRecipe(recipe).columns.slice(1)).toEqual([
      { at: 1, role: 'value', indicator: '收入', unit: '万元' },
      { at: 2, role: 'base', indicator: '收入', unit: '万元' },
      { at: 3, role: 'growth', indicator: '收入' },
    ]);
  });

  test('“unit is 万元” of the sheet, of some columns, and of none any more', () => {
    const [say, some] = [
      { do: 'say', part: 'unit', text: ' 万元 ' },
      { do: 'say', part: 'unit', text: '亿元', columns: [2] },
    ] as const;
    const recipe = factsRecipe(corrected(inferred(PLAIN), [say, some], PLAIN, where));
    expect(recipe.whole.unit).toBe('万元');
    expect(recipe.columns[2]).toMatchObject({ unit: '亿元' });
    expect(recipe.columns[1]).not.toHaveProperty('unit');
    const none = factsRecipe(correct(recipe, { do: 'say', part: 'unit', text: '' }, PLAIN, where));
    expect(none.whole).not.toHaveProperty('unit');
  });

  test('“—” means what the person says, in this sheet', () => {
    const recipe = correct(
      factsRecipe(inferred(PLAIN)),
      { do: 'symbol', symbol: '△', means: 'below_unit' },
      PLAIN,
      where,
    );
    expect(factsRecipe(recipe).symbols).toMatchObject({ '△': 'below_unit', 'N/A': 'missing' });
  });

  test('a period that cannot be read changes nothing', () => {
    const recipe = factsRecipe(inferred(PLAIN));
    expect(correct(recipe, { do: 'say', part: 'period', text: '某年' }, PLAIN, where)).toEqual(recipe);
  });

  test('one column names the areas: another that did is read no more; of two side by side the left one is the area above', () => {
    const sheet = sheetOf('市,县,2022年,2023年', '云溪市,青溪县,1,2', '云溪市,白沙县,3,4');
    const one = correct(factsRecipe(inferred(sheet)), { do: 'columns', columns: [0], are: 'area_name' }, sheet, where);
    expect(roles(one).filter((role) => role === 'area_name')).toHaveLength(1);
    const two = correct(one, { do: 'columns', columns: [0, 1], are: 'area_name' }, sheet, where);
    expect(roles(two).slice(0, 2)).toEqual(['parent', 'area_name']);
  });

  test('rows left out are read again when the person says so, and rows beyond the data stretch it', () => {
    const base = factsRecipe(inferred(PLAIN));
    const out = factsRecipe(correct(base, { do: 'rows', rows: [{ from: 2, to: 2 }], read: false }, PLAIN, where));
    expect(out.skipRows).toContain(2);
    const back = factsRecipe(correct(out, { do: 'rows', rows: [{ from: 2, to: 2 }], read: true }, PLAIN, where));
    expect(back.skipRows).not.toContain(2);
    const short = factsRecipe(correct(base, { do: 'data_ends', row: 1 }, PLAIN, where));
    const long = factsRecipe(correct(short, { do: 'rows', rows: [{ from: 3, to: 3 }], read: true }, PLAIN, where));
    expect(long.data.to).toBe(4);
    expect(long.skipRows).toContain(2);
  });

  test('a table of facts can be a ledger, and its columns typed', () => {
    const sheet = sheetOf('名称,所在县,金额', '甲,青溪县,10', '乙,白沙县,20');
    const recipe = corrected(
      inferred(sheet),
      [
        { do: 'kind', kind: 'ledger' },
        { do: 'ledger_columns', columns: [1], role: 'area_name' },
        { do: 'ledger_columns', columns: [0], role: 'skip' },
      ],
      sheet,
      where,
    );
    expect(recipe).toMatchObject({
      kind: 'ledger',
      columns: [{ role: 'skip' }, { role: 'area_name' }, { type: 'number' }],
    });
  });

  test('a sheet in which no period was found is read once the person says which', () => {
    const sheet = sheetOf('地区,收入', '青溪县,10', '白沙县,20');
    expect(facts(sheet, [])).toEqual([]);
    expect(facts(sheet, [{ do: 'say', part: 'period', text: '2023年上半年' }])).toEqual([
      '青溪县 2023/6 收入 10',
      '白沙县 2023/6 收入 20',
    ]);
  });
});

describe('what is meant by a word said of a selection', () => {
  const recipe = inferred(PLAIN);
  const of = (rows: [number, number], columns: [number, number], whole?: Selection['whole']): Selection => ({
    rows: { from: rows[0], to: rows[1] },
    columns: { from: columns[0], to: columns[1] },
    ...(whole ? { whole } : {}),
  });
  const cells = (selection: Selection): readonly (readonly string[])[] =>
    PLAIN.cells
      .slice(selection.rows.from, selection.rows.to + 1)
      .map((row) => row.slice(selection.columns.from, selection.columns.to + 1));
  const meant = (verb: Verb, selection: Selection): readonly Correction[] =>
    pointed(verb, selection, recipe, cells(selection));

  test('years said of header cells are heads; said of a column, the column', () => {
    expect(meant('periods', of([0, 0], [1, 2]))).toEqual([
      { do: 'heads', rows: { from: 0, to: 0 }, columns: [1, 2], are: 'period' },
    ]);
    expect(meant('areas', of([0, 3], [0, 0], 'columns'))).toEqual([{ do: 'columns', columns: [0], are: 'area_name' }]);
  });

  test('left out said of whole rows speaks of rows, else of columns', () => {
    expect(meant('skip', of([3, 3], [0, 2], 'rows'))).toEqual([
      { do: 'rows', rows: [{ from: 3, to: 3 }], read: false },
    ]);
    expect(meant('skip', of([1, 1], [2, 2]))).toEqual([{ do: 'columns', columns: [2], are: 'skip' }]);
  });

  test('a column of months beside a column of years', () => {
    const selection = of([0, 2], [0, 1], 'columns');
    const texts = [
      ['年', '月'],
      ['2023', '1'],
      ['2023', '12'],
    ];
    expect(pointed('periods', selection, recipe, texts)).toEqual([
      { do: 'columns', columns: [0], are: 'year' },
      { do: 'columns', columns: [1], are: 'month' },
    ]);
  });
});

const row = fc.array(fc.constantFrom('', '地区', '青溪县', '2022年', '2023', '12', '3.5', '—', '合计', '单位：万元'), {
  maxLength: 5,
});
const sheets = fc.array(row, { minLength: 1, maxLength: 8 }).map((cells): RawSheet => ({ name: '表', cells }));
const place = fc.integer({ min: -2, max: 12 });
const span = fc.tuple(place, place).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const part = fc.constantFrom('period', 'area', 'indicator', 'unit' as const);
const columns = fc.array(place, { maxLength: 4 });
const correction: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({ do: fc.constant('header' as const), rows: span }),
  fc.record({ do: fc.constantFrom('data_begins' as const, 'data_ends' as const), row: place }),
  fc.record({ do: fc.constant('rows' as const), rows: fc.array(span, { maxLength: 2 }), read: fc.boolean() }),
  fc.record({
    do: fc.constant('columns' as const),
    columns,
    are: fc.constantFrom('area_name', 'year', 'month', 'value', 'base', 'growth', 'skip', 'indicator' as const),
  }),
  fc.record({ do: fc.constant('heads' as const), rows: span, columns, are: part }),
  fc.record({ do: fc.constant('say' as const), part, text: fc.constantFrom('', '万元', '2023年', '青溪县') }),
  fc.record({ do: fc.constant('say' as const), part, text: fc.constantFrom('', '万元', '2023年'), columns }),
  fc.record({ do: fc.constant('symbol' as const), symbol: fc.string(), means: fc.constant('missing' as const) }),
  fc.record({ do: fc.constant('kind' as const), kind: fc.constantFrom('facts' as const, 'ledger' as const) }),
  fc.record({ do: fc.constant('ledger_columns' as const), columns, role: fc.constant('skip' as const) }),
);

describe('whatever is said of whatever sheet', () => {
  test('there is a recipe of the form, each column once, and data below the sheet’s end never', () => {
    fc.assert(
      fc.property(sheets, fc.array(correction, { minLength: 1, maxLength: 5 }), (sheet, said) => {
        const recipe = corrected(inferred(sheet), said, sheet, where);
        if (!recipe) throw new Error('no recipe');
        const ats = recipe.columns.map(({ at }) => at);
        expect(new Set(ats).size).toBe(ats.length);
        expect(recipe.header.from).toBeGreaterThanOrEqual(0);
        expect(recipe.header.to).toBeGreaterThanOrEqual(recipe.header.from);
        expect(recipe.data.to).toBeGreaterThanOrEqual(recipe.data.from);
        if (recipe.kind === 'facts') {
          // Names may stand in several columns (a class and what is below it); where and when in one.
          for (const role of ['area_name', 'month']) {
            expect(recipe.columns.filter((column) => column.role === role).length).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('saying the same twice is saying it once', () => {
    fc.assert(
      fc.property(sheets, correction, (sheet, said) => {
        const base = inferred(sheet);
        expect(corrected(base, [said, said], sheet, where)).toEqual(corrected(base, [said], sheet, where));
      }),
      { numRuns: 300 },
    );
  });

  test('undo is exact: without the last word the recipe is what it was', () => {
    fc.assert(
      fc.property(sheets, fc.array(correction, { maxLength: 4 }), correction, (sheet, before, last) => {
        const base = inferred(sheet);
        const was = JSON.stringify(corrected(base, before, sheet, where));
        corrected(base, [...before, last], sheet, where);
        expect(JSON.stringify(corrected(base, before, sheet, where))).toBe(was);
      }),
      { numRuns: 100 },
    );
  });
});
