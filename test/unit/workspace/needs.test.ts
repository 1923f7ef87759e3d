import { expect, test } from 'vitest';
import {
  addSources,
  diffNeeds,
  editSource,
  newWorkspace,
  removeSource,
  renameWorkspace,
  saveHandNumber,
  saveIndicator,
  saveOverride,
  setSummaryText,
  type Source,
} from '../../../src/workspace';
import { smallCatalog } from '../catalog/small-catalog';

const source = (digit: string): Source => ({
  sha256: digit.repeat(64),
  name: `${digit}.csv`,
  size: 1,
  kind: 'file',
  imported: '2026-01-01T00:00:00Z',
  vintage: 'unknown',
  publish: 'public',
  sheets: [],
});
const [a, b, c] = [source('a'), source('b'), source('c')];
const start = {
  ...newWorkspace('一季度', 'w', smallCatalog),
  sources: [a, b],
  tabs: [{ id: 's', kind: 'summary' as const, title: '总结', text: '' }],
};
const nothing = { catalog: false, added: [], removed: [], data: false };
const place = { indicator: 'pat_grant', area: 'x:云溪市/青溪县', period: { m0: 24288, n: 12 } };

test('a new name or a new text asks nothing of the engine', () => {
  expect(diffNeeds(start, start)).toEqual(nothing);
  expect(diffNeeds(start, renameWorkspace.run(start, { name: '二季度' }))).toEqual(nothing);
  expect(diffNeeds(start, setSummaryText.run(start, { tab: 's', text: '全县' }))).toEqual(nothing);
});

test('only the sources that came or went are loaded or taken out', () => {
  const after = addSources.run(removeSource.run(start, { sha256: a.sha256 }), {
    sources: [c],
    areas: [],
    indicators: [],
  });
  expect(diffNeeds(start, after)).toMatchObject({ removed: [a.sha256], added: [c.sha256], data: true });
});

test('taking a change back asks for its opposite', () => {
  const after = removeSource.run(start, { sha256: b.sha256 });
  expect(diffNeeds(start, after)).toMatchObject({ removed: [b.sha256], added: [] });
  expect(diffNeeds(after, start)).toMatchObject({ removed: [], added: [b.sha256] });
});

test('a source whose vintage changed is taken out and brought in again', () => {
  const after = editSource.run(start, { sha256: b.sha256, change: { vintage: 'annual' } });
  expect(diffNeeds(start, after)).toMatchObject({ removed: [b.sha256], added: [b.sha256], data: true });
});

test('an indicator is a matter of the catalog, hand numbers and corrections of the data', () => {
  const [indicator] = smallCatalog.indicators;
  if (!indicator) throw new Error('the fixture has lost its indicator');
  const edited = saveIndicator.run(start, { indicator: { ...indicator, unit: '个' } });
  expect(diffNeeds(start, edited)).toEqual({ ...nothing, catalog: true });
  const hand = saveHandNumber.run(start, {
    number: { id: 'h', ...place, text: '60余', basis: '纪要', provider: '王', date: '2025-01-05' },
  });
  expect(diffNeeds(start, hand)).toEqual({ ...nothing, data: true });
  const corrected = saveOverride.run(start, {
    override: { id: 'o', ...place, value: '61', reason: '更正', by: '李', at: '2025-01-06T00:00:00Z' },
  });
  expect(diffNeeds(start, corrected)).toEqual({ ...nothing, data: true });
});
