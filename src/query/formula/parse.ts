import type { SyntaxNode } from '@lezer/common';
import { err, exact, ok, type Result } from '../../core';
import { parser } from './formula.parser';
import { normalFormula } from './normal';
import type { Expr, FormulaProblem, Operator, ProblemCode } from './syntax';

/** So much is read: what is longer is no formula that a person wrote. */
const MOST = 4000;
/** Nested deeper than this, a formula is refused rather than walked. */
const DEEPEST = 100;

/** Reads a formula, with or without the `=` before it; full-width signs are as good. Where it cannot be read: the first place. */
export function parseFormula(text: string): Result<Expr, FormulaProblem> {
  const deep = /[([（【^-]{100,}/u.test(text);
  if (text.length > MOST || deep) return err({ code: 'too_long', from: 0, to: text.length, params: { n: MOST } });
  const normal = normalFormula(text);
  const tree = parser.parse(normal);
  const wrong = firstError(tree.topNode);
  if (wrong !== null) return err(problemAt(normal, wrong));
  const expression = children(tree.topNode).find(({ name }) => name !== 'Equals');
  const read = expression === undefined ? null : exprOf(expression, normal, 0);
  return read === null ? err({ code: 'too_long', from: 0, to: text.length, params: { n: MOST } }) : ok(read);
}

function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function firstError(top: SyntaxNode): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  top.cursor().iterate((node) => {
    if (found === null && node.type.isError) found = node.node;
    return found === null;
  });
  return found;
}

/** What was expected where the text cannot be read on, told from what stands before it. */
function problemAt(text: string, { from, to }: SyntaxNode): FormulaProblem {
  const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const before = text.slice(0, at).trimEnd();
  const sign = text.charAt(at);
  const params = { found: /^(?:[\p{L}\d.]+|.)/su.exec(text.slice(at))?.[0] ?? '' };
  const problem = (code: ProblemCode, end = Math.max(to, at)): FormulaProblem => ({ code, from: at, to: end, params });
  if (sign === '[') return /^\[(?:[^\]]|\]\])*\]/u.test(text.slice(at)) ? problem('operator') : problem('bracket');
  if (sign === '"')
    return /^"(?:[^"]|"")*"/u.test(text.slice(at)) ? problem('operator') : problem('quote', text.length);
  const word = /[\p{L}_][\p{L}\d_]*$/u.exec(before);
  if (word) {
    const start = word.index;
    return { code: 'bare_name', from: start, to: before.length, params: { name: word[0] } };
  }
  const complete = /[\]")%\d.]$/u.test(before);
  if (!complete) return problem('operand');
  return openParentheses(before) > 0 && at >= text.trimEnd().length ? problem('parenthesis') : problem('operator');
}

function openParentheses(text: string): number {
  const bare = text.replace(/\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"/gu, '');
  return bare.split('(').length - bare.split(')').length;
}

/** Null where the tree is too deep. */
function exprOf(node: SyntaxNode, text: string, depth: number): Expr | null {
  const { from, to } = node;
  const written = text.slice(from, to);
  const parts = children(node);
  if (depth > DEEPEST) return null;
  switch (node.name) {
    case 'Number':
      return { kind: 'number', from, to, value: exact(written), percent: false };
    case 'Percent':
      return { kind: 'number', from, to, value: exact(written.replace('%', '').trim()), percent: true };
    case 'Text':
      return { kind: 'text', from, to, value: written.slice(1, -1).replaceAll('""', '"') };
    case 'Reference':
      return { kind: 'reference', from, to, inside: written.slice(1, -1).replaceAll(']]', ']').trim() };
    case 'Group': {
      const inner = parts[1] ? exprOf(parts[1], text, depth + 1) : null;
      return inner && { ...inner, from, to };
    }
    case 'Signed': {
      const of = parts[1] ? exprOf(parts[1], text, depth + 1) : null;
      if (of === null) return null;
      return parts[0]?.name === 'Plus' ? of : { kind: 'negated', from, to, of };
    }
    case 'Call': {
      const [name, args] = parts;
      if (!name || !args) return null;
      const read = children(args)
        .filter(({ name: kind }) => !'(),'.includes(kind))
        .map((each) => exprOf(each, text, depth + 1));
      const all = read.filter((each) => each !== null);
      return all.length < read.length
        ? null
        : { kind: 'call', from, to, name: text.slice(name.from, name.to), args: all };
    }
    default: {
      const [left, sign, right] = parts;
      if (!left || !sign || !right) return null;
      const [a, b] = [exprOf(left, text, depth + 1), exprOf(right, text, depth + 1)];
      const operator = operatorOf(sign.name, text.slice(sign.from, sign.to));
      return a && b && { kind: 'binary', from, to, operator, left: a, right: b };
    }
  }
}

const COMPARE: Readonly<Record<string, Operator>> = { '!=': '<>', '≠': '<>', '≤': '<=', '≥': '>=' };

function operatorOf(name: string, sign: string): Operator {
  const signs: Readonly<Record<string, Operator>> = {
    Power: '^',
    Times: '*',
    Divide: '/',
    Plus: '+',
    Minus: '-',
    Equals: '=',
    And: 'and',
    Or: 'or',
  };
  return signs[name] ?? COMPARE[sign] ?? (sign as Operator);
}
