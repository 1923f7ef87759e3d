import { expect, test } from 'vitest';
import { detectEncoding } from '../../../../src/ingest/read/encoding';
import { canEncode, encodeAs } from '../../../support/encode';
import { LANGUAGES, seeded, shortText } from '../../../support/shortTexts';

interface Measured {
  readonly right: number;
  readonly all: number;
  readonly surelyWrong: number;
  readonly wrong: readonly string[];
}

/** `count` texts of so many lines in each encoding of the language. */
function measure(language: keyof typeof LANGUAGES, encoding: string, lines: number, count: number): Measured {
  const random = seeded(lines * 1000 + encoding.length);
  let [right, all, surelyWrong] = [0, 0, 0];
  const wrong: string[] = [];
  while (all < count) {
    const text = shortText(language, random, lines);
    if (!canEncode(text, encoding)) continue;
    all++;
    const bytes = encodeAs(text, encoding);
    const found = detectEncoding(bytes);
    if (found.encoding === encoding) right++;
    else {
      wrong.push(`${text.trim()} → ${found.encoding} ${found.confidence.toFixed(2)}`);
      if (found.confidence >= 0.75) surelyWrong++;
    }
  }
  return { right, all, surelyWrong, wrong };
}

const least: Readonly<Record<number, number>> = { 1: 0.97, 2: 0.99, 3: 0.995 };

for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
  for (const encoding of LANGUAGES[language].encodings) {
    for (const lines of [1, 2, 3]) {
      test(`texts of ${lines} lines in ${language}, written in ${encoding}, are read in it`, () => {
        const found = measure(language, encoding, lines, 400);
        if (process.env.MEASURE)
          console.log(language, encoding, lines, found.right / found.all, found.surelyWrong, found.wrong.slice(0, 8));
        expect(found.right / found.all, found.wrong.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(least[lines] ?? 1);
        expect(found.surelyWrong / found.all).toBeLessThanOrEqual(0.01);
      });
    }
  }
}
