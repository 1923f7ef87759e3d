import type { ByteTexts } from './byteTexts';
import type { Cells } from './cells';
import type { Decode } from './decode';
import type { EncodedGroup, EncodedPiece, Group } from './encoded';
import { Growing } from './growing';
import type { Shape } from './shape';
import { Tuples } from './tuples';

const NAMES: readonly Group[] = ['area', 'period', 'indicator'];

/** Collects what the rows of a piece are about. */
export class PieceGroups {
  readonly #area: GroupTuples;
  readonly #period: GroupTuples;
  readonly #indicator: GroupTuples;
  readonly #texts: readonly ByteTexts[];
  readonly #decode: Decode;
  readonly #bad = { count: 0, row: 0 };

  constructor(shape: Shape, texts: readonly ByteTexts[], decode: Decode) {
    const [area, period, indicator] = NAMES.map((name, g) => {
      const before = NAMES.slice(0, g).reduce((n, each) => n + shape.groups[each].length, 0);
      return new GroupTuples(before, shape.groups[name].length);
    });
    if (!area || !period || !indicator) throw new Error('a piece has three groups');
    this.#area = area;
    this.#period = period;
    this.#indicator = indicator;
    this.#texts = texts;
    this.#decode = decode;
  }

  /** A row with figures: the codes of its dimension columns and its record (1-based). */
  row(codes: Int32Array, record: number, cells: Cells): void {
    if (cells.bad > 0) this.#tell(cells.bad, record);
    const area = this.#area.find(codes, record);
    const period = this.#period.find(codes, record);
    cells.keep(area, period, this.#indicator.find(codes, record), record);
  }

  piece(
    cells: Cells,
    irregular: EncodedPiece['irregular'],
    records: number,
    to: number,
    unclosed: boolean,
  ): EncodedPiece {
    const area = this.#read(this.#area);
    const period = this.#read(this.#period);
    const indicator = this.#read(this.#indicator);
    // Of a text that had to be mended every row counts.
    if ([area, period, indicator].some(({ replaced }) => replaced.some((n) => n > 0)))
      cells.eachRow((a, t, i, r) => {
        const count = (area.replaced[a] ?? 0) + (period.replaced[t] ?? 0) + (indicator.replaced[i] ?? 0);
        if (count > 0) this.#tell(count, r);
      });
    return {
      records,
      unclosed,
      replaced: this.#bad,
      irregular,
      to,
      groups: { area: area.group, period: period.group, indicator: indicator.group },
      ...cells.done(this.#indicator.tuples.size),
    };
  }

  /** The texts of a group, each decoded once, and how many characters of them had to be replaced. */
  #read({ tuples, from, width, first }: GroupTuples): {
    readonly group: EncodedGroup;
    readonly replaced: readonly number[];
  } {
    const read = Array.from({ length: width }, (_, k) => decodedOnce(this.#texts[from + k], this.#decode));
    const found = Array.from({ length: tuples.size }, (_, tuple) => read.map((one, k) => one(tuples.code(tuple, k))));
    return {
      group: { texts: found.map((each) => each.map(({ text }) => text)), first: first.done() },
      replaced: found.map((each) => each.reduce((n, one) => n + one.replaced, 0)),
    };
  }

  #tell(count: number, row: number): void {
    this.#bad.row = this.#bad.count === 0 ? row : Math.min(this.#bad.row, row);
    this.#bad.count += count;
  }
}

/** What the rows say in the columns of one group: `width` of them, from the dimension column `from` on. */
class GroupTuples {
  readonly tuples: Tuples;
  /** The first record that has each. */
  readonly first = new Growing();

  constructor(
    readonly from: number,
    readonly width: number,
  ) {
    this.tuples = new Tuples(from, width);
  }

  find(codes: Int32Array, record: number): number {
    const tuple = this.tuples.find(codes);
    if (tuple >= this.first.size) this.first.push(record);
    return tuple;
  }
}

type Decoded = ReturnType<Decode>;

function decodedOnce(texts: ByteTexts | undefined, decode: Decode): (code: number) => Decoded {
  const known: Decoded[] = [];
  return (code) => (known[code] ??= texts ? decode(texts.bytes(code)) : { text: '', replaced: 0 });
}
