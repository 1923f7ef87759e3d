import { expect, test } from 'vitest';
import { distinct } from '../../../src/app/import/distinct';
import type { FileIn } from '../../../src/flow';

const file = (name: string): FileIn => ({ name, size: 1, bytes: () => Promise.resolve(new Uint8Array(1)) });
const names = (...given: readonly string[]): readonly string[] => distinct(given.map(file)).map(({ name }) => name);

test('files of one import that are called alike are numbered; the first keeps its name', () => {
  expect(names('a.csv', 'b.csv', 'a.csv', 'a.csv')).toEqual(['a.csv', 'b.csv', 'a (2).csv', 'a (3).csv']);
  expect(names('a.csv', 'a.csv', 'a (2).csv')).toEqual(['a.csv', 'a (3).csv', 'a (2).csv']);
  expect(names('数据/年.2024/表', '数据/年.2024/表')).toEqual(['数据/年.2024/表', '数据/年.2024/表 (2)']);
  expect(names('x/a.csv', 'y/a.csv')).toEqual(['x/a.csv', 'y/a.csv']);
});

test('a file that keeps its name is the very same, so that what was read of it is not read again', () => {
  const given = [file('a.csv'), file('a.csv')];
  const [first, second] = distinct(given);
  expect(first).toBe(given[0]);
  expect(second).not.toBe(given[1]);
});
