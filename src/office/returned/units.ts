import { proseReader, type Prose, type ProseBlock, type Run } from '../../summary';
import type { OfficialPlace } from '../official';

/** A paragraph, heading, item or cell of the present text, as it would be printed. */
export interface Unit {
  /** Place of its chunk, and its own place among the leaves of that chunk. */
  readonly chunk: number;
  readonly leaf: number;
  readonly pieces: readonly UnitPiece[];
  /** It can be written anew. */
  readonly editable: boolean;
}

export type UnitPiece =
  | { readonly kind: 'text'; readonly text: string; readonly look: Pick<Run, 'strong' | 'emphasis' | 'code'> }
  /** `place`: of the number among all `{{…}}` of the text. */
  | { readonly kind: 'number'; readonly id: string; readonly shown: string; readonly place: number };

export interface UnitsOf {
  readonly prose: Prose;
  readonly units: readonly Unit[];
  /** The place of the first `{{…}}` of each chunk among all. */
  readonly first: readonly number[];
}

/** The text taken apart into what becomes a paragraph of its own. What comes from other tabs is none. */
export function unitsOf(text: string, places: readonly OfficialPlace[]): UnitsOf {
  const prose = proseReader()(text);
  const first: number[] = [];
  let count = 0;
  const units = prose.chunks.flatMap(({ block, source, numbers }, chunk): readonly Unit[] => {
    const from = count;
    first.push(from);
    count += numbers.length;
    if (!block) return opaque(source, chunk);
    return leavesOf(block).map((runs, leaf): Unit => ({
      chunk,
      leaf,
      editable: true,
      pieces: piecesOf(runs, from, places),
    }));
  });
  return { prose, units: units.filter(({ pieces }) => pieces.length > 0), first };
}

/** Code, and what else the editor keeps as it was written. */
const opaque = (source: string, chunk: number): readonly Unit[] =>
  source
    .split('\n')
    .flatMap((line, leaf): readonly Unit[] =>
      /^\s*(?:```|~~~|$)/.test(line)
        ? []
        : [{ chunk, leaf, editable: false, pieces: [{ kind: 'text', text: line, look: PLAIN_LOOK }] }],
    );

export const PLAIN_LOOK = { strong: false, emphasis: false, code: false } as const;

/** Every stretch of running text of a block, in reading order. */
export function leavesOf(block: ProseBlock): readonly (readonly Run[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.runs];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(leavesOf));
    case 'quote':
      return block.blocks.flatMap(leavesOf);
    case 'table':
      return block.rows.flat();
    default:
      return [];
  }
}

/** The block with its leaves exchanged, in the same order; null takes one away, and what holds nothing any more. */
export function withLeaves(
  block: ProseBlock,
  change: (runs: readonly Run[], leaf: number) => readonly Run[] | null,
  counter = { leaf: 0 },
): ProseBlock | null {
  const next = (runs: readonly Run[]): readonly Run[] | null => change(runs, counter.leaf++);
  const inner = (blocks: readonly ProseBlock[]): readonly ProseBlock[] =>
    blocks.flatMap((each) => withLeaves(each, change, counter) ?? []);
  switch (block.kind) {
    case 'heading':
    case 'paragraph': {
      const runs = next(block.runs);
      return runs && { ...block, runs };
    }
    case 'list': {
      const items = block.items.map(inner).filter((item) => item.length > 0);
      return items.length === 0 ? null : { ...block, items };
    }
    case 'quote': {
      const blocks = inner(block.blocks);
      return blocks.length === 0 ? null : { ...block, blocks };
    }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => next(cell) ?? [])) };
    default:
      return block;
  }
}

const HAN = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—]/u;

function piecesOf(runs: readonly Run[], from: number, places: readonly OfficialPlace[]): readonly UnitPiece[] {
  return runs.flatMap(({ kind, text, strong, emphasis, code }, i): readonly UnitPiece[] => {
    const look = { strong, emphasis, code };
    switch (kind) {
      case 'number': {
        const place = from + Number(text);
        const number = places[place];
        return number?.kind === 'number' ? [{ kind, id: number.id, shown: number.shown, place }] : [];
      }
      case 'break':
        return [{ kind: 'text', text: '\n', look }];
      case 'soft': {
        const [before = '', after = ''] = [runs[i - 1]?.text.at(-1), runs[i + 1]?.text.at(0)];
        return HAN.test(before) || HAN.test(after) ? [] : [{ kind: 'text', text: ' ', look }];
      }
      case 'text':
        return [{ kind: 'text', text, look }];
    }
  });
}

export const unitText = ({ pieces }: Pick<Unit, 'pieces'>): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.shown)).join('');
