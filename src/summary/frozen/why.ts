import { periodKey } from '../../catalog';
import type { SourceFacts } from './basis';
import type { BasisRow } from './types';

/** Why a number is not what it was: fills the message `drift.why.<code>`. */
export interface Why {
  readonly code:
    | 'vintage' // another vintage of the same figure came: 年报 after 快报
    | 'source' // another file says otherwise
    | 'corrected' // a correction by hand, or a hand number
    | 'uncorrected' // a correction was taken back
    | 'more' // a figure that was not there before
    | 'gone' // a file was taken out
    | 'absent' // nothing is left that it rests on; what there was is not known
    | 'reread' // the same cell is read otherwise: unit, period or layout were set anew
    | 'meaning' // the same rows: indicator, formula, area or target were changed
    | 'period' // another period was asked
    | 'area' // another area
    | 'as_of' // another day until which data count
    | 'basis'; // another indicator or derivation
  readonly params: Readonly<Record<string, string>>;
}

const keyOf = ({ indicator, area, period }: BasisRow): string => `${indicator} ${area} ${periodKey(period)}`;
const MOST = 3;

/** What changed between the rows behind a number then and now, the most telling first. `before` may be but the first of them. */
export function whyDiffers(
  before: readonly BasisRow[],
  now: readonly BasisRow[],
  whole: boolean,
  sources: readonly SourceFacts[],
): readonly Why[] {
  const was = new Map(before.map((row) => [keyOf(row), row]));
  const is = new Set(now.map(keyOf));
  const files = new Map(sources.map((source) => [source.sha256, source.name]));
  const found = now.flatMap((row): readonly Why[] => {
    const old = was.get(keyOf(row));
    if (!old) return whole ? [appeared(row)] : [];
    if (old.value === row.value && old.sha256 === row.sha256) return [];
    return old.value === row.value ? [] : [changed(old, row)];
  });
  const gone = before
    .filter((row) => !is.has(keyOf(row)))
    .map((row): Why => {
      const file = row.sha256 === undefined ? undefined : files.get(row.sha256);
      return {
        code: file === undefined ? 'gone' : 'reread',
        params: { place: row.place ?? row.reason ?? '', file: file ?? '' },
      };
    });
  const all = distinct([...found, ...gone]).slice(0, MOST);
  return all.length > 0 ? all : [{ code: 'meaning', params: {} }];
}

/** For a number of which only the time is known when it was last looked at. */
export function whySince(at: string, now: readonly BasisRow[], sources: readonly SourceFacts[]): readonly Why[] {
  // What stood behind it was not kept: a file was taken out, is read otherwise, or what it names was changed.
  if (now.length === 0) return [{ code: 'absent', params: {} }];
  const known = new Map(sources.map((source) => [source.sha256, source]));
  const found = now.flatMap((row): readonly Why[] => {
    if (row.sha256 === undefined) return row.reason === undefined ? [] : [appeared(row)];
    const source = known.get(row.sha256);
    return source && source.imported > at ? [appeared(row)] : [];
  });
  const all = distinct(found).slice(0, MOST);
  return all.length > 0 ? all : [{ code: 'meaning', params: {} }];
}

function appeared(row: BasisRow): Why {
  const reason = row.reason ?? '';
  if (row.sha256 === undefined) return { code: 'corrected', params: { reason } };
  return { code: 'source', params: { place: row.place ?? '' } };
}

function changed(old: BasisRow, row: BasisRow): Why {
  const place = row.place ?? '';
  if (row.sha256 === undefined && row.reason !== undefined && row.reason !== old.reason)
    return { code: 'corrected', params: { reason: row.reason } };
  if (old.sha256 === undefined && old.reason !== undefined && row.sha256 !== undefined)
    return { code: 'uncorrected', params: { place } };
  if (old.vintage !== undefined && row.vintage !== undefined && old.vintage !== row.vintage)
    return { code: 'vintage', params: { from: old.vintage, to: row.vintage, place } };
  if (old.sha256 !== row.sha256) return { code: 'source', params: { place } };
  return { code: 'reread', params: { place, file: '' } };
}

function distinct(whys: readonly Why[]): readonly Why[] {
  const seen = new Set<string>();
  return whys.filter((why) => {
    const text = JSON.stringify(why);
    return !seen.has(text) && seen.add(text).size > 0;
  });
}
