import { either, integer, list, number, oneOf, optional, record, tagged, text, type Check } from '../check';
import { period } from './parts';

const named = <T extends string>(...words: readonly T[]): ReturnType<typeof oneOf> =>
  oneOf(Object.fromEntries(words.map((word) => [word, true])) as Readonly<Record<T, true>>);

const base = either(named('same_period', 'previous'), record({ period }));
const issuer = optional(text);
const among = either(named('siblings'), either(record({ set: text }), record({ areas: list(text) })));

const derivation = tagged('kind', {
  level: record({}),
  change: record({ base }),
  growth: record({ base }),
  points: record({ base }),
  published_growth: record({}),
  share: record({ of: either(named('parent'), record({ area: text })) }),
  rank: record({ among, of: optional(named('level', 'growth')) }),
  index: record({ base: period }),
  cagr: record({ from: period }),
  per: record({ by: text, scale: optional(number) }),
  completion: record({ issuer }),
  target: record({ issuer }),
  formula: record({ text, among: optional(among), unit: optional(text), decimals: optional(integer(0, 12)) }),
});

/** The question behind one number, as it is kept with the number. */
export const askForm: Check = (value, path) => question(value, path);

const question = record({
  measure: text,
  derivation,
  area: optional(either(record({ key: text }), record({ sum: list(text) }))),
  period: optional(period),
  across: optional(either(named('published'), record({ cutTo: period }))),
  less: optional((value, path) => question(value, path)),
});
