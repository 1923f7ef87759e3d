import { expect, test } from 'vitest';
import { readInterval } from '../../../src/ingest/apply/interval';
import { readValue } from '../../../src/ingest/apply/lookups';
import { takeAssumed } from '../../../src/catalog';

const ends = (text: string): unknown => {
  const read = readInterval(text);
  return read && [read.value, read.low, read.high, read.unit];
};

test('a cell that states an interval is read with its ends, in the unit that it writes', () => {
  expect(ends('60余')).toEqual([60, 60, 70, '']);
  expect(ends('60余万元')).toEqual([60, 60, 70, '万元']);
  expect(ends('1.5万余份')).toEqual([1.5, 1.5, 1.6, '万份']);
  expect(ends('近400')).toEqual([400, 360, 400, '']);
  expect(ends('9000以上')).toEqual([9000, 9000, NaN, '']);
  expect(ends('9—19')).toEqual([NaN, 9, 19, '']);
});

test('what is exact, a span of time, a code or a score is no interval', () => {
  for (const text of ['60', '1,234.5', '3—5月', '20～29岁', '2-3', '2013-05', '1/2', '同比增长10%以上', 'A60余', '']) {
    expect([text, readInterval(text)]).toEqual([text, null]);
  }
});

test('an interval is moved into its column’s unit with its ends; of another unit it is not read', () => {
  const { value, low, high, status, plain } = readValue('60余万', {}, '元');
  expect([value, low, high, status, plain]).toEqual([600000, 600000, 700000, 'value', false]);
  expect(readValue('60余家', {}, '万元')).toMatchObject({ status: 'unreadable', strangeUnit: '家' });
  expect(readValue('60', {}, '万元').low).toBeUndefined();
});

test('a period may say that it was assumed', () => {
  expect(takeAssumed('2013年1—6月（推定）')).toEqual({ text: '2013年1—6月', assumed: true });
  expect(takeAssumed('2013 (assumed)')).toEqual({ text: '2013', assumed: true });
  expect(takeAssumed('2013年（快报）').assumed).toBe(false);
});
