import { Gunzip, Inflate } from 'fflate';
import { crc32 } from './crc32';
import type { Member } from './directory';

/** Bytes of a member, or why there are none. `too_large`: more than the limit came out, and unpacking was stopped there. */
export type Unpacked =
  { readonly bytes: Uint8Array } | { readonly failed: 'encrypted' | 'method' | 'broken' | 'too_large' };

/** Packed bytes at a time: they may become a thousand times as many before they can be counted. */
const STEP = 8 * 1024;

/** Unpacks one member of a ZIP, at most `limit` bytes, and checks its sum. What the directory says of its size is not relied on. */
export function unpackMember(bytes: Uint8Array, member: Member, limit: number): Unpacked {
  if (member.encrypted) return { failed: 'encrypted' };
  if (member.method !== 0 && member.method !== 8) return { failed: 'method' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (member.at + 30 > bytes.length || view.getUint32(member.at, true) !== 0x04034b50) return { failed: 'broken' };
  const from = member.at + 30 + view.getUint16(member.at + 26, true) + view.getUint16(member.at + 28, true);
  if (from + member.packed > bytes.length) return { failed: 'broken' };
  const packed = bytes.subarray(from, from + member.packed);
  if (member.method === 0 && packed.length > limit) return { failed: 'too_large' };
  const found = member.method === 0 ? { bytes: packed } : pulled(packed, limit, (take) => new Inflate(take));
  if ('failed' in found) return found;
  return crc32(found.bytes) === member.crc ? found : { failed: 'broken' };
}

/** Unpacks a gzip file, several joined ones too, at most `limit` bytes; a single one's sum and length are checked. */
export function gunzip(bytes: Uint8Array, limit: number): Unpacked {
  let members = 0;
  const found = pulled(bytes, limit, (take) => {
    const stream = new Gunzip(take);
    stream.onmember = () => members++;
    return stream;
  });
  if ('failed' in found || members > 1) return found;
  if (bytes.length < 18) return { failed: 'broken' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const same = view.getUint32(bytes.length - 8, true) === crc32(found.bytes);
  return same ? found : { failed: 'broken' };
}

/** Name that a gzip file carries of what it packs; null: none. Format: RFC 1952. */
export function gzipName(bytes: Uint8Array): string | null {
  const flags = bytes[3] ?? 0;
  if ((flags & 8) === 0) return null;
  const from = 10 + ((flags & 4) !== 0 ? 2 + (bytes[10] ?? 0) + ((bytes[11] ?? 0) << 8) : 0);
  const end = bytes.indexOf(0, from);
  return end < 0 || end - from > 1000 ? null : new TextDecoder().decode(bytes.subarray(from, end));
}

type Take = (chunk: Uint8Array, final: boolean) => void;

class TooLarge extends Error {}

function pulled(
  packed: Uint8Array,
  limit: number,
  start: (take: Take) => { push: (chunk: Uint8Array, final: boolean) => void },
): Unpacked {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  try {
    const stream = start((chunk, final) => {
      length += chunk.length;
      if (length > limit) throw new TooLarge();
      chunks.push(chunk);
      ended = final;
    });
    for (let at = 0; at < packed.length; at += STEP)
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (error) {
    return { failed: error instanceof TooLarge ? 'too_large' : 'broken' };
  }
  if (!ended) return { failed: 'broken' };
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes };
}
