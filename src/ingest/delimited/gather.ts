import type { EncodedPiece, Group, OddCell, PlainFigures } from './encoded';

/** What all pieces of a large file say together: plain data, that can be read anywhere. */
export interface Gathered {
  readonly groups: Readonly<Record<Group, readonly Distinct[]>>;
  /** For each text of the indicator's columns and each value column: the greatest number of decimals; −1: no number. */
  readonly digits: readonly number[];
  /** The different texts that are no plain numbers. */
  readonly odd: readonly OddText[];
  /** Figures in cells, of all kinds. */
  readonly facts: number;
  /** Some cells are no plain numbers, some are grouped ones (1,234). */
  readonly texts: boolean;
  readonly irregular: { readonly count: number; readonly row: number };
  readonly replaced: { readonly count: number; readonly row: number };
  /** No two rows say the same of area, period and indicator. False: some do, or it was not seen. */
  readonly once: boolean;
}

/** One text (or texts of several columns), and the first row of the file (1-based) that has it. */
export interface Distinct {
  readonly texts: readonly string[];
  readonly r: number;
}

export interface OddText {
  /** Position among the indicator's texts, value column. */
  readonly indicator: number;
  readonly v: number;
  readonly text: string;
  readonly r: number;
  readonly count: number;
}

/** A piece's rows as the staging tables hold them: columns of equal length. `k`: the text's position in the list of odd ones. */
export interface StagedRows {
  readonly plain: PlainFigures;
  readonly other: Readonly<Record<'a' | 't' | 'k' | 'r', Int32Array>>;
  readonly written: Readonly<Record<'a' | 't' | 'i' | 'r', Int32Array>> & { readonly texts: readonly string[] };
}

/**
 * Puts the pieces of a file together in their order: numbers of texts in a piece become those of the whole file. A value column counts with
 * the indicator's text: `i` = text × value columns + value column.
 */
export class Gathering {
  readonly #values: number;
  readonly #lists: Readonly<Record<Group, Listed>> = {
    area: new Listed(),
    period: new Listed(),
    indicator: new Listed(),
  };
  readonly #digits: number[] = [];
  readonly #odd = new Map<string, number>();
  readonly #oddTexts: { indicator: number; v: number; text: string; r: number; count: number }[] = [];
  readonly #seen = new Places();
  #facts = 0;
  #texts = false;
  #irregular = { count: 0, row: 0 };
  #replaced = { count: 0, row: 0 };

  constructor(values: number) {
    this.#values = values;
  }

  /** `before`: rows of the file before the piece, whose numbers are made those of the file where they stand. */
  take(piece: EncodedPiece, before: number): StagedRows {
    const [area, period, indicator] = (['area', 'period', 'indicator'] as const).map((name) => {
      const { texts, first } = piece.groups[name];
      return Int32Array.from(texts, (each, k) => this.#lists[name].number(each, before + (first[k] ?? 0)));
    });
    if (!area || !period || !indicator) throw new Error('a piece has three groups');
    this.#noteDigits(piece.digits, indicator);
    const { plain, odd, grouped } = piece;
    this.#facts += plain.x.length + odd.length;
    this.#texts ||= odd.length + grouped.length > 0;
    this.#irregular = added(this.#irregular, piece.irregular, before);
    this.#replaced = added(this.#replaced, piece.replaced, before);
    this.#number(plain, { area, period, indicator }, before);
    const numbers = (cells: readonly OddCell[]): Readonly<Record<'a' | 't' | 'r', Int32Array>> => ({
      a: Int32Array.from(cells, (cell) => area[cell.a] ?? 0),
      t: Int32Array.from(cells, (cell) => period[cell.t] ?? 0),
      r: Int32Array.from(cells, (cell) => cell.r + before),
    });
    const of = ({ i }: OddCell): number => indicator[Math.floor(i / this.#values)] ?? 0;
    for (const cell of odd) if (cell.alone) this.#seen.see(area[cell.a] ?? 0, period[cell.t] ?? 0, of(cell));
    return {
      plain,
      other: {
        ...numbers(odd),
        k: Int32Array.from(odd, (cell) => this.#oddText(of(cell), cell.i % this.#values, cell.text, cell.r + before)),
      },
      written: {
        ...numbers(grouped),
        i: Int32Array.from(grouped, (cell) => of(cell) * this.#values + (cell.i % this.#values)),
        texts: grouped.map(({ text }) => text),
      },
    };
  }

  done(): Gathered {
    const { area, period, indicator } = this.#lists;
    return {
      groups: { area: area.all, period: period.all, indicator: indicator.all },
      digits: this.#digits,
      odd: this.#oddTexts,
      facts: this.#facts,
      texts: this.#texts,
      irregular: this.#irregular,
      replaced: this.#replaced,
      once: this.#seen.once,
    };
  }

  /** Numbers of the piece become those of the file, in the arrays that hold them: nothing is made for each figure. */
  #number(
    { a, t, i, r }: PlainFigures,
    { area, period, indicator }: Readonly<Record<Group, Int32Array>>,
    before: number,
  ): void {
    const values = this.#values;
    let last = -1;
    for (let k = 0; k < r.length; k++) {
      const record = r[k] ?? 0;
      const cell = i[k] ?? 0;
      const about = values === 1 ? cell : Math.floor(cell / values);
      const ownArea = area[a[k] ?? 0] ?? 0;
      const ownPeriod = period[t[k] ?? 0] ?? 0;
      const ownIndicator = indicator[about] ?? 0;
      if (record !== last) this.#seen.see(ownArea, ownPeriod, ownIndicator);
      last = record;
      a[k] = ownArea;
      t[k] = ownPeriod;
      i[k] = cell + (ownIndicator - about) * values;
      r[k] = record + before;
    }
  }

  #noteDigits(digits: Uint8Array, indicator: Int32Array): void {
    indicator.forEach((number, k) => {
      for (let v = 0; v < this.#values; v++) {
        const at = number * this.#values + v;
        while (this.#digits.length <= at) this.#digits.push(-1);
        this.#digits[at] = Math.max(this.#digits[at] ?? -1, (digits[k * this.#values + v] ?? 0) - 1);
      }
    });
  }

  #oddText(indicator: number, v: number, text: string, r: number): number {
    const key = `${indicator} ${v} ${text}`;
    const known = this.#odd.get(key) ?? this.#odd.size;
    const there = this.#oddTexts[known];
    if (there) there.count++;
    else {
      this.#odd.set(key, known);
      this.#oddTexts.push({ indicator, v, text, r, count: 1 });
    }
    return known;
  }
}

type Counted = Gathered['irregular'];
const added = (all: Counted, { count, row }: Counted, before: number): Counted =>
  count === 0 ? all : { count: all.count + count, row: all.count === 0 ? before + row : all.row };

class Listed {
  readonly #numbers = new Map<string, number>();
  readonly all: Distinct[] = [];

  number(texts: readonly string[], r: number): number {
    // Texts of several columns are told apart by their lengths.
    const key = texts.length === 1 ? (texts[0] ?? '') : texts.map((text) => `${text.length}:${text}`).join('');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.all.length;
    this.#numbers.set(key, number);
    this.all.push({ texts, r });
    return number;
  }
}

/** More places than these are not written down: joining all finds out then. */
const MOST_BITS = 1 << 29;

/** Notices when a place (area, period and indicator) comes up twice: one bit for each. */
class Places {
  readonly #pairs: Int32Array[] = [];
  #pairCount = 0;
  #areas: Uint32Array[] = [];
  #words = 0;
  once = true;

  see(area: number, period: number, indicator: number): void {
    if (!this.once) return;
    const pair = this.#pair(period, indicator);
    const [word, bit] = [pair >>> 5, 1 << (pair & 31)];
    while (this.#areas.length <= area) this.#areas.push(new Uint32Array(0));
    let bits = this.#areas[area];
    if (!bits || bits.length <= word) bits = this.#longer(area, word);
    if (((bits[word] ?? 0) & bit) !== 0) this.#end();
    bits[word] = (bits[word] ?? 0) | bit;
  }

  #pair(period: number, indicator: number): number {
    while (this.#pairs.length <= period) this.#pairs.push(new Int32Array(16));
    let row = this.#pairs[period] ?? new Int32Array(16);
    if (indicator >= row.length) {
      const longer = new Int32Array(Math.max(indicator + 1, row.length * 2));
      longer.set(row);
      this.#pairs[period] = row = longer;
    }
    const known = row[indicator] ?? 0;
    if (known > 0) return known - 1;
    row[indicator] = ++this.#pairCount;
    return this.#pairCount - 1;
  }

  #longer(area: number, word: number): Uint32Array {
    const before = this.#areas[area] ?? new Uint32Array(0);
    const bits = new Uint32Array(Math.max(word + 1, before.length * 2));
    bits.set(before);
    this.#areas[area] = bits;
    this.#words += bits.length - before.length;
    if (this.#words * 32 > MOST_BITS) this.#end();
    return bits;
  }

  /** It is known enough. */
  #end(): void {
    this.once = false;
    this.#areas = [];
    this.#pairs.length = 0;
  }
}
