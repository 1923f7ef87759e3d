import { expect, test } from 'vitest';
import { legendOf } from '../../../../src/ingest/layout/legend';

test('a note says what its symbols mean', () => {
  const legend = legendOf([['注：1.“…”表示不足本表最小单位数；“-”表示无该项数据；“#”表示其中主要项。']]);
  expect(legend['…']).toBe('below_unit');
  expect(legend['......'] ?? legend['……']).toBe('below_unit');
  expect(legend['-']).toBe('missing');
  expect(legend['#']).toBeUndefined();
});

test('a dash that means that there is none is not a number that is not known', () => {
  expect(legendOf([['说明："—"表示无此项，"x"为保密']])).toEqual({ '—': 'not_applicable', x: 'suppressed' });
});

test('English legends, in a line or a cell each', () => {
  const legend = legendOf([['Notes: [x] = not available, [c] = confidential'], [':', 'not available']]);
  expect(legend).toMatchObject({ '[x]': 'missing', '[c]': 'suppressed', ':': 'missing' });
});

test('words that are not known settle nothing, nor does zero', () => {
  expect(legendOf([['“-”表示零'], ['“*”见附录'], ['2023年比上年-3%']])).toEqual({});
});
