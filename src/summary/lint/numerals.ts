import type { Waiver } from './waiver';
import { waiverAt } from './waiver';
import { candidates } from './candidates';
import type { Prose } from './prose';
import { waivedSpans, type WaiverRule } from './waivers';

/** One numeral of a document and what answers for it. */
export interface Numeral {
  /** Offsets in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `waived`: none of the data's, by a rule or because a person says so; `loose`: nothing answers for it. */
  readonly status: 'waived' | 'loose';
  readonly rule?: WaiverRule;
  readonly reason?: string;
}

/** Every numeral that was typed, in order. Bound numbers are not among them. */
export function typedNumerals(source: string, prose: Prose, waivers: readonly Waiver[]): readonly Numeral[] {
  const spans = waivedSpans(prose.text);
  return candidates(prose.text).map(({ start, end, coreEnd }): Numeral => {
    const numeral = { start, end, text: source.slice(start, end) };
    const span = spans.find((each) => each.start <= start && coreEnd <= each.end);
    if (span) return { ...numeral, status: 'waived', rule: span.rule };
    const said = waiverAt(source, start, end, waivers);
    return said ? { ...numeral, status: 'waived', reason: said.reason } : { ...numeral, status: 'loose' };
  });
}
