import { expect, test } from 'vitest';
import { mergeCommands, type AppCommand } from '../../../src/app/commands';
import { shellCommands } from '../../../src/app/shell_commands';
import { en } from '../../../src/text/en';
import { zh } from '../../../src/text/zh';

const command = (id: string): AppCommand => ({ id, label: 'command.edit_undo', run: () => undefined });

test('a command of the tab in front takes the place of the same one of the shell', () => {
  const own = command('data.trace');
  const merged = mergeCommands([command('file.new'), command('data.trace')], [own]);
  expect(merged.map(({ id }) => id)).toEqual(['file.new', 'data.trace']);
  expect(merged[1]).toBe(own);
});

test('no two commands of the shell share an id or a shortcut', () => {
  const ids = shellCommands.map(({ id }) => id);
  const shortcuts = shellCommands.flatMap((one) => one.shortcuts ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});

test('every command of the shell has its words in both languages', () => {
  for (const { label } of shellCommands) {
    expect(zh[label]).not.toBe('');
    expect(en[label]).not.toBe('');
  }
});
