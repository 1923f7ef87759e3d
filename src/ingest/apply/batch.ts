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
  readonly text: string | undefined;
  readonly unit: string;
}

/** Positions of texts in the order in which they first came. */
class Positions<Key = string> {
  readonly list: Key[] = [];
  private readonly at = new Map<Key, number>();

  of(text: Key): number {
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
  private readonly spans = new Positions<number>();
  private readonly seen = new Map<number, Map<number, number>>();

  get length(): number {
    return this.drafts.length;
  }

  add(draft: Draft): Clash | null {
    const span = this.spans.of((draft.m0 * 1024 + draft.n) * 2 + draft.role);
    // By indicator and span few, of areas many: numbers this small are looked up without being made first.
    const area = this.areas.of(draft.area);
    const place = this.indicators.of(draft.indicator) * 8192 + span;
    let ofPlace = this.seen.get(place);
    if (!ofPlace) this.seen.set(place, (ofPlace = new Map<number, number>()));
    const before = ofPlace.get(area);
    if (before === undefined) {
      ofPlace.set(area, this.drafts.push(draft) - 1);
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
    const out = {
      indicator: new Uint16Array(size),
      area: new Int32Array(size),
      m0: new Int16Array(size),
      n: new Uint8Array(size),
      role: new Uint8Array(size),
      value: new Float64Array(size),
      digits: new Uint8Array(size),
      low: new Float64Array(size),
      high: new Float64Array(size),
      status: new Uint8Array(size),
      flags: new Uint8Array(size),
      row: new Int32Array(size),
      column: new Uint16Array(size),
    };
    all.forEach((draft, i) => {
      out.indicator[i] = this.indicators.of(draft.indicator);
      out.area[i] = this.areas.of(draft.area);
      out.m0[i] = draft.m0;
      out.n[i] = draft.n;
      out.role[i] = draft.role;
      out.value[i] = draft.value;
      out.digits[i] = draft.digits;
      out.low[i] = draft.low;
      out.high[i] = draft.high;
      out.status[i] = draft.status;
      out.flags[i] = draft.flags;
      out.row[i] = draft.row;
      out.column[i] = draft.column;
    });
    return {
      ...out,
      indicators: this.indicators.list,
      labels: this.indicators.list.map((key) => labels.get(key) ?? ''),
      areas: this.areas.list,
      length: size,
      texts,
    };
  }
}
