/** What of a text is compared to tell whether two are the same paragraph: pairs of characters, and the numbers known in it. */
export interface Alike {
  readonly text: string;
  readonly ids: readonly string[];
}

/** Less in common than this are two paragraphs. */
const LEAST = 0.4;
const MOST_PAIRS = 2_000_000;

/**
 * Pairs of places, in the order of both lists, that are the same paragraph: equal ones at the ends first, what stands between by how much
 * is alike (characters, and numbers that are the same by their id).
 */
export function aligned(before: readonly Alike[], after: readonly Alike[]): readonly (readonly [number, number])[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.text === after[head]?.text) head += 1;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail)?.text === after.at(-1 - tail)?.text
  )
    tail += 1;
  const ends = (count: number, a: number, b: number): (readonly [number, number])[] =>
    Array.from({ length: count }, (_, i) => [a + i, b + i] as const);
  const inner = between(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [
    ...ends(head, 0, 0),
    ...inner.map(([a, b]) => [a + head, b + head] as const),
    ...ends(tail, before.length - tail, after.length - tail),
  ];
}

function between(before: readonly Alike[], after: readonly Alike[]): readonly (readonly [number, number])[] {
  if (before.length * after.length > MOST_PAIRS) return equalOnes(before, after);
  const grams = after.map(({ text }) => pairsOf(text));
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const score = new Float64Array(before.length * after.length);
  for (let i = before.length - 1; i >= 0; i--) {
    const one = before[i];
    if (!one) continue;
    const own = pairsOf(one.text);
    for (let j = after.length - 1; j >= 0; j--) {
      const other = after[j];
      const same = other ? alike(one, own, other, grams[j] ?? new Map()) : 0;
      score[i * after.length + j] = same;
      const taken = same >= LEAST ? same + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(taken, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const found: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const same = score[i * after.length + j] ?? 0;
    const here = best[i * width + j] ?? 0;
    if (same >= LEAST && here === same + (best[(i + 1) * width + j + 1] ?? 0)) found.push([i++, j++]);
    else if (here === best[(i + 1) * width + j]) i += 1;
    else j += 1;
  }
  return found;
}

/** Of very long documents only what is the same is told. */
function equalOnes(before: readonly Alike[], after: readonly Alike[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let from = 0;
  before.forEach(({ text }, i) => {
    const at = after.findIndex((other, j) => j >= from && other.text === text);
    if (at < 0) return;
    found.push([i, at]);
    from = at + 1;
  });
  return found;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const padded = ` ${text} `;
  for (let i = 0; i + 1 < padded.length; i++) {
    const pair = padded.slice(i, i + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

function alike(one: Alike, own: ReadonlyMap<string, number>, other: Alike, grams: ReadonlyMap<string, number>): number {
  if (one.text === other.text) return 2;
  let common = 0;
  for (const [pair, times] of own) common += Math.min(times, grams.get(pair) ?? 0);
  const shared = one.ids.filter((id) => other.ids.includes(id)).length;
  return (2 * common) / (one.text.length + other.text.length + 2) + Math.min(1, shared * 0.5);
}
