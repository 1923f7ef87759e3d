import type { Catalog } from '../../catalog';
import type { Among } from '../spec';

/** The keys of peers that are given, not found by kinship. */
export const givenPeers = (among: Among, catalog: Catalog): readonly string[] =>
  among === 'siblings' ? [] : 'set' in among ? (catalog.peerSet(among.set)?.areas ?? []) : among.areas;
