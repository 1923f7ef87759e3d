import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { detectDialect, type Dialect } from '../../src/ingest/dialect';
import { decodeText } from '../../src/ingest/read/encoding';
import { collection } from './given';

/** CleverCSV's cases: texts, and what it makes of them. The dialects below were read off the texts by eye. */
const given = collection('clevercsv');

const dialect = (delimiter: string, width: number, escape = ''): Dialect & { readonly width: number } => ({
  delimiter,
  quote: '"',
  escape,
  width,
});

const BY_EYE: Readonly<Record<string, ReturnType<typeof dialect>>> = {
  'ff6197151fe44d6eeba4cf34668d9220.csv': dialect(' , ', 4),
  'ffa3b397f9314a50ed6c94ac653e5261.csv': dialect(';', 7),
  'fe8e89c66ba6beb6de6ac9fbc9d8a623.csv': dialect(',', 6),
  'fd9e666fc4309279b58831c785c3cace.csv': dialect(';', 6),
  'ff35b00ddd244db0826a2b5796ed2b83.csv': dialect(',', 3),
  'ff748e6d00f4b44478f0f30b806cb3f5.csv': dialect(', ', 2),
  'fffbde3238d4251c2353d79c9ab12361.csv': dialect(',', 12),
  'feeea85c86bfe72f4aadfecb4ccc6df0.csv': dialect(',', 18),
  'ff843119aa5c629b6433c86d251a1ffc.csv': dialect('\t', 21),
  'ffe14370b4c707103a3674ef4bc345a6.csv': dialect(',', 14),
  'ff6cc43861c1309d6d87b056b5b06d09.csv': dialect(',', 6),
  'airedale.csv': dialect(',', 8),
  'imdb.csv': dialect(',', 44, '\\'),
  'milk.csv': dialect('\t', 23),
};

test.skipIf(!given)("CleverCSV's cases: at least 0.97 of the dialects are found", () => {
  const file = (name: string): Uint8Array => readFileSync(join(given ?? '', name));
  const packed = gunzipSync(file('abstraction_testcases.json.gz')).toString('utf8').trim().split('\n');
  const cases = [
    ...packed.map((line) => JSON.parse(line) as { readonly name: string; readonly content: string }),
    ...['airedale.csv', 'imdb.csv', 'milk.csv'].map((name) => ({ name, content: decodeText(file(name), name).text })),
  ];
  const wrong = cases.filter(({ name, content }) => {
    const { dialect: found, width } = detectDialect(content);
    try {
      expect({ ...found, width }).toEqual(BY_EYE[name]);
      return false;
    } catch {
      return true;
    }
  });
  const share = 1 - wrong.length / cases.length;
  console.log(`CleverCSV: ${cases.length - wrong.length} of ${cases.length} dialects (${share.toFixed(3)})`);
  expect(cases).toHaveLength(81);
  expect(share, wrong.map(({ name }) => name).join(' ')).toBeGreaterThanOrEqual(0.97);
});
