import { COUNTIES, county, FIRST_YEAR, INDICATORS, tidyRows, YEARS } from './task';

/** A file in parts: the page makes a Blob of them, Node writes them to disk; nobody holds the whole. */
export type Parts = Iterable<Uint8Array<ArrayBuffer>>;

/** Areas of the tidy file of five million rows: twenty thousand of 250 rows each. */
export const MANY = 5 * COUNTIES;

/** Tidy rows in UTF-8, or in GB18030 by `encode`. */
export function* tidyParts(counties: number, encode = utf8): Parts {
  yield encode('地区,年份,指标,单位,数值\n');
  for (let c = 0; c < counties; c += 100) {
    let text = '';
    for (let k = c; k < Math.min(counties, c + 100); k += 1) text += tidyRows(k);
    yield encode(text);
  }
}

/** The wide file: one row for each of 3,000 areas and 25 years, 60 indicators across. */
export const WIDE = { areas: 3000, years: YEARS, indicators: 60 } as const;
export const wideHeads: readonly string[] = Array.from(
  { length: WIDE.indicators },
  (_, k) => `${INDICATORS[k % INDICATORS.length]?.[1] ?? ''}（分项${Math.floor(k / INDICATORS.length) + 1}）`,
);

export function* wideParts(): Parts {
  yield utf8(`地区,年份,${wideHeads.join(',')}\n`);
  for (let c = 0; c < WIDE.areas; c += 1) {
    let text = '';
    for (let y = 0; y < WIDE.years; y += 1) {
      const cells = wideHeads.map((_, k) =>
        ((((c * 7919 + y * 104_729 + k * 611_953) % 9_999_991) + 100) / 100).toFixed(2),
      );
      text += `${county(c)},${FIRST_YEAR + y},${cells.join(',')}\n`;
    }
    yield utf8(text);
  }
}

const encoder = new TextEncoder();
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** No platform encodes GB18030: the table is made by decoding every pair of bytes. */
export function gb18030Encoder(): (text: string) => Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== '\ufffd') pairs.set(sign, (lead << 8) | trail);
    }
  }
  return (text) => {
    const bytes = new Uint8Array(text.length * 2);
    let end = 0;
    for (const sign of text) {
      const code = sign.charCodeAt(0);
      if (code < 0x80) bytes[end++] = code;
      else {
        const pair = pairs.get(sign) ?? 0x3f;
        bytes[end++] = pair >> 8;
        bytes[end++] = pair & 0xff;
      }
    }
    return bytes.slice(0, end);
  };
}
