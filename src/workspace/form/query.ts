import { PARAM_TYPES, type NamedQuery, type QueryEngine } from '../../query';
import { integer, list, number, oneOf, optional, record, tagged, text, truth, type Check } from '../check';
import { askForm } from './ask';
import { rowsLook } from './rows';
import { viewForm } from './view';

const engine = oneOf<QueryEngine>({ duckdb: true, clickhouse: true });

const params = list(
  record({
    name: text,
    type: ((value, path) => (PARAM_TYPES.some((type) => type === value) ? null : path)) satisfies Check,
    value: optional(text),
  }),
);

const named = {
  id: text,
  name: text,
  description: optional(text),
  unit: optional(text),
  decimals: optional(integer(0, 10)),
};

/** What a named query must look like. */
export const queryForm = tagged('kind', {
  sql: record({ ...named, engine, text, params }),
  ask: record({ ...named, ask: askForm, view: viewForm, tab: optional(text) }),
} satisfies Readonly<Record<NamedQuery['kind'], Check>>);

export const queryTabForm = record({
  id: text,
  title: text,
  engine,
  text,
  params: optional(params),
  named: optional(text),
  chart: optional(
    record({
      shown: truth,
      x: optional(text),
      y: optional(text),
      series: optional(text),
    }),
  ),
  look: optional(rowsLook),
});

export const ranForm = record({ at: text, engine, text, params: optional(params), ms: number, rows: optional(number) });
