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
  const isRead = indicatorsRead({ workspace: { ...newWorkspace('试', 'w'), sources }, status: null });
  return isRead && [indicator('a'), indicator('b'), indicator('rate', { origin: 'formula' })].map(isRead);
};

test('an indicator is read that a file names, or that is computed', () => {
  expect(read([source({ 专利: 'a' })])).toEqual([true, false, true]);
});

test('where nothing was read, or a source does not say what it gave, none is set apart', () => {
  expect(read([])).toBeNull();
  expect(read([source({ 专利: 'a' }), source()])).toBeNull();
});
