const MAGIC = 0x184d2204;

/**
 * Unpacks an LZ4 frame, as Arrow files are compressed with; blocks may refer to those before them. `length` is what comes out.
 * Throws where the frame is damaged. Format: lz4_Frame_format.md and lz4_Block_format.md of the LZ4 project.
 */
export function lz4Frame(input: Uint8Array, length: number): Uint8Array {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error('LZ4: no frame');
  const flags = view.getUint8(4);
  let at = 6 + ((flags & 8) !== 0 ? 8 : 0) + ((flags & 1) !== 0 ? 4 : 0) + 1;
  // No byte of a block can stand for more than 255.
  if (!(length >= 0 && length <= input.length * 255)) throw new Error('LZ4: wrong length');
  const output = new Uint8Array(length);
  let written = 0;
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) break;
    const packed = input.subarray(at, at + (size & 0x7fffffff));
    at += packed.length + ((flags & 16) !== 0 ? 4 : 0);
    if (size >>> 31 === 0) written = block(packed, output, written);
    else {
      output.set(packed, written);
      written += packed.length;
    }
  }
  if (written !== length) throw new Error('LZ4: wrong length');
  return output;
}

/** Unpacks one block behind what is written already; says how far it is written then. */
function block(input: Uint8Array, output: Uint8Array, start: number): number {
  let to = start;
  let at = 0;
  const more = (n: number): number => {
    let sum = n;
    if (n === 15) {
      let byte: number;
      do {
        byte = input[at++] ?? 0;
        sum += byte;
      } while (byte === 255);
    }
    return sum;
  };
  while (at < input.length) {
    const token = input[at++] ?? 0;
    const literals = more(token >> 4);
    if (at + literals > input.length || to + literals > output.length) throw new Error('LZ4: damaged');
    output.set(input.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at >= input.length) break;
    const offset = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8);
    at += 2;
    const end = to + more(token & 15) + 4;
    if (offset === 0 || offset > to || end > output.length) throw new Error('LZ4: damaged');
    for (; to < end; to++) output[to] = output[to - offset] ?? 0;
  }
  return to;
}
