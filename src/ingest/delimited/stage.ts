import { ident, raw, sql, type LoadStep } from '../../core';
import type { DelimitedLoad } from '../plan';
import { besides } from './columns';
import type { StagedRows } from './gather';

/**
 * The staging tables. Plain figures: positions in the lists of the different texts of area (`a`), period (`t`) and indicator with value column
 * (`i`), the row of the file (`r`, 1-based), the number `x` and its decimals `p`. `other`: cells that are no plain numbers, `k` the position of
 * their text. `written`: what is kept of plain figures that are written 1,234.
 */
export function createStaging({ table }: DelimitedLoad): readonly LoadStep[] {
  const make = (name: string, columns: string): LoadStep => ({
    do: 'sql',
    sql: sql`CREATE TABLE ${ident(name)} (${raw(columns)})`,
  });
  return [
    make(table, 'a INTEGER, t INTEGER, i INTEGER, r INTEGER, x DOUBLE, p UTINYINT'),
    make(besides(table, 'other'), 'a INTEGER, t INTEGER, k INTEGER, r INTEGER'),
    make(besides(table, 'written'), 'a INTEGER, t INTEGER, i INTEGER, r INTEGER, text VARCHAR'),
  ];
}

/** Puts the rows of a piece into the staging tables. */
export function stageRows({ table }: DelimitedLoad, { plain, other, written }: StagedRows): readonly LoadStep[] {
  const rows = (name: string, columns: Extract<LoadStep, { do: 'rows' }>['columns']): readonly LoadStep[] =>
    columns[0]?.values.length === 0 ? [] : [{ do: 'rows', table: name, columns }];
  const whole = <K extends string>(of: Readonly<Record<K, Int32Array>>, names: readonly K[]) =>
    names.map((name) => ({ name, type: 'int32' as const, values: of[name] }));
  return [
    ...rows(table, [
      ...whole(plain, ['a', 't', 'i', 'r']),
      { name: 'x', type: 'float64', values: plain.x },
      { name: 'p', type: 'uint8', values: plain.p },
    ]),
    ...rows(besides(table, 'other'), whole(other, ['a', 't', 'k', 'r'])),
    ...rows(besides(table, 'written'), [
      ...whole(written, ['a', 't', 'i', 'r']),
      { name: 'text', type: 'text', values: written.texts },
    ]),
  ];
}
