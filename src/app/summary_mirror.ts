import { placeholders, readDocument } from '../summary';

export type ChipState = 'waiting' | 'bound' | 'missing' | 'problem';

/** A stretch of one line; `state` where it is a `{{…}}`. */
export interface MirrorPart {
  readonly text: string;
  readonly state: ChipState | null;
}

/** One line of the typed text. `id` stays with the line while others are typed in. */
export interface MirrorLine {
  readonly id: number;
  readonly key: string;
  readonly parts: readonly MirrorPart[];
}

/**
 * The typed text cut into lines and numbers. Lines before and after what changed are the very same objects, so that the layer behind a
 * long text is drawn anew only where it was typed.
 */
export function mirrorLines(
  before: readonly MirrorLine[],
  text: string,
  states: readonly ChipState[],
): readonly MirrorLine[] {
  const lines = cut(text, states);
  let head = 0;
  while (head < lines.length && head < before.length && lines[head]?.key === before[head]?.key) head += 1;
  let tail = 0;
  const most = Math.min(lines.length, before.length) - head;
  while (tail < most && lines.at(-1 - tail)?.key === before.at(-1 - tail)?.key) tail += 1;
  let next = before.reduce((max, { id }) => Math.max(max, id), 0);
  return lines.map((line, i) => {
    const old = i < head ? before[i] : i >= lines.length - tail ? before[before.length - lines.length + i] : undefined;
    return old ?? { ...line, id: ++next };
  });
}

function cut(text: string, states: readonly ChipState[]): readonly Omit<MirrorLine, 'id'>[] {
  const numbers = placeholders(text, readDocument(text).bodyStart);
  let number = 0;
  let start = 0;
  return text.split('\n').map((line) => {
    const parts: MirrorPart[] = [];
    let at = 0;
    for (let place = numbers[number]; place && place.end <= start + line.length; place = numbers[++number]) {
      if (place.start - start > at) parts.push({ text: line.slice(at, place.start - start), state: null });
      const inside = line.slice(place.start - start, place.end - start);
      parts.push({ text: inside, state: states[number] ?? 'waiting' });
      at = place.end - start;
    }
    if (at < line.length) parts.push({ text: line.slice(at), state: null });
    const key = `${parts.map(({ state }) => state ?? '').join(',')} ${line}`;
    start += line.length + 1;
    return { key, parts };
  });
}
