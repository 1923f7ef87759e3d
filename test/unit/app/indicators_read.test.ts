import { expect, test } from 'vitest';
import { indicatorsRead } from '../../../src/app/indicators_read';
import { newWorkspace, type Source } from '../../../src/workspace';
import { indicator } from '../../support/sqlFacts';

const source = (indicators?: Readonly<Record<string, string>>): Source => ({
  sha256: 'a',
  name: 'a.csv',
  size: 1,
  kind: 'file',
  imported: '2024-01-01T00:00:00Z',
  vintage: 'annual',
  publish: 'public',
  ...(indicators ? { indicators } : {}),
  sheets: [{ name: '', kind: 'facts', rows: 1 }],
});

const read = (sources: readonly Source[]): boolean[] | null => {
  const indicators = [
    indicator('a'),
    indicator('b'),
    indicator('double', { origin: 'formula', formula: '[a] * 2' }),
    indicator('rate', { origin: 'formula', formula: '[double] / [b]' }),
  ];
  const empty = newWorkspace('试', 'w');
  const workspace = { ...empty, catalog: { ...empty.catalog, indicators }, sources };
  const isRead = indicatorsRead({ workspace, status: null });
  return isRead && indicators.map(isRead);
};

test('an indicator is read that a file names, or that is computed out of such alone', () => {
  expect(read([source({ 专利: 'a' })])).toEqual([true, false, true, false]);
  expect(read([source({ 专利: 'a', 人口: 'b' })])).toEqual([true, true, true, true]);
});

test('where nothing was read, or a source does not say what it gave, none is set apart', () => {
  expect(read([])).toBeNull();
  expect(read([source({ 专利: 'a' }), source()])).toBeNull();
});
