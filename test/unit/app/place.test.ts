import { expect, test } from 'vitest';
import { originText, placeText } from '../../../src/app/place';
import { sizeText } from '../../../src/app/size';
import { fileName } from '../../../src/app/file_name';

test('a place is told as far as it is known', () => {
  expect(placeText({ file: '2024年专利.xlsx', sheet: '授权', row: 17, column: 4 })).toBe(
    '2024年专利.xlsx › 授权 › D17',
  );
  expect(placeText({ file: 'a.csv', row: 3 })).toBe('a.csv › 3');
  expect(placeText({ file: 'a.csv', column: 28 })).toBe('a.csv › AB');
  expect(placeText({})).toBe('');
});

test('a sheet that is named like its file is not said twice', () => {
  const origin = { sha256: '', file: '台账.csv', sheet: '台账', row: 2, column: 1 };
  expect(originText(origin)).toBe('台账.csv › A2');
  expect(originText({ ...origin, sheet: '授权' })).toBe('台账.csv › 授权 › A2');
});

test('sizes are told in the unit that fits', () => {
  expect([0, 812, 2048, 1_300_000, 250_000_000].map(sizeText)).toEqual(['0 B', '812 B', '2 KB', '1.2 MB', '238 MB']);
});

test('a workspace’s name becomes a file name that every system takes', () => {
  expect(fileName('2024/半年: <总结>')).toBe('2024_半年_ _总结_.almanac');
  expect(fileName('   ')).toBe('workspace.almanac');
});
