/** Writes text in an encoding that the platform can only read: its table turned round. Throws for a character that it has not. */
export function encodeAs(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const high = encoding === 'utf-16be' ? 0 : 1;
    return Uint8Array.from(
      Array.from({ length: text.length * 2 }, (_, i) => {
        const unit = text.charCodeAt(i >> 1);
        return i % 2 === high ? unit >> 8 : unit & 255;
      }),
    );
  }
  const table = tableOf(encoding);
  return Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const bytes = table.get(char);
      if (!bytes) throw new Error(`${encoding} has no ${char}`);
      return bytes;
    }),
  );
}

/** True where every character of the text is in the encoding. */
export const canEncode = (text: string, encoding: string): boolean =>
  encoding.startsWith('utf') || Array.from(text).every((char) => tableOf(encoding).has(char));

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const made = tables.get(encoding);
  if (made) return made;
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes));
      if (Array.from(text).length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // not a character of this encoding
    }
  };
  for (let byte = 0; byte < 256; byte++) add([byte]);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail]);
  tables.set(encoding, table);
  return table;
}
