import { expect, test } from 'vitest';
import { dayOf, monthsEach, spanOfDay } from '../../../../src/ingest/layout/dates';

test('first days of months stand for the months, quarters or years between them', () => {
  expect(monthsEach(['2023-01-01', '2023-02-01', '2023-03-01'])).toBe(1);
  expect(monthsEach(['2022-10-01', '2023-01-01', '2023-04-01'])).toBe(3);
  expect(monthsEach(['2020-01-01', '2021-01-01'])).toBe(12);
  expect(monthsEach(['2022-02-01', '2022-05-01'])).toBe(1);
});

test('last days stand for what they end', () => {
  expect(monthsEach(['2023-03-31', '2023-06-30'])).toBe(3);
  expect(spanOfDay('2023-06-30', 3)).toEqual({ m0: 2023 * 12 + 3, n: 3 });
});

test('other days are days', () => {
  expect(monthsEach(['2023-01-01', '2023-01-15'])).toBeNull();
  expect(monthsEach(['2023-01-01'])).toBeNull();
});

test('44927 is the first of January 2023 where a column holds such numbers', () => {
  expect(dayOf('44927', true)).toEqual({ year: 2023, month: 1, day: 1 });
  expect(dayOf('44927')).toBeNull();
  expect(monthsEach(['44927', '44958'], true)).toBe(1);
});
