import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import { formValues, type Session } from '../../../src/flow';
import type { FormFile } from '../../../src/office';
import { expressionOfLabels } from '../../../src/summary';
import { parsePeriod } from '../../../src/catalog';
import { saveTemplate, unpackWorkspace, type FormTemplate } from '../../../src/workspace';
import { fileIn } from '../../support/session';

const CSV = `地区,年份,指标,数值
白沙县,2023,专利授权量,453
白沙县,2024,专利授权量,512
青溪县,2023,专利授权量,300
青溪县,2024,专利授权量,284
青溪县,2024,全社会R&D经费内部支出,123600
`;
const FORM: FormFile = {
  kind: 'xlsx',
  sheets: [
    {
      name: '附表1',
      rows: 4,
      columns: 3,
      cells: [
        { row: 1, column: 1, text: '' },
        { row: 1, column: 2, text: '', percent: true },
        { row: 3, column: 1, text: '', formula: true },
      ],
      merges: [{ row: 2, column: 0, toRow: 2, toColumn: 1 }],
    },
  ],
};
let session: Session;
beforeAll(async () => {
  session = await scratchSession();
  const { issues } = await loadFiles(session, [fileIn('专利.csv', CSV)]);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
});
afterAll(() => session.close());

const filled = async (...cells: readonly (readonly [row: number, column: number, expression: string])[]) => {
  const template = { cells: cells.map(([row, column, expression]) => ({ sheet: '附表1', row, column, expression })) };
  const made = await formValues(session, template, FORM, { lang: 'zh', period: parsePeriod('2024年') });
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
};

describe('Cells of a prescribed form', () => {
  test('get the number as it is shown, without its unit, and a ratio where the cell shows percentages', async () => {
    const { values, blanks } = await filled(
      [1, 1, '[专利授权量] 青溪县'],
      [1, 2, '[专利授权量] 青溪县 同比'],
      [2, 1, '[全社会R&D经费内部支出] 青溪县 | 亿元 0.00'],
    );
    expect(blanks).toEqual([]);
    expect(values.map(({ row, column, number }) => [row, column, number])).toEqual([
      [1, 1, '284'],
      [1, 2, '-0.053'],
      // What a merged cell covers is its upper left.
      [2, 0, '12.36'],
    ]);
  });

  test('without a number stay blank with the reason, and those that compute themselves are left alone', async () => {
    const { values, blanks } = await filled(
      [1, 1, '[专利授权量] 红岩乡'],
      [1, 2, '[专利授权量] 青溪县 2020年'],
      [3, 1, '[专利授权量] 青溪县'],
    );
    expect(values).toEqual([]);
    expect(blanks.map(({ why }) => why !== '')).toEqual([true, true, true]);
    expect(blanks[2]?.why).toContain('公式');
  });
});

describe('What the heads of a cell ask for', () => {
  const of = (labels: readonly string[], base = '') =>
    expressionOfLabels(labels, base, session.catalog, parsePeriod('2024年'));

  test('is put together from row and column, numbering and units aside', () => {
    expect(of(['青溪县', '专利授权量（件）'])).toEqual({ expression: '[专利授权量] [青溪县]' });
    expect(of(['1. 专利授权量（件）', '同比增长（%）'], '青溪县')).toEqual({ expression: '[专利授权量] 青溪县 同比' });
    expect(of(['青溪县'], '[专利授权量] 同比 | 0.00')).toEqual({ expression: '[专利授权量] 同比 [青溪县] | 0.00' });
  });

  test('is refused where it is not understood, never guessed', () => {
    expect(of(['青溪县', '满意度'])).toEqual({ problem: 'not_understood', word: '满意度' });
    expect(of(['青溪县', '本期数'])).toEqual({ problem: 'no_indicator', word: '青溪县 本期数' });
  });
});

test('A form is kept with the workspace, its bytes too, and goes along in its file', async () => {
  const bytes = new TextEncoder().encode('the form');
  const sha256 = await session.keepTemplate(bytes);
  const template: FormTemplate = {
    id: 't1',
    name: '附表1.xlsx',
    sha256,
    size: bytes.length,
    kind: 'xlsx',
    cells: [{ sheet: '附表1', row: 1, column: 1, expression: '[专利授权量]' }],
  };
  expect((await session.do(saveTemplate, { template })).ok).toBe(true);
  expect(await session.templateBytes(sha256)).toEqual(bytes);
  const unpacked = unpackWorkspace(await session.exportFile());
  expect(unpacked.ok && unpacked.value.workspace.templates).toEqual([template]);
  expect(unpacked.ok && unpacked.value.sources.get(sha256)).toEqual(bytes);
});
