import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { periodKey, type Vintage } from '../../catalog';
import { originText } from '../../core';
import type { TraceRow } from '../../query';
import { exactWords } from './mark';
import type { BasisRow } from './types';

/** What is known of a source file, beside its bytes. */
export interface SourceFacts {
  readonly sha256: string;
  readonly name: string;
  /** ISO time. */
  readonly imported: string;
  readonly vintage: Vintage;
}

/** So many rows are kept with a number; a rank among hundreds is known by its fingerprint. */
const MOST_ROWS = 12;

export interface Basis {
  readonly fingerprint: string;
  readonly basis: readonly BasisRow[];
  readonly rows: number;
}

/** What a number was read from, out of its trace: rows that something else has replaced do not count. */
export function basisOf(trace: readonly TraceRow[], sources: readonly SourceFacts[]): Basis {
  const rows = basisRows(trace, sources);
  const counted = trace.filter(({ superseded }) => !superseded);
  const said = counted.map(({ role, source }, i) => [
    role,
    rows[i]?.indicator,
    rows[i]?.area,
    rows[i] ? periodKey(rows[i].period) : '',
    rows[i]?.value,
    source ? [source.sha256, source.sheet, source.row, source.column] : (rows[i]?.reason ?? ''),
  ]);
  return {
    fingerprint: bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(said)))),
    basis: rows.slice(0, MOST_ROWS),
    rows: rows.length,
  };
}

/** All rows that count, in the order of the trace. */
export function basisRows(trace: readonly TraceRow[], sources: readonly SourceFacts[]): readonly BasisRow[] {
  const known = new Map(sources.map((source) => [source.sha256, source]));
  return trace
    .filter(({ superseded }) => !superseded)
    .map(({ indicator, area, period, figure, source, reason }): BasisRow => {
      const vintage = source ? known.get(source.sha256)?.vintage : undefined;
      return {
        indicator,
        area,
        period,
        value: figure.exact ? exactWords(figure.exact) : `!${figure.reason ?? 'missing'}`,
        ...(source
          ? {
              place: originText(source),
              sha256: source.sha256,
            }
          : {}),
        ...(vintage === undefined ? {} : { vintage }),
        ...(reason === undefined ? {} : { reason }),
      };
    });
}
