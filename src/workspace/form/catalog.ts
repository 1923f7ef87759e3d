import type {
  Additivity,
  AreaChange,
  AreaKind,
  GrowthRule,
  Indicator,
  IndicatorKind,
  Measure,
  Target,
} from '../../catalog';
import { dictionary, distinct, integer, list, matching, number, oneOf, optional, record, text, truth } from '../check';
import { lang, month, period, publish, typedNumber } from './parts';

const name = record({ name: text, lang, preferred: optional(truth), pinyin: optional(text) });

const additivity = oneOf<Additivity>({
  sum: true,
  last: true,
  mean: true,
  weighted: true,
  recompute: true,
  published: true,
  none: true,
});

const indicator = record({
  key: text,
  names: list(name),
  unit: text,
  decimals: integer(0, 12),
  kind: oneOf<IndicatorKind>({ flow: true, stock: true, ytd: true, rate: true, index: true, rank: true }),
  addArea: additivity,
  addPeriod: additivity,
  weight: optional(text),
  better: oneOf<Indicator['better']>({ higher: true, lower: true, neither: true }),
  growth: oneOf<GrowthRule>({ levels: true, published: true, both: true, count: true, points: true, none: true }),
  growthIndicator: optional(text),
  origin: oneOf<Indicator['origin']>({ observed: true, formula: true, measure: true }),
  formula: optional(text),
  measure: optional(text),
  publish,
  definition: optional(text),
  breaks: list(record({ m: month, note: text })),
  group: optional(text),
});

const area = record({
  key: text,
  scheme: text,
  code: text,
  kind: oneOf<AreaKind>({
    country: true,
    province: true,
    city: true,
    county: true,
    district: true,
    proper: true,
    park: true,
    town: true,
    village: true,
    custom: true,
  }),
  names: list(
    record({
      name: text,
      lang,
      preferred: optional(truth),
      pinyin: optional(text),
      from: optional(month),
      to: optional(month),
      ord: optional(number),
    }),
  ),
  parents: list(record({ parent: text, tree: text, from: optional(month), to: optional(month), inTotal: truth })),
  from: optional(month),
  to: optional(month),
});

const change = record({
  m: month,
  old: text,
  new: text,
  kind: oneOf<AreaChange['kind']>({ rename: true, recode: true, merge: true, split: true, upgrade: true }),
  share: optional(number),
});

const target = record({
  indicator: text,
  area: text,
  period,
  kind: oneOf<Target['kind']>({ amount: true, growth: true, share: true, rank: true, cap: true }),
  value: typedNumber,
  issuer: optional(text),
  weight: optional(number),
  group: optional(text),
  schedule: optional(list(number)),
});

const measure = record({
  key: text,
  ledger: text,
  aggregate: oneOf<Measure['aggregate']>({ count: true, sum: true, count_distinct: true }),
  column: optional(text),
  distinctBy: optional(text),
  filter: list(record({ column: text, in: list(text) })),
  dateColumn: optional(text),
  validFrom: optional(text),
  validTo: optional(text),
  validMonths: optional(integer(1, 1200)),
  ended: optional(text),
  resetsIn: optional(integer(1, 12)),
});

const areaMap = record({
  name: text,
  width: integer(0, 100_000),
  height: integer(0, 100_000),
  shapes: dictionary(matching(/^-?\d+(?: -?\d+)*(?:;-?\d+(?: -?\d+)*)*$/)),
});

export const catalogForm = record({
  indicators: distinct(indicator, 'key'),
  areas: distinct(area, 'key'),
  changes: list(change),
  targets: list(target),
  measures: distinct(measure, 'key'),
  peerSets: distinct(record({ key: text, name: text, areas: list(text) }), 'key'),
  home: optional(text),
  maps: optional(list(areaMap)),
});
