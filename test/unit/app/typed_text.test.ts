import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypedText } from '../../../src/app/typed_text.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function typing(): { readonly typed: TypedText; readonly kept: string[] } {
  const kept: string[] = [];
  return { kept, typed: new TypedText('', (text) => Promise.resolve(kept.push(text))) };
}

test('what was typed is kept a moment after the last key, once', async () => {
  const { typed, kept } = typing();
  typed.type('a');
  await vi.advanceTimersByTimeAsync(300);
  typed.type('ab');
  await vi.advanceTimersByTimeAsync(300);
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(kept).toEqual(['ab']);
});

test('who types without a pause loses no more than two seconds', async () => {
  const { typed, kept } = typing();
  for (let i = 1; i <= 12; i++) {
    typed.type('x'.repeat(i));
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(kept).toEqual(['x'.repeat(10)]);
});

test('who asks for it to be kept waits for a keeping that is under way', async () => {
  let done = (): void => {};
  const typed = new TypedText('', () => new Promise<void>((resolve) => (done = resolve)));
  typed.type('a');
  void typed.keep();
  let kept = false;
  void typed.keep().then(() => (kept = true));
  await vi.advanceTimersByTimeAsync(10);
  expect(kept).toBe(false);
  done();
  await vi.advanceTimersByTimeAsync(10);
  expect(kept).toBe(true);
});

test('a text from elsewhere is taken on; the own one that comes back changes nothing that was typed since', async () => {
  const { typed } = typing();
  typed.type('own');
  await typed.keep();
  typed.type('own and more');
  expect(typed.follow('own')).toBe(false);
  expect(typed.text).toBe('own and more');
  expect(typed.follow('undone')).toBe(true);
  expect(typed.text).toBe('undone');
});
