/** The one number behind the whole sample. Change it, run the generator, and everything is another invented prefecture. */
export const SEED = 20241231;

function hash(text) {
  let h = 2166136261 ^ SEED;
  for (const letter of text) {
    h ^= letter.codePointAt(0);
    h = Math.imul(h, 16777619);
  }
  return h >>> 0;
}

/**
 * A stream of chance named by its labels. Streams do not disturb one another: a new indicator or a longer ledger leaves
 * every other figure as it was.
 */
export function chance(...labels) {
  let state = hash(labels.join('|'));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low, high) => low + (high - low) * next();
  const int = (low, high) => Math.floor(between(low, high + 1));
  const pick = (list) => list[Math.floor(next() * list.length)];
  return {
    next,
    between,
    int,
    pick,
    /** Between low and high, the middle more often than the ends. */
    middle: (low, high) => low + ((high - low) * (next() + next() + next())) / 3,
    hit: (share) => next() < share,
    /** An entry of [[entry, weight], …]. */
    weighted(entries) {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [entry, weight] of entries) if ((left -= weight) < 0) return entry;
      return entries[entries.length - 1][0];
    },
    /** `count` parts of whole numbers that add up to `total`, roughly as `weights`. */
    parts(total, weights) {
      const sum = weights.reduce((a, b) => a + b, 0);
      const parts = weights.map((weight) => Math.floor((total * weight) / sum));
      for (let left = total - parts.reduce((a, b) => a + b, 0); left > 0; left--) parts[int(0, parts.length - 1)]++;
      return parts;
    },
  };
}
