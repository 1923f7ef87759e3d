import type { Catalog } from '../catalog';
import type { Session } from '../flow';
import type { LayoutColumn, ViewQuery } from '../view';
import type { Workspace } from '../workspace';
import { columnFiles } from './carry/guards';

/** The files behind one column's levels. */
export interface ColumnSources {
  readonly column: LayoutColumn;
  readonly files: readonly string[];
}

/**
 * The files that the levels of a table and its chart were read from, however large it is, by one question. Columns without a file are left out. Null where the
 * engine did not say.
 */
export async function readSources(
  session: Session,
  workspace: Workspace,
  catalog: Catalog,
  { layout }: ViewQuery,
  signal: AbortSignal,
): Promise<readonly ColumnSources[] | null> {
  const levels = layout.columns.filter((column) => column.kind === 'level');
  if (levels.length === 0 || layout.areas.length === 0) return [];
  const filesOfColumn = await columnFiles(session, workspace, catalog, levels, layout.areas, signal);
  if (filesOfColumn === null) return null;
  return levels.map((column) => ({ column, files: filesOfColumn(column) })).filter(({ files }) => files.length > 0);
}

/** Each file once, in the order of the columns: of those that the grid shows, or of the charted indicator. */
export const filesOf = (
  sources: readonly ColumnSources[],
  wanted: (column: LayoutColumn) => boolean,
): readonly string[] => [...new Set(sources.filter(({ column }) => wanted(column)).flatMap(({ files }) => files))];
