import type { ByteTexts } from './byteTexts';
import type { Cells } from './cells';
import type { Decode } from './decode';
import type { EncodedGroup, EncodedPiece, Group } from './encoded';
import type { Shape } from './shape';
import { Tuples } from './tuples';

/** Collects what the rows of a piece are about. */
export interface PieceGroups {
  /** A row with figures: the codes of its dimension columns and its record (1-based). */
  row(codes: Int32Array, record: number, cells: Cells): void;
  piece(
    cells: Cells,
    irregular: EncodedPiece['irregular'],
    records: number,
    to: number,
    unclosed: boolean,
  ): EncodedPiece;
}

const NAMES: readonly Group[] = ['area', 'period', 'indicator'];

export function pieceGroups(shape: Shape, texts: readonly ByteTexts[], decode: Decode): PieceGroups {
  const all = NAMES.map((name, g) => {
    const before = NAMES.slice(0, g).reduce((n, each) => n + shape.groups[each].length, 0);
    const places = shape.groups[name].map((_, k) => before + k);
    return new GroupRows(name, places, before);
  });
  const [area, period, indicator] = all;
  const [records, ends] = [new Growing(), new Growing()];
  const columns = shape.values.length;
  let digits = new Uint8Array(64 * columns);
  const bad = { count: 0, row: 0 };
  const tell = (count: number, row: number): void => {
    bad.row = bad.count === 0 ? row : Math.min(bad.row, row);
    bad.count += count;
  };
  let base = 0;
  const note = (v: number, decimals: number): void => {
    if ((digits[base + v] ?? 0) <= decimals) digits[base + v] = decimals + 1;
  };
  if (!area || !period || !indicator) throw new Error('a piece has three groups');

  return {
    row(codes, record, cells) {
      area.row(codes, record);
      period.row(codes, record);
      base = indicator.row(codes, record) * columns;
      if (base + columns > digits.length) {
        const larger = new Uint8Array(digits.length * 2);
        larger.set(digits);
        digits = larger;
      }
      const count = cells.bad;
      records.push(record);
      ends.push(cells.keep(note));
      if (count > 0) tell(count, record);
    },
    piece(cells, irregular, count, to, unclosed) {
      const groups = all.map(({ name, places, tuples, first, rows }) => {
        const read = places.map((place) => decodedOnce(texts[place], decode));
        const found = Array.from({ length: tuples.size }, (_, tuple) =>
          read.map((one, k) => one(tuples.code(tuple, k))),
        );
        const replaced = found.map((each) => each.reduce((n, one) => n + one.replaced, 0));
        // Of a text that had to be mended every row counts.
        if (replaced.some((n) => n > 0)) {
          rows.each((tuple, i) => {
            const count = replaced[tuple] ?? 0;
            if (count > 0) tell(count, records.at(i));
          });
        }
        const group: EncodedGroup = { texts: found.map((each) => each.map(({ text }) => text)), first: first.done() };
        return [name, group] as const;
      });
      return {
        records: count,
        unclosed,
        replaced: bad,
        irregular,
        to,
        groups: Object.fromEntries(groups) as Record<Group, EncodedGroup>,
        rows: {
          r: records.done(),
          area: area.rows.done(),
          period: period.rows.done(),
          indicator: indicator.rows.done(),
          ends: ends.done(),
        },
        ...cells.done(),
        digits: digits.slice(0, indicator.tuples.size * columns),
      };
    },
  };
}

/** What the rows say in the columns of one group. */
class GroupRows {
  readonly tuples: Tuples;
  /** The first record that has each. */
  readonly first = new Growing();
  readonly rows = new Growing();

  constructor(
    readonly name: Group,
    readonly places: readonly number[],
    from: number,
  ) {
    this.tuples = new Tuples(from, places.length);
  }

  row(codes: Int32Array, record: number): number {
    const tuple = this.tuples.find(codes);
    if (tuple >= this.first.size) this.first.push(record);
    this.rows.push(tuple);
    return tuple;
  }
}

type Decoded = ReturnType<Decode>;

function decodedOnce(texts: ByteTexts | undefined, decode: Decode): (code: number) => Decoded {
  const known: Decoded[] = [];
  return (code) => (known[code] ??= texts ? decode(texts.bytes(code)) : { text: '', replaced: 0 });
}

/** Whole numbers in a row, as many as come. */
class Growing {
  #values = new Int32Array(1 << 12);
  size = 0;

  push(value: number): void {
    if (this.size >= this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.size++] = value;
  }

  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  each(take: (value: number, place: number) => void): void {
    for (let i = 0; i < this.size; i++) take(this.at(i), i);
  }

  done(): Int32Array {
    return this.#values.slice(0, this.size);
  }
}
