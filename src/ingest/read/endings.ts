import type { Issue } from '../../core';
import type { Dialect } from '../dialect';
import type { RawSheet } from '../plan';
import { endingIssues, endingOf } from '../table';
import { parseDelimited } from './delimited';

/** As many bytes of a large file's end are looked at. */
export const TAIL = 64 * 1024;

const LF = 10;

/** How many of a large delimited file's bytes hold whole records, of its last bytes: all, but for a last record that broke off. */
export function endOf(
  tail: Uint8Array,
  size: number,
  { name: file, encoding, dialect }: { readonly name: string; readonly encoding: string; readonly dialect: Dialect },
): { readonly sample: Pick<NonNullable<RawSheet['sample']>, 'whole'>; readonly issues: readonly Issue[] } {
  const begin = tail.indexOf(LF) + 1;
  const last = tail.lastIndexOf(LF) + 1;
  if (last === tail.length || begin === last) return { sample: {}, issues: [] };
  const text = new TextDecoder(encoding).decode(tail.subarray(begin));
  const { rows, starts, unclosed } = parseDelimited(text, dialect);
  // A record over several lines is not judged by its last one.
  const alone = text.length - (starts.at(-1) ?? 0) === new TextDecoder(encoding).decode(tail.subarray(last)).length;
  if (!alone) return { sample: {}, issues: [] };
  const ending = endingOf(text, { rows, unclosed }, text.endsWith('\ufffd'));
  return {
    sample: ending === 'cut' ? { whole: size - (tail.length - last) } : {},
    issues: endingIssues(ending, rows.at(-1) ?? [], { file }),
  };
}
