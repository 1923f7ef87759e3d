import { expect, test } from 'vitest';
import { openSource, type RawSource } from '../../../../src/ingest';
import { decodeText, detectEncoding } from '../../../../src/ingest/read/encoding';
import { encodeAs } from '../../../support/encode';

const text = '地区,2022年,2023年\n青溪县,1,2\n白沙县,3,4\n';
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const codes = ({ issues }: Pick<RawSource, 'issues'>): readonly unknown[] =>
  issues.map(({ code, place, params }) => [code, place.row, params.byte ?? params.count]);

test.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis'])(
  '%s is told without a mark',
  async (encoding) => {
    const written = /big5|jis/.test(encoding) ? '年度,人口,面積\n北海道,1,2\n東京都,3,4\n' : text;
    const source = await openSource(encodeAs(written, encoding), 'x.csv');
    expect([source.encoding, source.encodingConfidence ?? 0]).toEqual([encoding, expect.closeTo(0.95, 0.2)]);
    expect(source.sheets[0]?.cells).toHaveLength(3);
  },
);

test.each([
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const)('a mark of %s decides', async (encoding, mark) => {
  const source = await openSource(join(Uint8Array.from(mark), encodeAs(text, encoding)), 'x.csv');
  expect([source.encoding, source.encodingConfidence, source.sheets[0]?.cells[0]?.[0]]).toEqual([encoding, 1, '地区']);
});

test('plain ASCII is certain', () => {
  expect(detectEncoding(encodeAs('a,b\n1,2\n', 'utf-8'))).toEqual({ encoding: 'utf-8', confidence: 1 });
});

test('what else a short text could be is told', () => {
  const { confidence, runnerUp } = detectEncoding(encodeAs('临沧', 'gb18030'));
  expect(confidence).toBeLessThan(0.75);
  expect(runnerUp?.confidence).toBeGreaterThan(0.1);
});

test('a person’s word is not doubted', async () => {
  const bytes = encodeAs(text, 'gb18030');
  const source = await openSource(bytes, 'x.csv', { encoding: 'windows-1252' });
  expect([source.encoding, source.encodingConfidence, codes(source)]).toEqual(['windows-1252', 1, []]);
  expect((await openSource(bytes, 'x.csv', { encoding: 'GBK' })).sheets[0]?.cells[1]?.[0]).toBe('青溪县');
});

test.each(['utf-8', 'gb18030', 'utf-16le'])(
  'a file cut within its last character (%s) says line and byte',
  (encoding) => {
    const whole = encodeAs(`${text}临江`, encoding);
    const cut = decodeText(whole.slice(0, -1), 'x.csv');
    const last = encodeAs('江', encoding).length;
    expect(codes(cut)).toEqual([['cut_mid_character', 4, whole.length - last + 1]]);
    expect(cut.text.endsWith('临')).toBe(true);
  },
);

test('lines of two encodings are read each in its own, and said', () => {
  const mixed = decodeText(join(encodeAs(text, 'utf-8'), encodeAs('临江市,5,6\n凤凰镇,7,8\n', 'gb18030')), 'x.csv');
  expect(mixed.text).toBe(`${text}临江市,5,6\n凤凰镇,7,8\n`);
  expect(codes(mixed)).toEqual([['mixed_encodings', 4, 2]]);
});

test('bytes that fit no encoding are replaced, counted and placed; the rest is read', () => {
  const spoiled = encodeAs(text.repeat(20), 'utf-8');
  spoiled.set([0xff, 0xff], 60);
  const read = decodeText(spoiled, 'x.csv');
  expect(read.encoding).toBe('utf-8');
  expect(codes(read)[0]).toEqual(['bad_characters', expect.any(Number), expect.any(Number)]);
});

test.each([
  ['windows-1251', 'Район;2022\nЛенинский район;5\nКировский;7\n'],
  ['windows-1250', 'Województwo;2022\nŁódzkie;5\nŚląskie;7\nMałopolskie;3\nWarmińsko-mazurskie;4\n'],
])('letters of %s are not taken for Chinese', (encoding, written) => {
  const found = detectEncoding(encodeAs(written, encoding));
  expect(['gb18030', 'big5', 'shift_jis']).not.toContain(found.encoding);
});
