type Random = () => number;

const below = (random: Random, n: number): number => Math.floor(random() * n);

/** Bytes that have a meaning in one of the formats. */
const TOKENS = [
  '"',
  '""',
  ',',
  '\t',
  ';',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '<td>',
  '</table>',
  '<tr rowspan=99999>',
  ']]',
  '{',
  '}',
  '[',
  ':',
  'PK',
  '—',
  '１２',
  '\ufeff',
  '=1+1',
  '1e309',
  '2023年',
];

const splice = (bytes: Uint8Array, at: number, drop: number, put: Uint8Array): Uint8Array => {
  const made = new Uint8Array(bytes.length - drop + put.length);
  made.set(bytes.subarray(0, at));
  made.set(put, at);
  made.set(bytes.subarray(at + drop), at + put.length);
  return made;
};

const mutations: readonly ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  (bytes, random) => {
    const made = bytes.slice();
    for (let i = 1 + below(random, 8); i > 0; i--) made[below(random, made.length)] = below(random, 256);
    return made;
  },
  (bytes, random) => {
    const made = bytes.slice();
    const at = below(random, made.length);
    made[at] = (made[at] ?? 0) ^ (1 << below(random, 8));
    return made;
  },
  (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  (bytes, random) => bytes.slice(below(random, Math.min(64, bytes.length))),
  (bytes, random) => {
    const at = below(random, bytes.length);
    return splice(bytes, at, Math.min(below(random, 64), bytes.length - at), new Uint8Array());
  },
  (bytes, random) => {
    const at = below(random, bytes.length);
    const part = bytes.slice(at, at + 1 + below(random, 200));
    return splice(bytes, below(random, bytes.length), 0, part);
  },
  (bytes, random) => {
    const token = new TextEncoder().encode(TOKENS[below(random, TOKENS.length)] ?? '');
    return splice(bytes, below(random, bytes.length), 0, token);
  },
  (bytes, random) => {
    const made = bytes.slice();
    const at = below(random, made.length);
    made.fill([0, 0xff, 0x20, 0x0a][below(random, 4)] ?? 0, at, at + below(random, 100));
    return made;
  },
];

/** A file with one to three things wrong with it. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let made = bytes;
  for (let i = 1 + below(random, 3); i > 0 && made.length > 0; i--) {
    made = (mutations[below(random, mutations.length)] ?? mutations[0])?.(made, random) ?? made;
  }
  return made;
}

const STARTS: readonly (readonly number[])[] = [
  [],
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  [0x1f, 0x8b, 8],
  [0xff, 0xfe],
  [0xff, 0xff, 0xff, 0xff],
  [...new TextEncoder().encode('PAR1')],
  [...new TextEncoder().encode('ARROW1\0\0')],
  [...new TextEncoder().encode('<table>')],
  [...new TextEncoder().encode('<?xml version="1.0"?><Workbook>')],
  [...new TextEncoder().encode('[{"a":')],
];

/** Random bytes behind the mark of some format. */
export function randomBytes(random: Random): Uint8Array {
  const start = STARTS[below(random, STARTS.length)] ?? [];
  const narrow = random() < 0.5 ? 128 : 256;
  return Uint8Array.from([...start, ...Array.from({ length: below(random, 600) }, () => below(random, narrow))]);
}
