import { formatPeriod, samePeriod, type Catalog, type Period } from '../catalog';
import { cellAddress, exactText, formatFigure, gridStyle, ok, type Exact, type Result } from '../core';
import type { QueryError } from '../engine';
import type { NumberCell, NumberNote, OfficialDocument, OfficialEmbed, OfficialNumber, OfficialPlace } from '../office';
import type { Ask, TraceRow } from '../query';
import {
  bindSummary,
  readDocument,
  sourceNote,
  summaryBlocks,
  type BoundNumber,
  type Embed,
  type RenderOptions,
} from '../summary';
import { t, tCode, type Lang } from '../text';
import { guardsOf, strictest, type Guard } from '../view';
import type { Workspace } from '../workspace';
import { guardedLedgers, numberGuards } from './guards';
import type { Session } from './session';

export interface OfficialWish {
  readonly lang: Lang;
  /** Instead of those of the document's own head. */
  readonly area?: string;
  readonly period?: Period;
  /** Where each number comes from, too: for the appendices. A question for each number. */
  readonly notes?: boolean;
  /** Of a final document: its numbers as they were frozen. */
  readonly frozen?: RenderOptions['frozen'];
  /** Only what was released by this day counts, YYYY-MM-DD. */
  readonly asOf?: string;
  /** What was answered already, by the question as JSON. */
  readonly known?: RenderOptions['known'];
  /** Tables and charts of other tabs. Left out: said that they are not there. */
  readonly embed?: (embed: Embed) => Promise<OfficialEmbed | null>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/** A document with all its numbers asked, as `writeOfficial` takes it: what it shows, what may not be told of it, where it comes from. */
export async function officialDocument(
  session: Session,
  text: string,
  wish: OfficialWish,
): Promise<Result<OfficialDocument, QueryError>> {
  const { lang, signal } = wish;
  const { catalog } = session;
  const setting = {
    lang,
    ...(wish.area === undefined ? {} : { area: wish.area }),
    ...(wish.period === undefined ? {} : { period: wish.period }),
    queries: session.workspace.queries ?? [],
  };
  const rendered = await session.render(text, {
    ...setting,
    format: 'md',
    notes: false,
    ...(wish.frozen ? { frozen: wish.frozen } : {}),
    ...(wish.asOf === undefined ? {} : { asOf: wish.asOf }),
    ...(wish.known ? { known: wish.known } : {}),
  });
  if (!rendered.ok) return rendered;
  const { bindings } = bindSummary(text, catalog, setting);
  const { numbers } = rendered.value;
  const guards = await numberGuards(
    session,
    numbers.flatMap(({ ask }) => (ask ? [ask] : [])),
    signal,
  );
  if (!guards.ok) return guards;
  const traced = numbers.flatMap(({ ask }, i) =>
    wish.notes && ask && bindings[i]?.kind !== 'embed' ? [{ i, ask }] : [],
  );
  const traces = await session.traceAll(
    traced.map(({ ask }) => ask),
    { ...(signal ? { signal } : {}), ...(wish.onProgress ? { onProgress: wish.onProgress } : {}) },
  );
  if (!traces.ok) return traces;
  const rows = new Map(traced.map(({ i }, k) => [i, traces.value[k] ?? []]));
  const places: OfficialPlace[] = [];
  for (const [i, number] of numbers.entries()) {
    signal?.throwIfAborted();
    const binding = bindings[i];
    if (binding?.kind === 'embed') {
      const found = (await wish.embed?.(binding.embed)) ?? null;
      places.push(found ?? { kind: 'problem', text: number.shown });
      continue;
    }
    const found = rows.get(i);
    const note = number.ask && found ? noteOf(session, number, number.ask, found, lang) : null;
    const guard = number.ask ? guards.value(number.ask) : unaskedGuard(number, session.workspace);
    places.push(placed(number, guard, note));
    wish.onProgress?.(i + 1, numbers.length);
  }
  return ok({ title: readDocument(text).title, lang, blocks: summaryBlocks(text), places });
}

function placed(
  { id, shown, expression, problem }: BoundNumber,
  guard: Guard | null,
  note: NumberNote | null,
): OfficialNumber {
  return {
    kind: 'number',
    id,
    shown,
    expression,
    guard,
    note,
    ...(problem === undefined ? {} : { problem }),
  };
}

/**
 * What rests on no question of ours: a list of names is as its ledger is; of a person's own query it is not known what it reads, so that the
 * strictest mark of any source counts.
 */
function unaskedGuard({ names, query }: BoundNumber, workspace: Workspace): Guard | null {
  if (names) return strictest(guardedLedgers(workspace).get(names.ledger) ?? []);
  const { sources, catalog } = workspace;
  if (!query) return null;
  return strictest([...sources, ...catalog.indicators].flatMap(({ publish }) => guardsOf(publish)));
}

function noteOf(
  session: Session,
  { figure }: BoundNumber,
  ask: Ask,
  rows: readonly TraceRow[],
  lang: Lang,
): NumberNote {
  const { catalog, workspace } = session;
  const counted = rows.filter(({ superseded }) => !superseded);
  return {
    what: sourceNote(ask, rows, catalog, lang).what,
    definition: definitionOf(ask, catalog),
    until: untilOf(ask, counted, workspace, lang),
    exact: figure?.exact ? exactly(figure.exact) : '',
    query: JSON.stringify(ask),
    sql: session.sqlOf({ columns: [ask], rows: [], where: [] }),
    cells: counted.map((row) => cellOf(row, workspace, lang)),
  };
}

/** A compound rate is no fraction: of it there is only what is shown. */
const exactly = (exact: Exact): string =>
  exactText(exact) ?? (exact.root === undefined ? `${exact.num}/${exact.den}` : '');

const definitionOf = ({ measure, derivation }: Ask, catalog: Catalog): string =>
  derivation.kind === 'formula' ? '' : (catalog.indicator(measure)?.definition ?? '');

/** The last month that it counts, and the day on which the latest of its sources was released, where that is known. */
function untilOf({ period }: Ask, rows: readonly TraceRow[], { sources }: Workspace, lang: Lang): string {
  if (!period) return '';
  const last = formatPeriod({ m0: period.m0 + period.n - 1, n: 1 }, lang);
  const used = new Set(rows.flatMap(({ source }) => (source ? [source.sha256] : [])));
  const days = sources.flatMap(({ sha256, released }) =>
    used.has(sha256) && released !== undefined ? [released] : [],
  );
  const day = days.sort().at(-1);
  return day === undefined ? last : t(lang, 'official.until_released', { period: last, day });
}

function cellOf(
  { source, figure, reason, indicator, area, period }: TraceRow,
  { handNumbers }: Workspace,
  lang: Lang,
): NumberCell {
  const value = formatFigure(figure, { ...gridStyle(lang), reason: (why) => tCode(lang, 'reason', why) });
  if (source) {
    const { file, sheet, row, column, sha256 } = source;
    return { file, sheet, cell: cellAddress(row, column), value, sha256 };
  }
  const hand = handNumbers.find(
    (one) => one.indicator === indicator && one.area === area && samePeriod(one.period, period),
  );
  return {
    file: t(lang, 'official.hand', { basis: reason ?? '' }),
    sheet: hand?.provider ?? '',
    cell: '',
    value,
    sha256: '',
  };
}
