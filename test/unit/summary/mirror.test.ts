import { expect, test } from 'vitest';
import { mirrorLines } from '../../../src/app/summary_mirror';

const shown = (lines: ReturnType<typeof mirrorLines>): string =>
  lines.map(({ parts }) => parts.map(({ text }) => text).join('')).join('\n');

test('the layer behind the editor says the same text, its numbers marked', () => {
  const text = '---\n地区: {{x}}\n---\n甲{{a}}乙{{b}}\n\n`{{c}}`{{d}}';
  const lines = mirrorLines([], text, ['bound', 'problem', 'missing']);
  expect(shown(lines)).toBe(text);
  expect(lines.flatMap(({ parts }) => parts.filter(({ state }) => state !== null))).toEqual([
    { text: '{{a}}', state: 'bound' },
    { text: '{{b}}', state: 'problem' },
    { text: '{{d}}', state: 'missing' },
  ]);
});

test('typing changes one line; the others stay the very same objects, moved or not', () => {
  const before = mirrorLines([], 'a\nb\nc\nd', []);
  const typed = mirrorLines(before, 'a\nbx\nc\nd', []);
  expect(typed.map((line, i) => line === before[i])).toEqual([true, false, true, true]);
  const broken = mirrorLines(typed, 'a\nb\nx\nc\nd', []);
  expect(shown(broken)).toBe('a\nb\nx\nc\nd');
  expect([broken[3], broken[4]]).toEqual([typed[2], typed[3]]);
  expect(broken[3]).toBe(typed[2]);
  expect(new Set(broken.map(({ id }) => id)).size).toBe(5);
});
