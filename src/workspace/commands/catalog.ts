import type { CatalogData } from '../../catalog';
import type { Workspace } from '../workspace';

/** The workspace with one of its lists replaced; the very same when it is the same list. */
export const withList = <K extends 'sources' | 'profiles' | 'handNumbers' | 'overrides'>(
  workspace: Workspace,
  name: K,
  list: Workspace[K],
): Workspace => (workspace[name] === list ? workspace : { ...workspace, [name]: list });

/** The workspace with these parts of its catalog replaced; the very same when nothing is. */
export function withCatalog(workspace: Workspace, part: Partial<CatalogData>): Workspace {
  const { catalog } = workspace;
  const same = (Object.keys(part) as (keyof CatalogData)[]).every((name) => part[name] === catalog[name]);
  return same ? workspace : { ...workspace, catalog: { ...catalog, ...part } };
}
