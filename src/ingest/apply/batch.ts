import type { FactBatch } from '../plan';

/** One fact while a sheet is being read. Indicator and area by key; row and column 1-based. */
export interface Draft {
  readonly indicator: string;
  readonly area: string;
  readonly m0: number;
  readonly n: number;
  readonly role: 0 | 1;
  readonly value: number;
  readonly digits: number;
  readonly low: number;
  readonly high: number;
  readonly status: number;
  readonly flags: number;
  readonly row: number;
  readonly column: number;
  /** Set where the cell's text is not the plain number. */
  readonly text?: string;
  readonly unit: string;
}

/** Positions of texts in the order in which they first came. */
class Positions {
  readonly list: string[] = [];
  private readonly at = new Map<string, number>();

  of(text: string): number {
    const known = this.at.get(text);
    if (known !== undefined) return known;
    this.at.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

export interface Clash {
  readonly first: Draft;
  readonly second: Draft;
}

/** Gathers drafts; of two for the same place the first stays, and it is told when they differ. */
export class BatchBuilder {
  private readonly drafts: Draft[] = [];
  private readonly indicators = new Positions();
  private readonly areas = new Positions();
  private readonly spans = new Positions();
  private readonly seen = new Map<number, number>();

  get length(): number {
    return this.drafts.length;
  }

  add(draft: Draft): Clash | null {
    const span = this.spans.of(`${draft.m0} ${draft.n} ${draft.role}`);
    const place = (this.areas.of(draft.area) * 65_536 + this.indicators.of(draft.indicator)) * 8192 + span;
    const before = this.seen.get(place);
    if (before === undefined) {
      this.seen.set(place, this.drafts.push(draft) - 1);
      return null;
    }
    const first = this.drafts[before];
    if (!first || Object.is(first.value, draft.value)) return null;
    if (!Number.isNaN(first.value)) return Number.isNaN(draft.value) ? null : { first, second: draft };
    this.drafts[before] = draft; // a number beats a gap
    return null;
  }

  /** `labels`: by indicator how the sheet writes its name. */
  batch(labels: ReadonlyMap<string, string> = new Map()): FactBatch {
    const all = this.drafts;
    const size = all.length;
    const texts: (readonly [number, string, string])[] = [];
    all.forEach(({ text, unit }, i) => {
      if (text !== undefined) texts.push([i, text, unit]);
    });
    const fill = <T extends { [i: number]: number }>(into: T, of: (draft: Draft) => number): T => {
      for (let i = 0; i < size; i++) {
        const draft = all[i];
        if (draft) into[i] = of(draft);
      }
      return into;
    };
    return {
      indicator: fill(new Uint16Array(size), (d) => this.indicators.of(d.indicator)),
      area: fill(new Int32Array(size), (d) => this.areas.of(d.area)),
      indicators: this.indicators.list,
      labels: this.indicators.list.map((key) => labels.get(key) ?? ''),
      areas: this.areas.list,
      length: size,
      m0: fill(new Int16Array(size), (d) => d.m0),
      n: fill(new Uint8Array(size), (d) => d.n),
      role: fill(new Uint8Array(size), (d) => d.role),
      value: fill(new Float64Array(size), (d) => d.value),
      digits: fill(new Uint8Array(size), (d) => d.digits),
      low: fill(new Float64Array(size), (d) => d.low),
      high: fill(new Float64Array(size), (d) => d.high),
      status: fill(new Uint8Array(size), (d) => d.status),
      flags: fill(new Uint8Array(size), (d) => d.flags),
      row: fill(new Int32Array(size), (d) => d.row),
      column: fill(new Uint16Array(size), (d) => d.column),
      texts,
    };
  }
}
