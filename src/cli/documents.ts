import { readFile } from 'node:fs/promises';
import type { Period } from '../catalog';
import type { Result } from '../core';
import { settingOf, type Session } from '../flow';
import { bindSummary, lint, type BoundNumber, type Lint } from '../summary';
import { tCode, type Lang } from '../text';
import type { SummaryTab } from '../workspace';
import { UsageError } from './args';

/** A summary's text. What cannot be read is a usage error. */
export const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError(`cannot read ${path}`);
  });

/** The message of a failed question on standard error. */
export function sayFailed(
  error: (Result<never, { readonly kind: string; readonly message?: string }> & { readonly ok: false })['error'],
): void {
  console.error(error.message ?? error.kind);
}

/** How many tables and charts of other tabs stand in a text. */
export const embedsOf = (text: string, lang: Lang, session: Session): number =>
  bindSummary(text, session.catalog, { lang }).bindings.filter(
    ({ kind, problem }) => kind === 'embed' && problem === undefined,
  ).length;

/** Looks a document through with the numbers that it shows. */
export function lintNumbers(
  session: Session,
  tab: Pick<SummaryTab, 'text' | 'area' | 'period' | 'waived' | 'rolled'>,
  numbers: readonly BoundNumber[],
  lang: Lang,
  given: { readonly area?: string; readonly period?: Period } = {},
): Lint {
  const bound = bindSummary(tab.text, session.catalog, {
    ...settingOf(tab),
    ...given,
    lang,
    queries: session.workspace.queries ?? [],
  });
  const embeds = new Set(
    bound.bindings.flatMap(({ kind, id, problem }) => (kind === 'embed' && problem === undefined ? [id] : [])),
  );
  return lint({
    text: tab.text,
    numbers: numbers.filter(({ id }) => !embeds.has(id)),
    waivers: tab.waived ?? [],
    period: bound.period,
    ...(tab.rolled?.period ? { rolledFrom: tab.rolled.period } : {}),
    lang,
  });
}

/** `小结.md:12: error: “31” 没有关联数据`, one line for each; what stands against 定稿 is an error, the rest a warning. */
export function findingLines(name: string, text: string, { findings }: Lint, lang: Lang): readonly string[] {
  return findings.map(({ kind, params, start, blocks }) => {
    const line = text.slice(0, start).split('\n').length;
    return `${name}:${line}: ${blocks ? 'error' : 'warning'}: ${tCode(lang, 'lint.finding', kind, params)}`;
  });
}
