import { err, exact, ok, type Exact, type Result } from '../../core';

/** What a formula says. `back` k: the value of the calendar year k years before the one in which the period ends. */
export type Formula =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'indicator'; readonly key: string; readonly back: number | null }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
    };

/** Where a formula cannot be read: offset in the text, and what was expected there. */
export interface FormulaError {
  readonly at: number;
  readonly expected: 'operand' | 'operator' | 'bracket' | 'parenthesis';
}

interface Token {
  readonly at: number;
  readonly text: string;
  readonly kind: 'number' | 'indicator' | 'sign' | 'end';
  readonly back?: number;
}

const SAME: Readonly<Record<string, string>> = { '−': '-', '×': '*', '÷': '/', '（': '(', '）': ')', '·': '*' };

/**
 * Reads a formula: indicator keys in brackets, + − * / ( ) and numbers. A `]` within a key is written twice.
 * `[key@-1]` is the value of the previous calendar year.
 */
export function parseFormula(text: string): Result<Formula, FormulaError> {
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  let next = 0;
  const peek = (): Token => tokens.value[next] ?? { at: text.length, text: '', kind: 'end' };

  const binary = (signs: string, below: () => Result<Formula, FormulaError>) => (): Result<Formula, FormulaError> => {
    let left = below();
    while (left.ok && peek().kind === 'sign' && signs.includes(peek().text)) {
      const operator = peek().text as '+' | '-' | '*' | '/';
      next += 1;
      const right = below();
      if (!right.ok) return right;
      left = ok({ kind: 'binary', operator, left: left.value, right: right.value });
    }
    return left;
  };
  const operand = (): Result<Formula, FormulaError> => {
    const token = peek();
    next += 1;
    if (token.kind === 'number') return ok({ kind: 'number', value: exact(token.text) });
    if (token.kind === 'indicator') return ok({ kind: 'indicator', key: token.text, back: token.back ?? null });
    if (token.text === '-') {
      const right = operand();
      const zero: Formula = { kind: 'number', value: { num: 0n, den: 1n } };
      return right.ok ? ok({ kind: 'binary', operator: '-', left: zero, right: right.value }) : right;
    }
    if (token.text !== '(') return err({ at: token.at, expected: 'operand' });
    const inner = sum();
    if (!inner.ok) return inner;
    if (peek().text !== ')') return err({ at: peek().at, expected: 'parenthesis' });
    next += 1;
    return inner;
  };
  const product = binary('*/', operand);
  const sum = binary('+-', product);

  const whole = sum();
  return whole.ok && peek().kind !== 'end' ? err({ at: peek().at, expected: 'operator' }) : whole;
}

function tokenize(text: string): Result<readonly Token[], FormulaError> {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?)|\[((?:[^\]]|\]\])*)\]|([-+*/()−×÷（）·]))/y;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return err({ at, expected: text.slice(at).trimStart().startsWith('[') ? 'bracket' : 'operand' });
    const [all, number, key, sign] = found;
    const start = at + all.length - all.trimStart().length;
    if (number !== undefined) tokens.push({ at: start, text: number, kind: 'number' });
    else if (key !== undefined) tokens.push({ at: start, kind: 'indicator', ...reference(key) });
    else if (sign !== undefined) tokens.push({ at: start, text: SAME[sign] ?? sign, kind: 'sign' });
    at += all.length;
  }
  return ok(tokens);
}

function reference(inside: string): { readonly text: string; readonly back?: number } {
  const name = inside.replaceAll(']]', ']').trim();
  const lag = /^(.*)@[-−](\d{1,2})$/.exec(name);
  return lag ? { text: (lag[1] ?? '').trim(), back: Number(lag[2]) } : { text: name };
}

/** The indicators that a formula names, each once. */
export function indicatorsOf(formula: Formula): readonly string[] {
  if (formula.kind === 'number') return [];
  if (formula.kind === 'indicator') return [formula.key];
  return [...new Set([...indicatorsOf(formula.left), ...indicatorsOf(formula.right)])];
}
