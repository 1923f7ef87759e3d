import type { Exact } from '../../core';

/** Where something stands in the text of a formula: offsets, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is wrong with a formula, and where. The wording is a message `formula.problem.<code>`. */
export interface FormulaProblem extends Span {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ProblemCode =
  // The text cannot be read.
  | 'operand'
  | 'operator'
  | 'bracket'
  | 'parenthesis'
  | 'quote'
  | 'too_long'
  // It can be read, and names what is not there.
  | 'unknown_name'
  | 'near_name'
  | 'ambiguous_name'
  | 'bare_name'
  | 'unknown_argument'
  | 'unknown_function'
  | 'unknown_set'
  | 'unknown_unit'
  | 'circular'
  // It makes no sense.
  | 'too_few'
  | 'too_many'
  | 'wants_indicator'
  | 'wants_period'
  | 'wants_number'
  | 'wants_truth'
  | 'wants_text'
  | 'wants_power'
  | 'mixed_kinds'
  | 'mixed_units'
  | 'other_unit'
  | 'percent_number'
  | 'text_compare'
  | 'truth_result'
  | 'only_number'
  | 'zero_divisor'
  | 'percent_of_percent'
  | 'not_points'
  | 'no_growth'
  | 'published_only'
  | 'not_additive'
  | 'no_root'
  | 'rounding'
  | 'needs_peers'
  | 'not_kept';

export type Operator = '+' | '-' | '*' | '/' | '^' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

/** A formula as it is written, before names are understood. Parentheses are in the shape of the tree. */
export type Expr =
  | (Span & { readonly kind: 'number'; readonly value: Exact; readonly percent: boolean })
  | (Span & { readonly kind: 'text'; readonly value: string })
  /** What stands in the brackets, a doubled `]` taken for one. */
  | (Span & { readonly kind: 'reference'; readonly inside: string })
  | (Span & { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] })
  | (Span & { readonly kind: 'negated'; readonly of: Expr })
  | (Span & { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expr; readonly right: Expr });
