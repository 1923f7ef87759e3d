import { basesOf, settingOf } from '../../flow';
import { exactWords, writtenLang, sourceNote } from '../../summary';
import type { SummaryTab } from '../../workspace';
import type { App } from '../app.svelte';
import { placesOf } from '../compose/citing';
import type { CitedLine } from './citations.svelte';

/**
 * The numbers that stand in documents which are not final: they follow the data, so nothing of them is kept, they are read anew. Those of a
 * final document are entries since it was made so. What no question of the catalog gives (lists, queries in SQL) has no entry either.
 */
export async function livingLines(app: App, signal: AbortSignal): Promise<readonly CitedLine[]> {
  const lines: CitedLine[] = [];
  for (const tab of app.workspace?.tabs ?? []) {
    if (tab.kind !== 'summary' || tab.state === 'final' || signal.aborted) continue;
    lines.push(...(await linesOf(app, tab, signal)));
  }
  return lines;
}

async function linesOf(app: App, tab: SummaryTab, signal: AbortSignal): Promise<readonly CitedLine[]> {
  const { session, catalog, workspace } = app;
  if (!session || !catalog) return [];
  const setting = { ...settingOf(tab), lang: writtenLang(tab.text, app.lang), queries: workspace?.queries ?? [] };
  const asOf = tab.asOf === undefined ? {} : { asOf: tab.asOf };
  const rendered = await session.render(tab.text, { ...setting, format: 'md', ...asOf });
  if (!rendered.ok || signal.aborted) return [];
  const numbers = rendered.value.numbers.filter(({ ask }) => ask !== null);
  const bases = await basesOf(session, numbers, { signal });
  return numbers.flatMap(({ id, ask, shown, figure }, i): readonly CitedLine[] =>
    ask === null
      ? []
      : [
          {
            id: `${tab.id} ${id} ${i}`,
            at: null,
            kind: tab.state === 'review' ? 'review' : 'draft',
            ask,
            text: shown,
            exact: figure?.exact ? exactWords(figure.exact) : '',
            place: sourceNote(ask, [], catalog, app.lang).what,
            sources: bases.ok ? placesOf(bases.value[i]?.basis ?? []) : [],
            document: tab.title,
            ...asOf,
          },
        ],
  );
}
