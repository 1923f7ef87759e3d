import { expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { braceSuggestions } from '../../../src/app/summary_suggest';
import { newWorkspace } from '../../../src/workspace';
import { catalog } from './catalog';

const offered = (typed: string, lang: 'zh' | 'en' = 'zh'): readonly string[] =>
  braceSuggestions(typed, {
    catalog,
    workspace: newWorkspace('试', 'w', catalog.data),
    lang,
    area: null,
    period: yearPeriod(2024),
  })
    .filter(({ detail }) => detail === (lang === 'zh' ? '报告期' : 'period'))
    .map(({ label }) => label);

test('within braces a year that is begun is finished, and then its halves, quarters and months since January', () => {
  expect(offered('[专利授权量] 202')).toEqual(['2025年', '2024年', '2023年', '2022年', '2021年', '2020年']);
  expect(offered('[专利授权量] 2023年')).toEqual(
    expect.arrayContaining(['2023年上半年', '2023年一季度', '2023年1—3月']),
  );
  expect(offered('[专利授权量] 上')).toEqual(['上半年']);
  expect(offered('[专利授权量] 2023', 'en')).toEqual(expect.arrayContaining(['2023H1', '2023Q4']));
  expect(offered('[专利授权量] 同')).toEqual([]);
});
