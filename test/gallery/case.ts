import type { CatalogData } from '../../src/catalog';
import type { View } from '../../src/view';
import type { Table } from './figures';

/** A view over fixed figures: looked at in the gallery page, and kept as text in the snapshots. */
export interface Case {
  readonly name: string;
  readonly catalog: CatalogData;
  readonly view: View;
  readonly table: Table;
}
