/** Tables for four bytes at a time. */
const tables = ((): readonly Uint32Array[] => {
  const first = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = (c & 1) !== 0 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    first[n] = c >>> 0;
  }
  const all = [first];
  for (let t = 1; t < 4; t++) {
    const before = all[t - 1] ?? first;
    all.push(before.map((c) => (c >>> 8) ^ (first[c & 255] ?? 0)));
  }
  return all;
})();

/** The check sum that ZIP and gzip keep of what they pack (CRC-32, ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  const [t0 = new Uint32Array(), t1 = t0, t2 = t0, t3 = t0] = tables;
  let c = 0xffffffff;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    c ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    c = (t3[c & 255] ?? 0) ^ (t2[(c >>> 8) & 255] ?? 0) ^ (t1[(c >>> 16) & 255] ?? 0) ^ (t0[(c >>> 24) & 255] ?? 0);
  }
  for (; at < bytes.length; at++) c = (t0[(c ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
