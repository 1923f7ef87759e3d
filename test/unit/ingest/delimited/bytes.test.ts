import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteTexts, hashOf } from '../../../../src/ingest/delimited/byteTexts';
import { decoderOf } from '../../../../src/ingest/delimited/decode';
import { encodePiece } from '../../../../src/ingest/delimited/encode';
import type { EncodedPiece } from '../../../../src/ingest/delimited/encoded';
import { readTextCell } from '../../../../src/ingest/delimited/numberCell';
import { cutPiece, piecesOf } from '../../../../src/ingest/delimited/pieces';
import type { Shape } from '../../../../src/ingest/delimited/shape';
import { Tuples } from '../../../../src/ingest/delimited/tuples';
import { readValue } from '../../../../src/ingest/apply/lookups';
import { parseDelimited } from '../../../../src/ingest/read/delimited';
import { encodeAs } from '../../../support/encode';

/** Area, period, indicator and one value: 地区,年份,指标,数值. */
const SHAPE: Shape = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  width: 4,
  from: 1,
  to: null,
  skip: [],
  values: [3],
  groups: { area: [0], period: [1], indicator: [2] },
};

/** Every figure of pieces as `row area period indicator text`, in the order of the file. */
function figuresOf(pieces: readonly EncodedPiece[]): readonly string[] {
  let before = 0;
  return pieces.flatMap((piece) => {
    const { groups, plain, odd, grouped } = piece;
    const about = (a: number, t: number, i: number, r: number): string =>
      [
        before + r,
        groups.area.texts[a]?.[0] ?? '',
        groups.period.texts[t]?.[0] ?? '',
        groups.indicator.texts[i]?.[0] ?? '',
      ].join('|');
    const found: [number, string][] = Array.from(plain.x, (x, k) => {
      const [a = 0, t = 0, i = 0, r = 0] = [plain.a[k], plain.t[k], plain.i[k], plain.r[k]];
      return [r, `${about(a, t, i, r)}|${x}`];
    });
    const isGrouped = new Set(grouped.map(({ r }) => r));
    for (const { a, t, i, r, text } of odd) if (!isGrouped.has(r)) found.push([r, `${about(a, t, i, r)}|${text}`]);
    before += piece.records;
    return found.sort(([a], [b]) => a - b).map(([, text]) => text);
  });
}

/** The same by the plain reader of delimited text and the plain reader of cells. */
function expected(text: string): readonly string[] {
  return parseDelimited(text, ',').rows.flatMap((row, r) => {
    const [area = '', period = '', indicator = '', value = ''] = row;
    if (r < 1 || row.slice(4).some((cell) => cell !== '')) return [];
    const cell = readTextCell(value);
    if (cell.kind === 'blank') return [];
    return [[r + 1, area, period, indicator, cell.kind === 'number' ? cell.value : cell.text].join('|')];
  });
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const NAMES = ['青溪县', '白沙', 'Île-de-France', 'a,b', 'say "no"', 'two\nlines', '', '𠮷野', ' padded ', '一'];
const name = fc.constantFrom(...NAMES);
const value = fc.oneof(
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map(String),
  fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.nat(99_999)).map(([a, b]) => `${a}.${b}`),
  fc.constantFrom(
    '1,234',
    '12,345.60',
    '0012',
    '.5',
    '5.',
    '1e5',
    '1.5E-3',
    '+7',
    '-0',
    '１２３',
    '—',
    '…',
    '',
    '  ',
    '\u3000',
    '12 ',
    '(12)',
    '12%',
    '*',
    '12345678901234567890',
    '0.1234567890123456',
    '#REF!',
    '123①',
    '1 234',
  ),
);
const row = fc.tuple(name, fc.integer({ min: 1990, max: 2030 }).map(String), name, value);
const ragged = fc.oneof(
  { weight: 8, arbitrary: row.map((cells) => [...cells]) },
  { weight: 1, arbitrary: row.map(([a, b]) => [a, b]) },
  { weight: 1, arbitrary: row.map((cells) => [...cells, '', '']) },
  { weight: 1, arbitrary: row.map((cells) => [...cells, 'more']) },
  { weight: 1, arbitrary: fc.constant(['']) },
);
const file = fc.record({
  rows: fc.array(ragged, { minLength: 1, maxLength: 40 }),
  end: fc.constantFrom('\n', '\r\n'),
  last: fc.boolean(),
  mark: fc.boolean(),
});

function textOf({ rows, end, last }: { rows: readonly (readonly string[])[]; end: string; last: boolean }): string {
  const lines = [['地区', '年份', '指标', '数值'], ...rows].map((cells) => cells.map(quoted).join(','));
  return lines.join(end) + (last ? end : '');
}

async function inPieces(bytes: Uint8Array, shape: Shape, step: number): Promise<readonly EncodedPiece[]> {
  const read = (from: number, to: number): Promise<Uint8Array> => Promise.resolve(bytes.slice(from, to));
  const found: EncodedPiece[] = [];
  // Rows count from 1 in the first piece only: the header is one record of the whole file.
  for await (const piece of piecesOf((place) => cutPiece(read, bytes.length, shape, place), bytes.length, shape, {
    step,
  }))
    found.push(piece);
  return found;
}

describe('the reader of bytes', () => {
  test('finds what the plain reader finds: quotes, CRLF, ragged rows, odd numbers', () => {
    fc.assert(
      fc.property(file, (given) => {
        const text = textOf(given);
        const piece = encodePiece(
          new TextEncoder().encode(text),
          SHAPE,
          { before: 0, to: 1, last: true },
          decoderOf('utf-8'),
        );
        if (piece === 'open') throw new Error('a whole file is never open');
        expect(figuresOf([piece])).toEqual(expected(text));
      }),
      { numRuns: 400, seed: 71 },
    );
  });

  test.each(['utf-8', 'gb18030', 'utf-16le'])('finds the same of %s in pieces that end anywhere', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 5, max: 200 }), async (given, step) => {
        const plain = textOf(given).replaceAll('𠮷', '吉');
        const text = given.mark && encoding !== 'gb18030' ? `\ufeff${plain}` : plain;
        if (encoding !== 'utf-8' && /[ÎÏé]/.test(plain)) return;
        const pieces = await inPieces(encodeAs(text, encoding), { ...SHAPE, encoding }, step);
        expect(figuresOf(pieces)).toEqual(expected(plain));
      }),
      { numRuns: 150, seed: 72 },
    );
  });

  test('leaves out what lies behind the last whole record', async () => {
    const text = '地区,年份,指标,数值\n甲,2020,x,1\n乙,2020,x,2\n丙,2020,x,3';
    const bytes = new TextEncoder().encode(text);
    const whole = new TextEncoder().encode(text.slice(0, text.lastIndexOf('\n') + 1)).length;
    for (const step of [7, 20, 1000])
      expect(figuresOf(await inPieces(bytes, { ...SHAPE, whole }, step))).toEqual(['2|甲|2020|x|1', '3|乙|2020|x|2']);
  });
});

test('a cell that is taken for a plain number is the number that the reader of values reads', () => {
  fc.assert(
    fc.property(fc.oneof(value, fc.double({ noNaN: true }).map(String), fc.string({ maxLength: 8 })), (text) => {
      const cell = readTextCell(text);
      if (cell.kind !== 'number') return;
      const read = readValue(text, {}, '');
      expect([read.status, read.value, read.digits]).toEqual(['value', cell.value, cell.digits]);
    }),
    { numRuns: 2000, seed: 73 },
  );
});

test('different texts get different numbers, equal ones the same, in the order in which they come', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 3000 }), (texts) => {
      const known = new ByteTexts();
      const plain: string[] = [];
      for (const text of texts) {
        const bytes = new TextEncoder().encode(`,${text},`);
        const at = known.find(bytes, 1, bytes.length - 1, hashOf(bytes, 1, bytes.length - 1));
        if (!plain.includes(text)) plain.push(text);
        expect(at).toBe(plain.indexOf(text));
        expect(known.endOf(at, bytes, 1)).toBe(bytes.length - 1);
      }
      expect(known.size).toBe(plain.length);
      plain.forEach((text, k) =>
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(known.bytes(k))).toBe(text),
      );
    }),
    { numRuns: 60, seed: 74 },
  );
});

test('combinations of codes are numbered as they come', () => {
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.array(fc.nat(5), { minLength: 5, maxLength: 5 })),
      (from, width, rows) => {
        const tuples = new Tuples(from, width);
        const places = Array.from({ length: width }, (_, k) => k);
        const plain: string[] = [];
        for (const row of rows) {
          const key = row.slice(from, from + width).join(' ');
          if (!plain.includes(key)) plain.push(key);
          const found = tuples.find(Int32Array.from(row));
          expect(found).toBe(plain.indexOf(key));
          expect(places.map((k) => tuples.code(found, k))).toEqual(row.slice(from, from + width));
        }
        expect(tuples.size).toBe(plain.length);
      },
    ),
    { numRuns: 200, seed: 75 },
  );
});
