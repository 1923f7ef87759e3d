import { formatPeriod } from '../../catalog';
import type { Ask } from '../../query';
import { seenKey, whyDiffers, whySince, type BasisRow } from '../../summary';
import type { Citation } from '../../workspace';
import type { App } from '../app.svelte';
import { whyText } from './drift.svelte';

/** What is cited now: its question, exact value and the rows behind it. */
export interface CitedNow {
  readonly ask: Ask;
  /** As entries of the 用数台账 keep it. */
  readonly exact: string;
  readonly text: string;
  readonly basis: readonly BasisRow[];
  readonly asOf?: string;
}

/**
 * The latest entry of the same number that says something else: the same question with another value; with `cutoffs` also the same indicator
 * and area up to another month of that year (1—5月 and 1—6月).
 */
export function earlierThan(
  citations: readonly Citation[],
  now: Pick<CitedNow, 'ask' | 'exact' | 'text'>,
  cutoffs = false,
): Citation | null {
  const latest = [...citations].reverse();
  const key = seenKey(now.ask);
  const same = latest.find(({ ask }) => seenKey(ask) === key);
  if (same) return same.exact !== now.exact || (same.exact === '' && same.text !== now.text) ? same : null;
  return (cutoffs ? latest.find(({ ask }) => isOtherCutoff(ask, now.ask)) : undefined) ?? null;
}

function isOtherCutoff(a: Ask, b: Ask): boolean {
  const { period: p, ...one } = a;
  const { period: q, ...other } = b;
  return (
    p !== undefined && q !== undefined && p.m0 === q.m0 && p.n !== q.n && JSON.stringify(one) === JSON.stringify(other)
  );
}

/** Why it differs, in plain words: another cut-off, another day until which data count, or what came since. */
export function whyEarlier(app: App, earlier: Citation, now: CitedNow): string {
  const sources = app.workspace?.sources ?? [];
  const [was, is] = [earlier.ask.period, now.ask.period];
  if (was && is && (was.m0 !== is.m0 || was.n !== is.n)) {
    return app.t('drift.why.period', { from: formatPeriod(was, app.lang), to: formatPeriod(is, app.lang) });
  }
  if (earlier.kind === 'copied' && earlier.asOf !== now.asOf) {
    const all = app.t('carry.about.as_of_all');
    return app.t('drift.why.as_of', { from: earlier.asOf ?? all, to: now.asOf ?? all });
  }
  const whys = earlier.basis
    ? whyDiffers(earlier.basis, now.basis, false, sources)
    : whySince(earlier.at, now.basis, sources);
  return whyText(app, whys);
}

/** 曾于2025年1月8日以512件报出（市科技局）. */
export const earlierText = (app: App, { at, text, to, document, kind }: Citation): string =>
  app.t('cited.was', {
    at: app.time(at),
    text,
    how: [app.tCode('carry.list.kind', kind), to ?? document ?? ''].filter((part) => part !== '').join(' '),
  });
