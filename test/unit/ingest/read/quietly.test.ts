import { afterEach, expect, test, vi } from 'vitest';
import { quietly } from '../../../../src/ingest/read/workbook/quietly';

afterEach(() => {
  vi.restoreAllMocks();
});

test('lines of the reading library are not passed on, every other line is, and the console is what it was', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const result = quietly(() => {
    console.error('Missing Info for XLS Record 0x1234');
    console.error('ours:', 1);
    return 7;
  });
  expect(result).toBe(7);
  expect(() =>
    quietly(() => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
  console.error('Missing Info for XLS Record, said by somebody else');
  expect(said.mock.calls).toEqual([['ours:', 1], ['Missing Info for XLS Record, said by somebody else']]);
});
