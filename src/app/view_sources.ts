import type { Session } from '../flow';
import type { ViewQuery } from '../view';

/** Beyond this, finding every file behind a table costs more than the line below it is worth. */
const MOST_COLUMNS = 24;
const MOST_AREAS = 80;

/**
 * Names of the files that the levels of a table were read from, in the order of its columns: the facts behind each column's
 * total, one question for each. Empty where the table is too large, or where nothing of it has a source.
 */
export async function readSources(
  session: Session,
  { layout }: ViewQuery,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const levels = layout.columns.filter((column) => column.shown && column.kind === 'level');
  if (levels.length > MOST_COLUMNS || layout.areas.length > MOST_AREAS) return [];
  const files = new Set<string>();
  for (const { ask } of levels) {
    const [only] = layout.areas;
    const area = layout.areas.length === 1 && only !== undefined ? { key: only } : { sum: layout.areas };
    const rows = await session.trace({ ...ask, area }, { signal });
    if (signal.aborted || !rows.ok) return [];
    for (const row of rows.value) if (!row.superseded && row.source) files.add(row.source.file);
  }
  return [...files];
}
