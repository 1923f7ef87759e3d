import { diffArrays } from 'diff';
import { t } from '../../text';
import type { OfficialDocument } from '../official';
import { printedHash } from '../official/kept';
import { sentencesOf } from '../official/sentence';
import { aligned } from './align';
import { located, wordsOf } from './locate';
import { paragraphText, type ReturnedParagraph, type ReturnedPiece } from './paragraphs';
import type { ReturnedFile } from './read';
import type { ChangedPart, ReturnedChange, ReturnedNumber, ReturnedReport } from './report';
import { unitsOf, unitText, type Unit } from './units';

/**
 * What was changed in a document that came back, against the present text and its numbers as they are shown now: number by number, and
 * paragraph by paragraph. Numbers are told by their control, else by their bookmark, else by the text around them.
 */
export function compareReturned(text: string, document: OfficialDocument, file: ReturnedFile): ReturnedReport {
  const { units } = unitsOf(text, document.places);
  const body = withoutTitle(file.paragraphs, document.title);
  const known = new Set(body.flatMap(({ pieces }) => pieces.flatMap(({ id }) => id ?? [])));
  const pairs = aligned(
    units.map((unit) => ({ text: unitText(unit), ids: idsOf(unit) })),
    body.map((paragraph) => ({
      text: paragraphText(paragraph),
      ids: paragraph.pieces.flatMap(({ id }) => id ?? []),
    })),
  );
  const partner = new Map(pairs.map(([unit, paragraph]) => [paragraph, unit]));
  const told = body.map((paragraph, i): readonly ReturnedPiece[] => {
    const unit = units[partner.get(i) ?? -1];
    return unit ? located(unit, paragraph.pieces, known) : paragraph.pieces;
  });
  return { numbers: numbersIn(document, told, file.printed), changes: changesIn(units, body, told, partner) };
}

const idsOf = ({ pieces }: Unit): readonly string[] =>
  pieces.flatMap((piece) => (piece.kind === 'number' ? [piece.id] : []));

/** The title stands in the head of the text, not in its body. */
function withoutTitle(paragraphs: readonly ReturnedParagraph[], title: string | null): readonly ReturnedParagraph[] {
  const [first] = paragraphs;
  if (title === null || !first) return paragraphs;
  const bare = (text: string): string => text.replace(/\s+/g, '');
  return bare(paragraphText(first)) === bare(title) ? paragraphs.slice(1) : paragraphs;
}

function numbersIn(
  document: OfficialDocument,
  told: readonly (readonly ReturnedPiece[])[],
  printed: ReadonlyMap<string, string>,
): readonly ReturnedNumber[] {
  const sentences = sentencesOf(document.blocks, document.places);
  const found = new Map<string, ReturnedPiece>();
  // Of a number that was copied the first place counts.
  for (const piece of told.flat()) if (piece.id !== undefined && !found.has(piece.id)) found.set(piece.id, piece);
  const masks = new Set(
    (['internal', 'unpublished', 'single', 'personal'] as const).map((guard) =>
      t(document.lang, `carry.guard.word.${guard}`),
    ),
  );
  return document.places.flatMap((number, place): readonly ReturnedNumber[] => {
    if (number.kind !== 'number') return [];
    const { id, shown } = number;
    const piece = found.get(id);
    const returned = piece?.text.trim() ?? '';
    const state =
      returned === ''
        ? 'deleted'
        : returned === shown.trim()
          ? 'same'
          : masks.has(returned)
            ? 'masked'
            : printed.get(id) === printedHash(id, returned)
              ? 'moved'
              : 'altered';
    const sentence = sentences[place]?.text ?? '';
    return [{ id, place, state, shown, returned, by: piece ? (piece.by ?? 'text') : null, sentence }];
  });
}

function changesIn(
  units: readonly Unit[],
  body: readonly ReturnedParagraph[],
  told: readonly (readonly ReturnedPiece[])[],
  partner: ReadonlyMap<number, number>,
): readonly ReturnedChange[] {
  const changes: ReturnedChange[] = [];
  const kept = new Set(partner.values());
  let last: Unit | null = null;
  let done = 0;
  const removed = (until: number): void => {
    for (; done < until; done++) {
      const unit = units[done];
      if (unit && !kept.has(done)) changes.push(removedUnit(unit));
    }
  };
  body.forEach(({ inTable }, i) => {
    const at = partner.get(i);
    const pieces = told[i] ?? [];
    const unit = at === undefined ? undefined : units[at];
    if (at === undefined || !unit) {
      // Cells of a table that another program added rows to are no paragraphs of the text.
      if (!inTable) changes.push(addedParagraph(pieces, last, i));
      return;
    }
    removed(at);
    done = at + 1;
    last = unit;
    const parts = changedParts(unit, pieces);
    if (parts.some(({ kind }) => kind !== 'same')) {
      const { chunk, leaf, editable } = unit;
      changes.push({ key: `c${chunk}-${leaf}`, kind: 'changed', parts, editable, chunk, leaf, pieces });
    }
  });
  removed(units.length);
  return changes;
}

const removedUnit = (unit: Unit): ReturnedChange => ({
  key: `r${unit.chunk}-${unit.leaf}`,
  kind: 'removed',
  parts: [{ text: unitText(unit), kind: 'removed' }],
  editable: unit.editable,
  chunk: unit.chunk,
  leaf: unit.leaf,
  pieces: [],
});

const addedParagraph = (pieces: readonly ReturnedPiece[], behind: Unit | null, i: number): ReturnedChange => ({
  key: `a${i}`,
  kind: 'added',
  parts: [{ text: pieces.map(({ text }) => text).join(''), kind: 'added' }],
  editable: true,
  chunk: behind?.chunk ?? -1,
  leaf: behind?.leaf ?? 0,
  pieces,
});

/** Words and numbers, these by their id: a number that was altered is no change of the words around it. */
interface Token {
  readonly key: string;
  readonly text: string;
  readonly number: boolean;
}

function changedParts(unit: Unit, pieces: readonly ReturnedPiece[]): readonly ChangedPart[] {
  const before = unit.pieces.flatMap((piece): readonly Token[] =>
    piece.kind === 'text' ? textTokens(piece.text) : [{ key: `\uE000${piece.id}`, text: piece.shown, number: true }],
  );
  const after = pieces.flatMap((piece): readonly Token[] =>
    piece.id === undefined || piece.text === ''
      ? textTokens(piece.text)
      : [{ key: `\uE000${piece.id}`, text: piece.text, number: true }],
  );
  return diffArrays([...before], [...after], { comparator: (a, b) => a.key === b.key })
    .flatMap(({ value, added, removed }) => {
      const kind = added ? 'added' : removed ? 'removed' : 'same';
      return value.map(({ text, number }): ChangedPart => ({ text, kind, ...(number ? { number: true } : {}) }));
    })
    .reduce<ChangedPart[]>((all, part) => {
      const last = all.at(-1);
      if (last?.kind === part.kind && !last.number && !part.number)
        all[all.length - 1] = { ...last, text: last.text + part.text };
      else all.push(part);
      return all;
    }, []);
}

const textTokens = (text: string): readonly Token[] =>
  wordsOf(text).map((word) => ({ key: word, text: word, number: false }));
