import type { CatalogData } from '../../catalog';
import type { Workspace } from '../workspace';

/** The workspace with these parts of its catalog replaced; the very same when nothing is. */
export function withCatalog(workspace: Workspace, part: Partial<CatalogData>): Workspace {
  const { catalog } = workspace;
  const same = (Object.keys(part) as (keyof CatalogData)[]).every((name) => part[name] === catalog[name]);
  return same ? workspace : { ...workspace, catalog: { ...catalog, ...part } };
}
