import { exactText } from '../../core';
import type { Expr, Operator } from './syntax';

const BINDS: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '<>': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '^': 7,
};
const SIGN = 6;

/** How names are written: what stands in a reference's brackets, and functions. Left out: as they were. */
export interface Writing {
  readonly reference?: (inside: string) => string;
  readonly call?: (name: string) => string;
}

/** A formula as text without `=`, which reads back to the same formula: parentheses only where they are needed. */
export function printFormula(expr: Expr, writing: Writing = {}): string {
  return print(expr, 0, writing);
}

function print(expr: Expr, outer: number, writing: Writing): string {
  const within = (text: string, binds: number): string => (binds < outer ? `(${text})` : text);
  switch (expr.kind) {
    case 'number':
      return `${exactText(expr.value) ?? String(expr.value.num)}${expr.percent ? '%' : ''}`;
    case 'text':
      return `"${expr.value.replaceAll('"', '""')}"`;
    case 'reference':
      return bracketed(writing.reference?.(expr.inside) ?? expr.inside);
    case 'call':
      return `${writing.call?.(expr.name) ?? expr.name}(${expr.args.map((arg) => print(arg, 0, writing)).join(', ')})`;
    case 'negated':
      return within(`-${print(expr.of, SIGN, writing)}`, SIGN);
    case 'binary': {
      const binds = BINDS[expr.operator];
      const [left, right] = expr.operator === '^' ? [binds + 1, SIGN] : [binds, binds + 1];
      const sign = /^[*/^]$/.test(expr.operator) ? expr.operator : ` ${expr.operator} `;
      return within(print(expr.left, left, writing) + sign + print(expr.right, right, writing), binds);
    }
  }
}

/** A name in brackets, a `]` within it doubled. */
export const bracketed = (inside: string): string => `[${inside.replaceAll(']', ']]')}]`;
