import type { FactBatch } from '../plan';

export type Numbers = Float64Array | Int32Array | Int16Array | Uint16Array | Uint8Array;

/**
 * Positions in the order of indicator, area, month and the sheet. Rows of one indicator mostly stand in that order already, so they are dealt out by
 * indicator first, and only those that do not are sorted.
 */
export function sorted(batch: FactBatch, indicators: readonly number[], areas: readonly number[]): Uint32Array {
  const size = batch.length;
  const ranks = indicators.map((id, at) => ({ id, at })).sort((a, b) => a.id - b.id);
  const rankOf = new Uint32Array(indicators.length);
  ranks.forEach(({ at }, rank) => (rankOf[at] = rank));
  const ends = new Uint32Array(indicators.length + 1);
  for (let i = 0; i < size; i++) add(ends, (rankOf[batch.indicator[i] ?? 0] ?? 0) + 1, 1);
  for (let rank = 0; rank < indicators.length; rank++) add(ends, rank + 1, ends[rank] ?? 0);
  const order = new Uint32Array(size);
  const next = ends.slice();
  for (let i = 0; i < size; i++) {
    const rank = rankOf[batch.indicator[i] ?? 0] ?? 0;
    order[next[rank] ?? 0] = i;
    add(next, rank, 1);
  }
  const place = new Float64Array(size);
  for (let i = 0; i < size; i++) place[i] = (areas[batch.area[i] ?? 0] ?? 0) * 2 ** 16 + (batch.m0[i] ?? 0) + 2 ** 15;
  for (let rank = 0; rank < indicators.length; rank++) {
    const part = order.subarray(ends[rank] ?? 0, ends[rank + 1] ?? 0);
    if (!isInOrder(part, place)) part.sort((x, y) => (place[x] ?? 0) - (place[y] ?? 0) || x - y);
  }
  return order;
}

const add = (to: Uint32Array, at: number, n: number): void => {
  to[at] = (to[at] ?? 0) + n;
};

function isInOrder(part: Uint32Array, place: Float64Array): boolean {
  for (let i = 1; i < part.length; i++) if ((place[part[i - 1] ?? 0] ?? 0) > (place[part[i] ?? 0] ?? 0)) return false;
  return true;
}

/** `from` in that order, into an array of the same type. Arrays of one width go through one function each: a function that sees all types is ten times slower. */
export function inOrder<T extends Numbers>(from: T, order: Uint32Array, into: T): T {
  const [of, to] = [bits(from), bits(into)];
  if (of instanceof Uint8Array && to instanceof Uint8Array) bytes(of, order, to);
  else if (of instanceof Uint16Array && to instanceof Uint16Array) words(of, order, to);
  else if (of instanceof Uint32Array && to instanceof Uint32Array) doubles(of, order, to);
  else if (of instanceof Float64Array && to instanceof Float64Array) quads(of, order, to);
  return into;
}

/** The same memory as numbers of that width. */
function bits(of: Numbers): Uint8Array | Uint16Array | Uint32Array | Float64Array {
  const { buffer, byteOffset, length } = of;
  if (of instanceof Int16Array) return new Uint16Array(buffer, byteOffset, length);
  return of instanceof Int32Array ? new Uint32Array(buffer, byteOffset, length) : of;
}

function bytes(from: Uint8Array, order: Uint32Array, into: Uint8Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i] ?? 0] ?? 0;
}

function words(from: Uint16Array, order: Uint32Array, into: Uint16Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i] ?? 0] ?? 0;
}

function doubles(from: Uint32Array, order: Uint32Array, into: Uint32Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i] ?? 0] ?? 0;
}

function quads(from: Float64Array, order: Uint32Array, into: Float64Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i] ?? 0] ?? 0;
}
