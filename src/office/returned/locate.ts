import { diffArrays } from 'diff';
import type { ReturnedPiece } from './paragraphs';
import { unitText, type Unit } from './units';

/** Numerals stay whole, so that 284 and 248 are two words and not a moved digit. */
const WORDS = /[+−-]?\d[\d,]*(?:\.\d+)?[%‰％]?|[A-Za-z]+|[^]/gu;
export const wordsOf = (text: string): readonly string[] => text.match(WORDS) ?? [];

/** A number is not longer than this many characters more than it was. */
const MOST_LONGER = 12;

/**
 * The numbers of a unit in a paragraph that lost their controls and bookmarks, told by the text around them: the paragraph in pieces, as if
 * they were still there. What cannot be told surely (its neighbours are gone, too) stays text.
 */
export function located(
  unit: Unit,
  pieces: readonly ReturnedPiece[],
  known: ReadonlySet<string>,
): readonly ReturnedPiece[] {
  const lost = unit.pieces.filter((piece) => piece.kind === 'number' && !known.has(piece.id));
  if (lost.length === 0) return pieces;
  const spans = spansIn(unit, pieces, known);
  if (spans.length === 0) return pieces;
  let at = 0;
  return pieces.flatMap((piece): readonly ReturnedPiece[] => {
    const start = at;
    at += piece.text.length;
    if (piece.id !== undefined) return [piece];
    const own = spans.filter(({ from, to }) => from >= start && to <= at);
    const out: ReturnedPiece[] = [];
    let done = start;
    for (const { id, from, to } of own) {
      if (from > done) out.push({ text: piece.text.slice(done - start, from - start), bold: piece.bold });
      out.push({ text: piece.text.slice(from - start, to - start), bold: piece.bold, id });
      done = to;
    }
    if (done < at) out.push({ text: piece.text.slice(done - start), bold: piece.bold });
    return out;
  });
}

interface Span {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

function spansIn(unit: Unit, pieces: readonly ReturnedPiece[], known: ReadonlySet<string>): readonly Span[] {
  const before = unitText(unit);
  const after = pieces.map(({ text }) => text).join('');
  const map = keptPlaces(before, after);
  const spans: Span[] = [];
  let at = 0;
  for (const piece of unit.pieces) {
    const text = piece.kind === 'text' ? piece.text : piece.shown;
    const [start, end] = [at, at + text.length];
    at = end;
    if (piece.kind === 'text' || known.has(piece.id)) continue;
    const from = start === 0 ? 0 : kept(map[start - 1]);
    const to = end === before.length ? after.length : (map[end] ?? null);
    if (from === null || to === null || to <= from || to - from > text.length + MOST_LONGER) continue;
    spans.push({ id: piece.id, from, to });
  }
  return spans;
}

const kept = (place: number | null | undefined): number | null =>
  place === null || place === undefined ? null : place + 1;

/** For each character of `before` its place in `after`, or null where it is gone. */
function keptPlaces(before: string, after: string): readonly (number | null)[] {
  const map: (number | null)[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays([...wordsOf(before)], [...wordsOf(after)])) {
    const length = value.reduce((sum, word) => sum + word.length, 0);
    if (added) at += length;
    else if (removed) for (let i = 0; i < length; i++) map.push(null);
    else for (let i = 0; i < length; i++) map.push(at++);
  }
  return map;
}
