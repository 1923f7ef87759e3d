import type { Catalog } from '../catalog';
import type { Session } from '../flow';
import type { ViewQuery } from '../view';
import type { Workspace } from '../workspace';
import { viewGuards, type ViewGuards } from './carry/guards';
import { readSources, type ColumnSources } from './view_sources';

/** What stands behind the figures of a table: the files that they were read from, and which of them are not for everybody. */
export class ViewBehind {
  sources = $state.raw<readonly ColumnSources[]>([]);
  /** Null until it is known. */
  guards = $state.raw<ViewGuards | null>(null);

  clear(): void {
    this.sources = [];
    this.guards = null;
  }

  /** Asks for both once the table itself is shown. Nothing is taken over when the signal has ended it. */
  async follow(
    session: Session,
    workspace: Workspace | null,
    catalog: Catalog | null,
    query: ViewQuery,
    signal: AbortSignal,
  ): Promise<void> {
    if (!workspace || !catalog) return;
    const sources = await readSources(session, workspace, catalog, query, signal);
    if (signal.aborted) return;
    // A lost connection takes away nothing that was shown.
    if (sources !== null) this.sources = sources;
    const { columns, areas } = query.layout;
    const guards = await viewGuards(session, workspace, catalog, columns, areas, signal);
    if (!signal.aborted) this.guards = guards.ok ? guards.value : null;
  }
}
