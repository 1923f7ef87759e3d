import type { GivenFile } from './workbench';

export type { GivenFile };

/** Files as a person has them, made by the test that needs them: no fixture says something that a reader cannot see. */

const encoder = new TextEncoder();
export const utf8 = (name: string, text: string): GivenFile => ({ name, bytes: encoder.encode(text) });

/**
 * The same text in GB18030, as offices' systems export it. Node decodes that encoding but does not write it: the table of
 * two-byte characters is had by decoding every pair once. Throws on a character outside it.
 */
export function gb18030(name: string, text: string): GivenFile {
  const table = twoByteTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const pair = table.get(char);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else throw new Error(`${char} has no two-byte form in GB18030`);
  }
  return { name, bytes: Uint8Array.from(bytes) };
}

let made: ReadonlyMap<string, readonly [number, number]> | null = null;

function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  if (made) return made;
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(high, low));
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [high, low]);
    }
  }
  made = table;
  return table;
}

/** Counties of another place than the sample's, a column per year, as a bureau's system gives it: title, head, footnote. */
export const riverCounties = gb18030(
  '2021-2023年专利授权量.csv',
  [
    '江河市各县专利授权量（件）,,,',
    '地区,2021年,2022年,2023年',
    '上河县,120,150,180',
    '中河县,95,88,"1,110"',
    '下河县,40,44,55',
    '注：数据来自江河市知识产权系统。,,,',
    '',
  ].join('\r\n'),
);
