/** GB18030 for texts whose characters have two bytes in it; `TextEncoder` writes UTF-8 only, so `TextDecoder` is turned round. */
const table = new Map();
const decoder = new TextDecoder('gb18030');
for (let first = 0x81; first <= 0xfe; first++) {
  for (let second = 0x40; second <= 0xfe; second++) {
    if (second === 0x7f) continue;
    const letters = [...decoder.decode(Uint8Array.of(first, second))];
    if (letters.length === 1 && letters[0] !== '\ufffd') table.set(letters[0], [first, second]);
  }
}

export function gb18030(text) {
  const bytes = [];
  for (const letter of text) {
    const code = letter.codePointAt(0);
    if (code < 0x80) bytes.push(code);
    else {
      const pair = table.get(letter);
      if (!pair) throw new Error(`no two-byte GB18030 form of ${letter}`);
      bytes.push(...pair);
    }
  }
  return Uint8Array.from(bytes);
}

export const utf8 = (text) => new TextEncoder().encode(text);
export const utf8WithMark = (text) => new TextEncoder().encode(`\ufeff${text}`);
