import { expect, test } from 'vitest';
import { readValue } from '../../../../src/ingest/apply/lookups';
import { numbersOf, pointsGroup } from '../../../../src/ingest/layout/locale';

test('0,25 and 1 234,5 speak for a decimal comma, and then 1.234 is a thousand', () => {
  const numbers = numbersOf(['0,25', '1 234,5', '1.234']);
  expect(numbers).toEqual({ decimal: ',', group: '.' });
  expect(readValue('1.234', {}, '', numbers).value).toBe(1234);
  expect(readValue('1 234,5', {}, '', numbers).value).toBe(1234.5);
});

test('where both ways are met nothing is assumed', () => {
  expect(numbersOf(['0,25', '0.25'])).toBeUndefined();
  expect(readValue('0,25', {}, '').status).toBe('unreadable');
});

test('1,234 alone says nothing: it stays a thousand', () => {
  expect(numbersOf(['1,234', '12,345'])).toBeUndefined();
  expect(readValue('1,234', {}, '').value).toBe(1234);
});

test('thousands may stand apart by blanks or apostrophes', () => {
  expect(readValue('1 234 567', {}, '', numbersOf(['1 234 567', '12'])).value).toBe(1234567);
  expect(readValue("1'234.5", {}, '', numbersOf(["1'234.5"])).value).toBe(1234.5);
});

test('points between thousands are proven by small numbers without one beside them, and not by a round share', () => {
  expect(pointsGroup(['1.234', '12.560', '985', '3.401'])).toBe(true);
  expect(pointsGroup(['1.234', '12.561', '985', '3.401'])).toBe(false);
  expect(pointsGroup(['12.340', '33.333', '54.327', '100'])).toBe(false);
  expect(pointsGroup(['1.234', '12.56', '985', '3.400'])).toBe(false);
  expect(pointsGroup(['1.234', '12.560', '985', '3401'])).toBe(false);
  expect(pointsGroup(['1.234', '12.560', '3.401'])).toBe(false);
});
