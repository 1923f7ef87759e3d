import { expect, test } from 'vitest';
import { t, type MessageKey } from '../../../src/text';
import { zh } from '../../../src/text/zh';
import * as workspace from '../../../src/workspace';

const ids = Object.values(workspace).flatMap((each: unknown) =>
  typeof each === 'object' && each !== null && 'run' in each && 'id' in each ? [String(each.id)] : [],
);

test('every command has a name in both languages, for the menu that takes it back', () => {
  expect(ids.length).toBeGreaterThan(25);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !(`command.${id}` in zh))).toEqual([]);
  for (const id of ids) {
    const key = `command.${id}` as MessageKey;
    expect(t('en', key)).not.toBe(t('zh', key));
  }
});
