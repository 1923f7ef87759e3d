import { raw, sql, standalone, type Sql } from '../../core';
import { approximateAmount, exactTerm, firstReason, mostOf, ONE, rational, type Amount } from '../amount';
import { isRefused, type Asked as AskedOutcome } from '../outcome';
import {
  addAmounts,
  commonTerms,
  compareAmounts,
  constantAmount,
  divideAmounts,
  isRough,
  multiplyAmounts,
  negative,
  noAmount,
  pickAmount,
  ratioOf,
  roughAmount,
  scaledAmount,
} from './amounts';
import type { Environment } from './environment';
import type { Asked, Num, Truth, Txt } from './meaning';
import { overAmount, rankAmount } from './peers';

/** A part that is no number: an expression, with its reasons and notes. */
export interface Said {
  readonly expression: Sql;
  readonly why: readonly Sql[];
  readonly notes: readonly Sql[];
}

/** A number of a formula as an exact fraction of SQL terms, with the reasons why there may be none. */
export function amountIn(node: Num, env: Environment): Amount {
  const { d } = env;
  const of = (part: Num): Amount => amountIn(part, env);
  switch (node.kind) {
    case 'asked':
      return askedAmount(node, env);
    case 'constant':
      return constantAmount(node.value);
    case 'sum':
      return addAmounts(of(node.left), of(node.right), d);
    case 'product':
      return multiplyAmounts(of(node.left), of(node.right), d);
    case 'quotient':
      return divideAmounts(of(node.left), of(node.right), d);
    case 'scaled':
      return scaledAmount(of(node.of), node.by);
    case 'abs':
      return absolute(of(node.of), env);
    case 'choice': {
      const on = truthIn(node.on, env);
      const [a, b] = [of(node.then), of(node.otherwise)];
      return { ...pickAmount(on.expression, a, b, d), ...chosen(on, a, b) };
    }
    case 'if_missing': {
      const [a, b] = [of(node.of), of(node.otherwise)];
      const known = isKnown(a.why);
      return { ...pickAmount(known, a, b, d), why: unless(known, b.why), notes: [...a.notes, ...b.notes] };
    }
    case 'least':
    case 'most':
    case 'middle':
      return amongArguments(node.kind, node.of.map(of), env);
    case 'known': {
      const each = node.of.map(of).map(({ why }) => sql`CASE WHEN ${isKnown(why)} THEN 1 ELSE 0 END`);
      const all = each.reduce((left, right) => sql`${left} + ${right}`);
      return { num: exactTerm(all, 0), den: null, times: ONE, why: [], notes: [] };
    }
    case 'over':
      return overAmount(node.how, amountIn(node.of, env.peer), env);
    case 'rank':
      return rankAmount(of(node.of), amountIn(node.of, env.peer), node.among, node.desc, env);
    case 'compared':
      return comparedAmount(node, env);
  }
}

/** What a derivation says, as a fraction. */
function askedAmount(node: Asked, env: Environment): Amount {
  const outcome = env.asked(node);
  if ('amount' in outcome) return outcome.amount;
  if (isRefused(outcome)) return noAmount(outcome.refused);
  outcome.always.forEach((note) => env.always.add(note));
  const plain = finished(outcome, env);
  // A target may be a growth or a place: its number is not in the indicator's unit then.
  const kind = outcome.kind === undefined ? [] : [sql`CASE WHEN ${outcome.kind} <> 'amount' THEN 'target_kind' END`];
  const missing = sql`CASE WHEN ${plain.num.plain ?? plain.num.exact} IS NULL THEN 'missing' END`;
  return {
    ...plain,
    why: [outcome.why ?? missing, ...kind],
    notes: outcome.notes === null ? [] : [outcome.notes],
  };
}

function finished({ value, base, finish }: AskedOutcome, { d }: Environment): Amount {
  const [v, b] = [bare(value), base && bare(base)];
  if (b === null || finish.kind === 'value') return v;
  switch (finish.kind) {
    case 'difference':
      return addAmounts(v, negative(b), d);
    case 'growth':
      return scaledAmount(ratioOf(addAmounts(v, negative(b), d), b, d), rational(100));
    case 'quotient':
      return scaledAmount(ratioOf(v, b, d), finish.times);
    case 'compound':
      return noAmount('not_applicable');
  }
}

const bare = (amount: Amount): Amount => ({ ...amount, why: [], notes: [] });

/** Whether none of these reasons applies. */
const isKnown = (why: readonly Sql[]): Sql => {
  const first = firstReason(why);
  return first === null ? raw('TRUE') : sql`${first} IS NULL`;
};

const unless = (known: Sql, why: readonly Sql[]): readonly Sql[] => {
  const first = firstReason(why);
  return first === null ? [] : [sql`CASE WHEN NOT (${known}) THEN ${first} END`];
};

/** Reasons of a choice: the condition's, then those of what it chose, as far as the condition does not give them. */
function chosen(on: Said, a: Pick<Said, 'why' | 'notes'>, b: Pick<Said, 'why' | 'notes'>): Pick<Said, 'why' | 'notes'> {
  const asked = new Set(on.why.map(standalone));
  const rest = (why: readonly Sql[]): readonly Sql[] => why.filter((reason) => !asked.has(standalone(reason)));
  const [first, second] = [rest(a.why), rest(b.why)];
  const [yes, no] = [firstReason(first) ?? raw('NULL'), firstReason(second) ?? raw('NULL')];
  const never = first.length === 0 && second.length === 0;
  return {
    why: [...on.why, ...(never ? [] : [sql`CASE WHEN ${on.expression} THEN ${yes} ELSE ${no} END`])],
    notes: [...on.notes, ...a.notes, ...b.notes],
  };
}

function absolute(a: Amount, { d }: Environment): Amount {
  if (isRough(a)) return roughAmount(sql`ABS(${approximateAmount(d, a)})`, d, [a]);
  const positive = (term: Amount['num']): Amount['num'] => ({
    ...term,
    plain: term.plain && sql`ABS(${term.plain})`,
    exact: sql`ABS(${term.exact})`,
  });
  const { num, den } = a.times;
  return {
    ...a,
    num: positive(a.num),
    den: a.den && positive(a.den),
    times: { num: num < 0n ? -num : num, den },
  };
}

/** Least, greatest or middle one of several. */
function amongArguments(how: 'least' | 'most' | 'middle', all: readonly Amount[], { d }: Environment): Amount {
  const said = { why: all.flatMap(({ why }) => why), notes: all.flatMap(({ notes }) => notes) };
  const common = commonTerms(all);
  const scale = Math.max(...(common?.terms.map((term) => term.scale) ?? [0]));
  const values = common
    ? common.terms.map((term) => d.decimal(term.exact, scale))
    : all.map((each) => approximateAmount(d, each));
  const nth = (at: number): Sql => d.nth(values, at);
  const half = Math.ceil(values.length / 2);
  const even = how === 'middle' && values.length % 2 === 0;
  const found =
    how === 'least'
      ? nth(1)
      : how === 'most'
        ? nth(values.length)
        : even
          ? sql`${nth(half)} + ${nth(half + 1)}`
          : nth(half);
  const by = rational(1, even ? 2 : 1);
  if (!common) return { ...scaledAmount(roughAmount(found, d, []), by), ...said };
  const most = common.terms.map(mostOf).reduce((sum, each) => sum + each, 0);
  return scaledAmount({ num: exactTerm(found, scale, most), den: null, times: common.times, ...said }, by);
}

/** A computed number beside itself at another period: growth in percent, difference, or index. */
function comparedAmount({ how, of, base }: Num & { readonly kind: 'compared' }, env: Environment): Amount {
  const { d } = env;
  const moved = env.at(base);
  if ('refused' in moved) return noAmount(moved.refused);
  const [value, before] = [amountIn(of, env), amountIn(of, moved.there)];
  const earlier = firstReason(before.why);
  const noBase = earlier === null ? [] : [sql`CASE ${earlier} WHEN 'missing' THEN 'no_base' ELSE ${earlier} END`];
  const size = approximateAmount(d, before);
  const sound =
    how === 'change' ? [] : [sql`CASE WHEN ${size} = 0 THEN 'zero_base' WHEN ${size} < 0 THEN 'negative_base' END`];
  const why = [...value.why, ...moved.why, ...noBase, ...sound];
  const notes = [...value.notes, ...before.notes];
  const [v, b] = [bare(value), bare(before)];
  if (how === 'change') return { ...addAmounts(v, negative(b), d), why, notes };
  const above = how === 'growth' ? addAmounts(v, negative(b), d) : v;
  return { ...scaledAmount(ratioOf(above, b, d), rational(100)), why, notes };
}

/** A condition. What is missing decides nothing: the whole has no answer then, with the reason. */
export function truthIn(node: Truth, env: Environment): Said {
  switch (node.kind) {
    case 'compare': {
      const [a, b] = [amountIn(node.left, env), amountIn(node.right, env)];
      const expression = sql`(${compareAmounts(node.operator, a, b, env.d)})`;
      return { expression, why: [...a.why, ...b.why], notes: [...a.notes, ...b.notes] };
    }
    case 'missing': {
      const { why } = amountIn(node.of, env);
      return { expression: sql`NOT (${isKnown(why)})`, why: [], notes: [] };
    }
    case 'not': {
      const of = truthIn(node.of, env);
      return { ...of, expression: sql`NOT (${of.expression})` };
    }
    case 'all':
    case 'any': {
      const parts = node.of.map((part) => truthIn(part, env));
      const word = raw(node.kind === 'all' ? ' AND ' : ' OR ');
      const expression = parts.map((part) => part.expression).reduce((all, part) => sql`${all}${word}${part}`);
      return {
        expression: sql`(${expression})`,
        why: parts.flatMap(({ why }) => why),
        notes: parts.flatMap(({ notes }) => notes),
      };
    }
  }
}

/** A text of a formula. */
export function textIn(node: Txt, env: Environment): Said {
  if (node.kind === 'text') return { expression: sql`CAST(${node.value} AS VARCHAR)`, why: [], notes: [] };
  const either = (on: Sql, a: Said, b: Said): Sql => sql`CASE WHEN ${on} THEN ${a.expression} ELSE ${b.expression} END`;
  if (node.kind === 'choice') {
    const on = truthIn(node.on, env);
    const [a, b] = [textIn(node.then, env), textIn(node.otherwise, env)];
    return { expression: either(on.expression, a, b), ...chosen(on, a, b) };
  }
  const [a, b] = [textIn(node.of, env), textIn(node.otherwise, env)];
  const known = isKnown(a.why);
  return { expression: either(known, a, b), why: unless(known, b.why), notes: [...a.notes, ...b.notes] };
}
