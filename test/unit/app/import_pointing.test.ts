import { expect, test } from 'vitest';
import {
  answersOf,
  sameReading,
  sourcesOf,
  withCorrections,
  withDelimiter,
  withPart,
  withSheet,
} from '../../../src/app/import/said';
import { moved, pickCell, rectangle, stretched } from '../../../src/app/import/select';
import { pressed, SAYS, VERBS } from '../../../src/app/import/verbs';

const SIZE = { rows: 10, columns: 4 };
const key = (name: string, shiftKey = false, ctrlKey = false) => ({ key: name, shiftKey, ctrlKey });

test('arrows move the cell, Shift stretches, Ctrl goes to the edge, and the sheet’s edge holds', () => {
  const start = pickCell(2, 1);
  expect(moved(start, key('ArrowDown'), SIZE, 5)).toEqual(pickCell(3, 1));
  expect(moved(pickCell(0, 0), key('ArrowUp'), SIZE, 5)).toEqual(pickCell(0, 0));
  const wide = moved(start, key('ArrowRight', true), SIZE, 5);
  expect(wide && rectangle(wide, SIZE)).toEqual({ rows: { from: 2, to: 2 }, columns: { from: 1, to: 2 } });
  expect(moved(start, key('End', false, true), SIZE, 5)).toEqual(pickCell(9, 3));
  expect(moved(start, key('PageDown'), SIZE, 50)).toEqual(pickCell(9, 1));
  expect(moved(start, key('q'), SIZE, 5)).toBeNull();
});

test('Ctrl+Space takes the columns, Shift+Space the rows, both the sheet; a stretched selection reads either way round', () => {
  const columns = moved(stretched(pickCell(4, 2), { row: 1, column: 1 }), key(' ', false, true), SIZE, 5);
  expect(columns && rectangle(columns, SIZE)).toEqual({
    rows: { from: 0, to: 9 },
    columns: { from: 1, to: 2 },
    whole: 'columns',
  });
  const all = columns && moved(columns, key(' ', true), SIZE, 5);
  expect(all && rectangle(all, SIZE)).toMatchObject({ rows: { from: 0, to: 9 }, columns: { from: 0, to: 3 } });
});

test('every letter says one thing', () => {
  const letters = VERBS.flat().map((each) => each.key);
  expect(new Set(letters).size).toBe(letters.length);
  expect(new Set(SAYS.map((each) => each.key)).size).toBe(SAYS.length);
  expect(pressed('h', false)).toBe('header');
  expect(pressed('U', true)).toEqual({ say: 'unit' });
  expect(pressed('q', false)).toBeNull();
});

test('what is said of a source is no reason to read its file again; what is said of its cells is', () => {
  const vintage = withPart({}, 'a.csv', 'vintage', 'flash');
  expect(sameReading({}, vintage)).toBe(true);
  expect(sourcesOf(vintage)).toEqual({ 'a.csv': { vintage: 'flash' } });
  const unit = withCorrections(vintage, 'a.csv', 'a', [{ do: 'say', part: 'unit', text: '件' }]);
  expect(sameReading(vintage, unit)).toBe(false);
  expect(sameReading(unit, withPart(unit, 'a.csv', 'out', true))).toBe(false);
});

test('an answer that is what it was stays the same object, so that its file is not planned again', () => {
  const said = withCorrections({}, 'a.csv', 'a', [{ do: 'say', part: 'unit', text: '件' }]);
  const first = answersOf(said);
  const other = withCorrections(said, 'b.csv', 'b', [{ do: 'say', part: 'unit', text: '件' }]);
  expect(answersOf(other, first)['a.csv']).toBe(first['a.csv']);
});

test('another separator takes back what was pointed at in the old columns; a sheet left out comes back when corrected', () => {
  const said = withCorrections({}, 'a.csv', 'a', [{ do: 'columns', columns: [1], are: 'skip' }]);
  expect(answersOf(withDelimiter(said, 'a.csv', ';'))).toEqual({ 'a.csv': { delimiter: ';' } });
  const out = withSheet(said, 'a.csv', 'a', false);
  expect(answersOf(out)['a.csv']?.recipes).toEqual({ a: null });
  expect(answersOf(withSheet(out, 'a.csv', 'a', true))).toEqual(answersOf(said));
  expect(answersOf(withCorrections(out, 'a.csv', 'a', []))['a.csv']?.recipes).toBeUndefined();
});
