import type { Session } from '../flow';
import type { LayoutColumn, ViewQuery } from '../view';

/** Beyond this, finding every file behind a table costs more than the line below it is worth. */
const MOST_COLUMNS = 24;
const MOST_AREAS = 80;

/** The files behind one column's levels. */
export interface ColumnSources {
  readonly column: LayoutColumn;
  readonly files: readonly string[];
}

/**
 * The files that the levels of a table and its chart were read from: the facts behind each column's total, one question for
 * each column. Empty where the table is too large, or where nothing of it has a source.
 */
export async function readSources(
  session: Session,
  { layout }: ViewQuery,
  signal: AbortSignal,
): Promise<readonly ColumnSources[]> {
  const levels = layout.columns.filter((column) => column.kind === 'level');
  if (levels.length > MOST_COLUMNS || layout.areas.length > MOST_AREAS) return [];
  const found: ColumnSources[] = [];
  for (const column of levels) {
    const [only] = layout.areas;
    const area = layout.areas.length === 1 && only !== undefined ? { key: only } : { sum: layout.areas };
    const rows = await session.trace({ ...column.ask, area }, { signal });
    if (signal.aborted || !rows.ok) return [];
    const files = rows.value.flatMap((row) => (row.superseded || !row.source ? [] : [row.source.file]));
    found.push({ column, files: [...new Set(files)] });
  }
  return found;
}

/** Each file once, in the order of the columns: of those that the grid shows, or of the charted indicator. */
export const filesOf = (
  sources: readonly ColumnSources[],
  wanted: (column: LayoutColumn) => boolean,
): readonly string[] => [...new Set(sources.filter(({ column }) => wanted(column)).flatMap(({ files }) => files))];
