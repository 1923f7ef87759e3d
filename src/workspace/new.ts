import type { CatalogData } from '../catalog';
import type { Workspace } from './workspace';

const EMPTY_CATALOG: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };

/** An empty workspace. `catalog`: what it knows from the start, the built-in indicators for instance. */
export const newWorkspace = (name: string, id: string, catalog: Partial<CatalogData> = {}): Workspace => ({
  format: 2,
  id,
  name,
  catalog: { ...EMPTY_CATALOG, ...catalog },
  sources: [],
  profiles: [],
  handNumbers: [],
  overrides: [],
  tabs: [],
  activeTab: null,
});
