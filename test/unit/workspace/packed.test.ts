import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnRole, FactsRecipe } from '../../../src/ingest';
import { packSources } from '../../../src/workspace/packed';
import { newWorkspace, readWorkspace, writeWorkspace, type Source, type Workspace } from '../../../src/workspace';

const source = (recipe: FactsRecipe, sheets = 1): Source => ({
  sha256: 'a'.repeat(64),
  name: '宽表.xlsx',
  size: 1,
  kind: 'file',
  imported: '2026-01-02T03:04:05.000Z',
  vintage: 'unknown',
  publish: 'internal',
  sheets: Array.from({ length: sheets }, (_, i) => ({ name: `表${i}`, kind: 'facts', rows: 1, recipe })),
});
const holding = (...sources: readonly Source[]): Workspace => ({ ...newWorkspace('试', 'w'), sources });

const period = fc.record({ m0: fc.integer({ min: 0, max: 24_000 }), n: fc.constantFrom(1, 3, 12) });
const column: fc.Arbitrary<ColumnRole> = fc.oneof(
  fc.record({ at: fc.nat(300), role: fc.constantFrom('area_name' as const, 'skip' as const, 'unit' as const) }),
  fc.record(
    {
      at: fc.nat(300),
      role: fc.constantFrom('value' as const, 'growth' as const),
      indicator: fc.string(),
      unit: fc.string(),
      period,
    },
    { requiredKeys: ['at', 'role'] },
  ),
);
const recipe: fc.Arbitrary<FactsRecipe> = fc.record({
  kind: fc.constant('facts' as const),
  header: fc.record({ from: fc.nat(9), to: fc.nat(9) }),
  data: fc.record({ from: fc.nat(9), to: fc.nat(999) }),
  columns: fc.array(column),
  whole: fc.record({ indicator: fc.string(), title: fc.string() }, { requiredKeys: [] }),
  symbols: fc.dictionary(fc.string(), fc.constantFrom('missing' as const, 'suppressed' as const)),
  skipRows: fc.uniqueArray(fc.nat(5000)),
});

test('any recipe comes back from disk as it was', () => {
  fc.assert(
    fc.property(recipe, (one) => {
      const workspace = holding(source(one));
      expect(readWorkspace(writeWorkspace(workspace))).toEqual({ ok: true, value: workspace });
    }),
  );
});

test('parts of a recipe that are not known yet are kept', () => {
  const later = { kind: 'facts', turned: true, header: { from: 0, to: 0 }, data: { from: 1, to: 2 }, whole: {} };
  const columns = [{ at: 3, role: 'value', later: [1, { a: 2 }] }];
  const one = { ...later, columns, symbols: {}, skipRows: [] } as unknown as FactsRecipe;
  const read = readWorkspace(writeWorkspace(holding(source(one))));
  expect(read.ok && read.value.sources[0]?.sheets[0]?.recipe).toEqual(one);
});

test('thirty sheets of two hundred columns and thousands of blank rows stay small', () => {
  const columns = Array.from({ length: 200 }, (_, at): ColumnRole => ({
    at,
    role: 'value',
    indicator: `指标${Math.floor(at / 10)}`,
    unit: '万元',
    period: { m0: 12 * (2010 + (at % 10)), n: 12 },
  }));
  const wide: FactsRecipe = {
    kind: 'facts',
    header: { from: 0, to: 1 },
    data: { from: 2, to: 9000 },
    columns,
    whole: {},
    symbols: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`#${i}`, 'missing' as const])),
    skipRows: Array.from({ length: 3000 }, (_, i) => i + 4000),
  };
  const workspace = holding(source(wide, 30));
  const text = writeWorkspace(workspace);
  expect(text.length).toBeLessThan(30 * 5000);
  expect(text.length * 5).toBeLessThan(JSON.stringify(workspace).length);
  expect(readWorkspace(text)).toEqual({ ok: true, value: workspace });
});

test('ranges that stand for more rows than a sheet can have are refused, and harm nothing', () => {
  const empty = { kind: 'facts', header: { from: 0, to: 0 }, data: { from: 1, to: 2 }, columns: [], whole: {} };
  const workspace = holding(source({ ...empty, symbols: {}, skipRows: [1] } as unknown as FactsRecipe));
  const text = writeWorkspace(workspace).replace('[[1,2]]', '[[0,1e15]]');
  expect(readWorkspace(text)).toMatchObject({ error: { code: 'workspace_malformed', params: { at: 'sources' } } });
});

test('a workspace of format 1, which kept no recipes, opens with its sources as they were', () => {
  const { recipe: _, ...sheet } = source({} as FactsRecipe).sheets[0] ?? { name: '', kind: 'unread', rows: 0 };
  const old = { ...holding({ ...source({} as FactsRecipe), sheets: [sheet] }), format: 1 };
  expect(readWorkspace(JSON.stringify(old))).toEqual({ ok: true, value: { ...old, format: 2 } });
});

test('a source that stays is not packed again, unless its symbols come to stand elsewhere', () => {
  const recipeOf = (sign: string): FactsRecipe => ({
    kind: 'facts',
    header: { from: 0, to: 1 },
    data: { from: 1, to: 2 },
    columns: [{ at: 0, role: 'area_name' }],
    whole: {},
    symbols: { [sign]: 'missing' },
    skipRows: [],
  });
  const [one, two] = [source(recipeOf('…')), { ...source(recipeOf('-')), sha256: 'b'.repeat(64) }];
  const packed = (...sources: readonly Source[]): readonly unknown[] => {
    const { sources: found } = packSources({ ...holding(...sources) });
    return Array.isArray(found) ? found : [];
  };
  const first = packed(one, two);
  expect(packed(one, two)[1]).toBe(first[1]);
  expect(packed(two)[0]).not.toBe(first[1]);
  const read = readWorkspace(writeWorkspace(holding(two, one)));
  expect(read.ok && read.value.sources.map(({ sheets }) => sheets[0]?.recipe)).toEqual([recipeOf('-'), recipeOf('…')]);
});
