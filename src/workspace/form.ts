import { VINTAGES } from '../catalog';
import { anything, integer, list, number, oneOf, optional, orNull, record, tagged, text, truth } from './check';

const period = record({ m0: integer, n: integer });
const name = record({ name: text, lang: oneOf('zh', 'en'), preferred: optional(truth) });

const indicator = record({
  key: text,
  names: list(name),
  unit: text,
  decimals: integer,
  kind: oneOf('flow', 'stock', 'ytd', 'rate', 'index', 'rank'),
  addArea: text,
  addPeriod: text,
  better: oneOf('higher', 'lower', 'neither'),
  growth: oneOf('levels', 'published', 'both', 'count', 'points', 'none'),
  origin: oneOf('observed', 'formula', 'measure'),
  formula: optional(text),
  measure: optional(text),
  publish: text,
  breaks: list(record({ m: integer, note: text })),
});

const area = record({
  key: text,
  scheme: text,
  code: text,
  kind: text,
  names: list(
    record({ name: text, lang: text, from: optional(integer), to: optional(integer), ord: optional(number) }),
  ),
  parents: list(record({ parent: text, tree: text, inTotal: truth })),
  from: optional(integer),
  to: optional(integer),
});

const catalog = record({
  indicators: list(indicator),
  areas: list(area),
  changes: list(record({ m: integer, old: text, new: text, kind: text, share: optional(number) })),
  targets: list(record({ indicator: text, area: text, period, kind: text, value: text })),
  measures: list(
    record({ key: text, ledger: text, aggregate: oneOf('count', 'sum', 'count_distinct'), filter: list(anything) }),
  ),
  peerSets: list(record({ key: text, name: text, areas: list(text) })),
  home: optional(text),
});

const sha256: typeof text = (value, path) => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? null : path);

const source = record({
  sha256,
  name: text,
  size: number,
  kind: oneOf('file', 'paste', 'hand'),
  released: optional(text),
  imported: text,
  vintage: oneOf(...VINTAGES),
  publish: oneOf('public', 'internal', 'unpublished'),
  encoding: optional(text),
  sheets: list(record({ name: text, kind: oneOf('facts', 'ledger', 'unread'), rows: number })),
});

const view = record({
  areas: list(text),
  periods: list(period),
  indicators: list(text),
  derivations: list(text),
  chart: record({ kind: oneOf('line', 'bar'), indicator: optional(text) }),
});

/** What a workspace file of the present format must look like. */
export const workspaceForm = record({
  format: integer,
  id: text,
  name: text,
  catalog,
  sources: list(source),
  profiles: list(
    record({ id: text, name: text, match: record({}), recipe: record({ kind: oneOf('facts', 'ledger') }) }),
  ),
  handNumbers: list(
    record({ id: text, indicator: text, area: text, period, text, basis: text, provider: text, date: text }),
  ),
  overrides: list(
    record({ id: text, indicator: text, area: text, period, value: text, reason: text, by: text, at: text }),
  ),
  tabs: list(
    tagged('kind', {
      view: record({ id: text, title: text, view }),
      summary: record({ id: text, title: text, text, area: optional(text), period: optional(period) }),
    }),
  ),
  activeTab: orNull(text),
  sample: optional(truth),
});
