import type { Ids, Indicator } from '../../catalog';
import { ident, raw, sql, type LoadStep } from '../../core';
import { layDelimited } from '../delimited/load';
import type { DelimitedSheet } from '../delimited/resolve';
import type { FactBatch } from '../plan';
import { factRows } from './factSteps';

/** The tables in which planned facts lie while they are compared with what is loaded. */
export const PLANNED = { fact: 'planned_fact', kind: 'planned_kind' } as const;

/** One planned sheet; `id` stands for it in the answers: below zero, so that no loaded sheet has it. */
export interface PlannedSheet {
  readonly id: number;
  /** Its facts, or a large file whose cells the engine has staged: of that only what is loaded of the same indicators is compared. */
  readonly facts: FactBatch | DelimitedSheet;
  /** Rank of its vintage. */
  readonly vintage: number;
}

/**
 * Steps that lay planned facts beside the loaded ones: a table of the same form, and which indicators are amounts and counts. In parts, a sheet each, made
 * as they are asked for: of many files each takes its time.
 */
export function* plannedSteps(
  sheets: readonly PlannedSheet[],
  ids: Ids,
  indicators: readonly Pick<Indicator, 'key' | 'kind'>[],
): Generator<readonly LoadStep[]> {
  const kinds = indicators.flatMap(({ key, kind }) => {
    const id = ids.indicator.get(key);
    return id === undefined ? [] : [{ id, kind }];
  });
  yield [
    ...discardPlanned(),
    { do: 'sql', sql: sql`CREATE TABLE ${ident(PLANNED.fact)} AS SELECT * FROM fact WHERE FALSE` },
    { do: 'sql', sql: sql`CREATE TABLE ${ident(PLANNED.kind)} (indicator SMALLINT, kind VARCHAR)` },
    ...(kinds.length === 0
      ? []
      : [
          {
            do: 'rows' as const,
            table: PLANNED.kind,
            columns: [
              { name: 'indicator', type: 'int16' as const, values: kinds.map(({ id }) => id) },
              { name: 'kind', type: 'text' as const, values: kinds.map(({ kind }) => kind) },
            ],
          },
        ]),
  ];
  for (const { id, facts, vintage } of sheets) {
    yield 'load' in facts
      ? layDelimited(facts, ids, { table: PLANNED.fact, sheet: id, vintage, only: KNOWN })
      : [factRows(facts, ids, { table: PLANNED.fact, sheet: id, vintage })];
  }
}

/** Facts of an indicator that nothing is loaded of differ from nothing. */
const KNOWN = raw('i.id IN (SELECT DISTINCT indicator FROM fact_now)');

export const discardPlanned = (): readonly LoadStep[] =>
  [PLANNED.fact, PLANNED.kind].map((name) => ({ do: 'sql', sql: raw(`DROP TABLE IF EXISTS "${name}"`) }));
