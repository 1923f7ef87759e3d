import type { TraceRow } from '../../query';
import { saveCitation, type Citation } from '../../workspace';
import { basisOf, exactWords } from '../../summary';
import type { App } from '../app.svelte';
import { copyText } from '../clipboard';
import { earlierText, earlierThan, whyEarlier } from '../compose/earlier';
import type { ActiveNumber } from '../front';
import { originText } from '../place';
import { traceTitle } from '../trace_title';
import { queryIssue } from '../trace.svelte';

/** Places that a citation names; more are counted. */
const NAMED = 2;
const KEPT = 50;

/** 带出处复制: the number in front with its unit and a short source on the clipboard, and an entry in the 用数台账. */
export async function copyWithCitation(app: App): Promise<void> {
  const active = app.front?.active ?? null;
  const { session, catalog, workspace } = app;
  if (!active?.ask || !active.figure || !session || !catalog || !workspace) {
    app.messages.say('info', 'carry.cite.nothing');
    return;
  }
  const { ask, figure } = active;
  // Where the bar above shows the origin already nothing is asked, and the copy happens within the click.
  const known = app.origins.rows;
  const rows = known.length > 0 ? known : await traced(app, active);
  if (!rows) return;
  const sources = sourceTexts(app, rows);
  const place = citedPlace(app, active);
  const number = app.figure(figure);
  const text = citationText(app, number, place, sources);
  if (!copyText(text)) {
    app.messages.say('warning', 'shell.copy_refused');
    return;
  }
  const asOf = app.activeTab?.kind === 'view' ? app.activeTab.view.asOf : undefined;
  const citation: Citation = {
    id: freeId(workspace.citations ?? []),
    at: new Date().toISOString(),
    kind: 'copied',
    ask,
    text: number,
    exact: figure.exact ? exactWords(figure.exact) : '',
    place,
    sources: sources.slice(0, KEPT),
    basis: basisOf(rows, workspace.sources).basis,
    ...(asOf === undefined ? {} : { asOf }),
  };
  if (!(await app.do(saveCitation, { citation }))) return;
  app.messages.say('good', 'carry.cite.done', { text });
  tellEarlier(app, workspace.citations ?? [], citation);
}

/** Who cites a number again that went out with another value before is told so, and why. */
function tellEarlier(app: App, before: readonly Citation[], now: Citation): void {
  const earlier = earlierThan(before, now, true);
  if (!earlier) return;
  const why = whyEarlier(app, earlier, { ...now, basis: now.basis ?? [] });
  app.messages.say('warning', 'cited.again', { was: earlierText(app, earlier), text: now.text, why });
}

/** The same words again, without another entry. */
export function copyAgain(app: App, { text, place, sources }: Pick<Citation, 'text' | 'place' | 'sources'>): void {
  app.copyText(citationText(app, text, place, sources));
}

async function traced(app: App, { ask }: ActiveNumber): Promise<readonly TraceRow[] | null> {
  if (!ask || !app.session) return null;
  let rows: readonly TraceRow[] | null = null;
  await app.attempt(async () => {
    const answer = await app.session?.trace(ask);
    if (answer?.ok) rows = answer.value;
    else if (answer) app.messages.issue(queryIssue(answer.error));
    return undefined;
  });
  return rows;
}

/** 青溪县 2024年 专利授权量 同比. */
function citedPlace(app: App, { ask }: ActiveNumber): string {
  if (!ask || !app.catalog) return '';
  const title = traceTitle(ask, app.catalog, app.lang);
  const kind = ask.derivation.kind;
  return kind === 'level' ? title : `${title} ${app.tCode('view.col', kind)}`;
}

/** Cells, hand numbers with their basis: each once, those of the value itself first. */
function sourceTexts(app: App, rows: readonly TraceRow[]): readonly string[] {
  const texts = rows.flatMap(({ superseded, source, reason }) => {
    if (superseded) return [];
    if (source) return [originText(source)];
    return reason ? [app.t('carry.cite.hand', { basis: reason })] : [];
  });
  return [...new Set(texts)];
}

function citationText(app: App, number: string, place: string, sources: readonly string[]): string {
  if (sources.length === 0) return app.t('carry.cite.text_no_source', { number, place });
  const some = sources.slice(0, NAMED).join(app.t('view.chart.sep'));
  const source = sources.length > NAMED ? app.t('carry.cite.more', { source: some, n: sources.length }) : some;
  return app.t('carry.cite.text', { number, place, source });
}

function freeId(citations: readonly Citation[]): string {
  const taken = new Set(citations.map(({ id }) => id));
  let id = '';
  do id = Math.random().toString(36).slice(2, 10);
  while (id === '' || taken.has(id));
  return id;
}
