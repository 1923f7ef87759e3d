import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateText, intervalText, timestampText } from '../../../src/engine/arrow/calendar';
import { integer, scaled } from '../../../src/engine/arrow/exactNumber';
import { fromColumns } from '../../../src/engine/arrow/fromColumns';
import { toFrame } from '../../../src/engine/arrow/toFrame';
import { byteOffsets } from '../../../src/engine/duckdb/driver';
import { failure } from '../../../src/engine/duckdb/failure';

const DAY = 86_400_000;

describe('dates', () => {
  test('agree with the calendar of JavaScript wherever that one reaches', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        expect(dateText(days)).toBe(new Date(days * DAY).toISOString().slice(0, 10));
      }),
    );
  });

  test.each([
    [11_016, '2000-02-29'],
    [-25_509, '1900-02-28'],
    [-25_508, '1900-03-01'],
    [-719_163, '0001-12-31 (BC)'],
    [2_932_897, '10000-01-01'],
  ])('%i is %s', (days, text) => {
    expect(dateText(days)).toBe(text);
  });

  test('a moment before 1970 is on the day it belongs to', () => {
    expect(timestampText(-1n, 1_000_000n)).toBe('1969-12-31 23:59:59.999999');
    expect(timestampText(-86_400n, 1n)).toBe('1969-12-31 00:00:00');
  });

  test('an interval names its parts', () => {
    expect(intervalText(0, 0, 0n)).toBe('00:00:00');
    expect(intervalText(-14, 1, -500_000_000n)).toBe('-1 year -2 months 1 day -00:00:00.5');
  });
});

describe('exact numbers', () => {
  test('a scaled integer keeps its digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }),
        fc.integer({ min: 1, max: 37 }),
        (value, scale) => {
          const text = scaled(value, scale);
          expect(text).toMatch(new RegExp(`^-?\\d+\\.\\d{${scale}}$`));
          expect(BigInt(text.replace('.', ''))).toBe(value);
        },
      ),
    );
  });

  test('an integer is a number exactly as far as that is safe', () => {
    expect(integer(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(integer(2n ** 53n)).toBe('9007199254740992');
    expect(integer(-(2n ** 53n))).toBe('-9007199254740992');
  });
});

test('columns of any values come back out of Arrow as they went in', () => {
  const text = fc.option(fc.string({ unit: 'grapheme' }));
  const number = fc.option(fc.double({ noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, number, fc.option(fc.boolean()), fc.integer({ min: -32768, max: 32767 }))),
      (rows) => {
        const frame = toFrame(
          fromColumns([
            { name: 'a', type: 'text', values: rows.map(([a]) => a) },
            { name: 'a', type: 'float64', values: rows.map(([, b]) => b) },
            { name: 'a', type: 'bool', values: rows.map(([, , c]) => c) },
            { name: 'a', type: 'int16', values: Int16Array.from(rows, ([, , , d]) => d) },
          ]),
        );
        const back = Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => column[row]));
        expect(back).toEqual(rows);
      },
    ),
  );
});

test('texts with half a character come back with a sign for it, and those beside them whole', () => {
  const values = ['县', 'a\ud83d', '\ude00b', null, '𠮷', '\udc00', ''];
  const frame = toFrame(fromColumns([{ name: 'a', type: 'text', values }]));
  expect(frame.columns[0]).toEqual(['县', 'a\ufffd', '\ufffdb', null, '𠮷', '\ufffd', '']);
});

test('columns of different lengths are refused', () => {
  const columns = [
    { name: '县', type: 'text', values: ['甲'] },
    { name: '数', type: 'int32', values: [1, 2] },
  ] as const;
  expect(() => fromColumns(columns)).toThrow('column 数 has 2 values, the first column has 1');
});

test('byte offsets become character offsets, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const offset = byteOffsets(text);
      let byte = 0;
      for (const point of text) {
        expect(text.slice(offset(byte)).startsWith(point)).toBe(true);
        byte += new TextEncoder().encode(point).length;
      }
    }),
  );
});

describe('what a thrown thing means', () => {
  test('the wasm runtime failing is a crash, by type or by message', () => {
    expect(failure(new WebAssembly.RuntimeError('unheard of'), 'q').kind).toBe('crashed');
    expect(failure(new Error('memory access out of bounds'), 'q').kind).toBe('crashed');
    expect(failure(new Error('{"exception_type":"FATAL","exception_message":"invalidated"}'), 'q').kind).toBe(
      'crashed',
    );
  });

  test('a person quoting such a message is not', () => {
    const thrown = new Error('{"exception_type":"Invalid Input","exception_message":"memory access out of bounds"}');
    expect(failure(thrown, 'q')).toEqual({
      kind: 'failed',
      message: 'Invalid Input Error: memory access out of bounds',
      sql: 'q',
    });
  });

  test('an error without JSON is told as it came', () => {
    expect(failure('just text', 'q')).toEqual({ kind: 'failed', message: 'just text', sql: 'q' });
    expect(failure(new Error('{"exception_type" broken'), 'q').kind).toBe('failed');
  });
});
