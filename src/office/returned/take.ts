import { diffArrays } from 'diff';
import { joinProse, proseMarkdown, type ProseBlock, type Run } from '../../summary';
import type { OfficialPlace } from '../official';
import { wordsOf } from './locate';
import type { ReturnedPiece } from './paragraphs';
import type { ReturnedChange } from './report';
import { PLAIN_LOOK, unitsOf, withLeaves, type UnitsOf } from './units';

/** What a person chose of what came back. */
export interface Taken {
  readonly changes: readonly ReturnedChange[];
  /** Numbers that become plain text, by their place among all `{{…}}`. */
  readonly plain: ReadonlyMap<number, string>;
}

type Look = Pick<Run, 'strong' | 'emphasis' | 'code'>;
/** A number by what stands in its braces, before it is told which of its block it is. */
type Piece = { readonly text: string; readonly look: Look } | { readonly inside: string };

/**
 * The text with those changes in it. Numbers stay bound wherever they moved to; a paragraph that was not chosen is the very text that it
 * was, to the letter.
 */
export function takeReturned(text: string, places: readonly OfficialPlace[], { changes, plain }: Taken): string {
  const units = unitsOf(text, places);
  const { prose, first } = units;
  const insides = prose.chunks.flatMap(({ numbers }) => numbers);
  const placeOf = new Map(places.flatMap((place, i) => (place.kind === 'number' ? [[place.id, i] as const] : [])));
  const numberPiece = (place: number): Piece => {
    const put = plain.get(place);
    return put === undefined ? { inside: insides[place] ?? '' } : { text: put, look: PLAIN_LOOK };
  };
  const written = (pieces: readonly ReturnedPiece[], looks: (at: number) => Look | null): readonly Piece[] => {
    let at = 0;
    return pieces.flatMap((piece): readonly Piece[] => {
      const place = piece.id === undefined ? undefined : placeOf.get(piece.id);
      if (place !== undefined && piece.text !== '') return [numberPiece(place)];
      return [...piece.text].map((char): Piece => ({
        text: char,
        look: looks(at++) ?? { ...PLAIN_LOOK, strong: piece.bold },
      }));
    });
  };
  const byLeaf = new Map(
    changes.filter(({ kind }) => kind !== 'added').map((one) => [`${one.chunk}-${one.leaf}`, one]),
  );
  const added = (chunk: number): readonly string[] =>
    changes
      .filter((one) => one.kind === 'added' && one.chunk === chunk)
      .map((one) => written(one.pieces, () => null))
      .map((pieces) => markdown({ kind: 'paragraph', runs: [] }, () => pieces));
  const chunks = prose.chunks.map(({ block, source, numbers }, chunk): string | null => {
    const from = first[chunk] ?? 0;
    const touched =
      changes.some((one) => one.kind !== 'added' && one.chunk === chunk) || numbers.some((_, i) => plain.has(from + i));
    if (!block || !touched) return source;
    const rewritten = markdown(block, (runs, leaf) => {
      const change = byLeaf.get(`${chunk}-${leaf}`);
      if (change?.kind === 'removed') return null;
      if (change) return written(change.pieces, looksOf(units, change));
      return runs.map((run): Piece =>
        run.kind === 'number'
          ? numberPiece(from + Number(run.text))
          : { text: run.kind === 'text' ? run.text : '\n', look: run },
      );
    });
    return rewritten === '' ? null : rewritten;
  });
  return assembled(prose, chunks, added);
}

/** Paragraphs that went take the gap before them along; those that came stand behind a blank line. */
function assembled(
  prose: UnitsOf['prose'],
  chunks: readonly (string | null)[],
  added: (chunk: number) => readonly string[],
): string {
  const gaps: string[] = [];
  const kept: UnitsOf['prose']['chunks'][number][] = [];
  const put = (gap: string, source: string): void => {
    gaps.push(gap);
    kept.push({ source, block: null, numbers: [] });
  };
  for (const source of added(-1)) put(kept.length === 0 ? '\n' : '\n\n', source);
  chunks.forEach((source, i) => {
    const gap = prose.gaps[i] ?? '';
    if (source !== null) put(kept.length > 0 && !gap.includes('\n') ? '\n\n' : gap, source);
    for (const one of added(i)) put(kept.length === 0 ? '\n' : '\n\n', one);
  });
  return joinProse({ ...prose, chunks: kept, gaps });
}

/** A block with its leaves exchanged, as Markdown; empty where nothing is left. */
function markdown(block: ProseBlock, change: (runs: readonly Run[], leaf: number) => readonly Piece[] | null): string {
  const numbers: string[] = [];
  const made = withLeaves(block, (runs, leaf) => {
    const pieces = change(runs, leaf);
    return pieces && runsOf(pieces, numbers);
  });
  return made ? proseMarkdown(made, numbers) : '';
}

function runsOf(pieces: readonly Piece[], numbers: string[]): readonly Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    if ('inside' in piece) {
      runs.push({ kind: 'number', text: String(numbers.push(piece.inside) - 1), ...PLAIN_LOOK });
      continue;
    }
    const { strong, emphasis, code } = piece.look;
    if (piece.text === '\n') {
      runs.push({ kind: 'break', text: '', strong, emphasis, code });
      continue;
    }
    const last = runs.at(-1);
    if (last?.kind === 'text' && last.strong === strong && last.emphasis === emphasis && last.code === code)
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    else runs.push({ kind: 'text', text: piece.text, strong, emphasis, code });
  }
  return runs;
}

/** The look of each character of the new text that stood in the old one already; null where it is new. Numbers do not count. */
function looksOf({ units }: UnitsOf, { chunk, leaf, pieces }: ReturnedChange): (at: number) => Look | null {
  const unit = units.find((one) => one.chunk === chunk && one.leaf === leaf);
  const old = (unit?.pieces ?? []).flatMap((piece) =>
    piece.kind === 'text' ? wordsOf(piece.text).map((word) => ({ word, look: piece.look })) : [],
  );
  const fresh = pieces.flatMap(({ text, id }) => (id === undefined ? wordsOf(text) : []));
  const looks: (Look | null)[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays(
    old.map(({ word }) => word),
    fresh,
  )) {
    if (removed) {
      at += value.length;
      continue;
    }
    for (const word of value) {
      const look = added ? null : (old[at++]?.look ?? null);
      looks.push(...Array.from(word, () => look));
    }
  }
  return (place) => looks[place] ?? null;
}
