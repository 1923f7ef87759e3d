import { expect, test } from 'vitest';
import { STATUSES } from '../../../src/core';
import { VINTAGES } from '../../../src/catalog';
import { cellText } from '../../../src/view/table';
import type { BrowseColumn } from '../../../src/query';
import { catalogOf } from '../../support/sqlFacts';

const column = (key: string): BrowseColumn => ({ key, type: 'text' });

test('rows of figures say their status, vintage and origin in words, never as a code', () => {
  const catalog = catalogOf({ areas: [], indicators: [] });
  for (const lang of ['zh', 'en'] as const) {
    const said = (key: string, values: readonly string[]): readonly string[] =>
      values.map((value) => cellText(column(key), value, catalog, lang));
    const all = [
      ...said('status', STATUSES),
      ...said('vintage', VINTAGES),
      ...said('origin', ['file', 'hand', 'override']),
    ];
    expect(all.filter((text) => text === '')).toEqual([]);
    if (lang === 'zh') expect(all.filter((text) => /[a-z]/i.test(text))).toEqual([]);
  }
});
