import { expect, test } from 'vitest';
import { ariaShortcut, matches, shownShortcut, type Keys } from '../../../src/app/shortcuts';

const keys = (key: string, down: Partial<Keys> = {}): Keys => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...down,
});

test('a shortcut is its exact keys: one modifier more or less is another shortcut', () => {
  expect(matches('Mod+Z', keys('z', { ctrlKey: true }))).toBe(true);
  expect(matches('Mod+Z', keys('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(matches('Mod+Shift+Z', keys('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(matches('Mod+Z', keys('z'))).toBe(false);
  expect(matches('F2', keys('F2'))).toBe(true);
  expect(matches('F2', keys('F2', { altKey: true }))).toBe(false);
});

test('on a Mac the command key takes the place of Ctrl, which then means nothing', () => {
  expect(matches('Mod+K', keys('k', { metaKey: true }), 'MacIntel')).toBe(true);
  expect(matches('Mod+K', keys('k', { ctrlKey: true }), 'MacIntel')).toBe(false);
  expect(matches('Mod+K', keys('k', { metaKey: true }), 'Win32')).toBe(false);
});

test('shortcuts are written as each system writes them', () => {
  expect(shownShortcut('Mod+Shift+Z')).toBe('Ctrl+Shift+Z');
  expect(shownShortcut('Mod+Shift+Z', 'MacIntel')).toBe('⌘⇧Z');
  expect(shownShortcut('Alt+ArrowLeft')).toBe('Alt+←');
  expect(ariaShortcut('Mod+K')).toBe('Control+K');
  expect(ariaShortcut('Mod+K', 'MacIntel')).toBe('Meta+K');
});
