import type { Catalog } from '../../catalog';
import type { RankBy } from '../cell';
import type { Dialect } from '../dialect';
import type { Among } from '../spec';
import type { Placing } from './needs';
import { givenPeers } from './peers';
import { placedForm } from './placed';

/** The rankings of a statement: columns among the same peers, in one direction, of numbers of one form, are one of them. */
export class Placings {
  private readonly placed = new Map<string, Placing>();
  /** Lists of peers by identity: the columns of a view are placed among the very same one. */
  private readonly lists = new Map<readonly string[], number>();

  constructor(
    private readonly catalog: Catalog,
    private readonly dialect: Dialect,
  ) {}

  /** The ranking that the column belongs to, its place among the columns of that, and the peers which the question is the first to ask for. */
  add(
    column: string,
    p: number,
    among: Among,
    desc: boolean,
    value: RankBy,
  ): { readonly placing: Placing; readonly at: number; readonly peers: readonly string[] } {
    const siblings = among === 'siblings';
    const peers = givenPeers(among, this.catalog);
    const list = siblings ? 0 : (this.lists.get(peers) ?? this.lists.size + 1);
    if (!siblings) this.lists.set(peers, list);
    const form = placedForm(value, this.dialect);
    const same = [list, desc ? 'desc' : 'asc', form.kind, form.kind === 'fraction' ? form.scale : ''].join(' ');
    const placing = this.placed.get(same) ?? {
      name: `place_${this.placed.size}`,
      ...{ siblings, desc, form, by: new Map(), columns: new Map() },
    };
    this.placed.set(same, placing);
    const fresh = placing.by.has(p) ? [] : peers;
    placing.by.set(p, { among });
    const values = placing.columns.get(column) ?? new Map<number, RankBy>();
    placing.columns.set(column, values.set(p, value));
    return { placing, at: [...placing.columns.keys()].indexOf(column), peers: fresh };
  }

  get all(): readonly Placing[] {
    return [...this.placed.values()];
  }
}
