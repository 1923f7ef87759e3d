import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import indicators from '../../../data/catalog/indicators.json';
import measures from '../../../data/catalog/measures.json';
import manifest from '../../../data/sample/manifest.json';
import places from '../../../data/sample/catalog.json';
import { indexCatalog, type CatalogData } from '../../../src/catalog';
import { bindSummary } from '../../../src/summary';

const folder = new URL('../../../data/sample/summaries/', import.meta.url);
const catalog = indexCatalog({ ...places, indicators, measures } as CatalogData);

test('every bound number of the sample’s summaries is understood', async () => {
  const names = await readdir(folder);
  expect(names.length).toBe(3);
  for (const name of names) {
    const bound = bindSummary(await readFile(new URL(name, folder), 'utf8'), catalog, { lang: 'zh' });
    expect([bound.problems, bound.bindings.filter(({ problem }) => problem !== undefined)]).toEqual([[], []]);
    expect([bound.area, bound.period]).not.toContain(null);
    expect(bound.bindings.length).toBeGreaterThan(8);
  }
});

test('the tabs that the sample opens with name indicators, areas and texts that are there', async () => {
  const names = await readdir(folder);
  for (const tab of manifest.tabs) {
    if (tab.file !== undefined) expect(names.map((name) => `summaries/${name}`)).toContain(tab.file);
    for (const key of tab.view?.indicators ?? []) expect([key, catalog.indicator(key)?.key]).toEqual([key, key]);
    for (const key of tab.view?.areas ?? []) expect([key, catalog.area(key)?.key]).toEqual([key, key]);
  }
  expect(manifest.tabs.map(({ id }) => id)).toContain(manifest.activeTab);
});
