import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '../../../../src/core';
import { parseFormula, printFormula, type Expr } from '../../../../src/query';

const written = (text: string): string => {
  const parsed = parseFormula(text);
  return parsed.ok ? printFormula(parsed.value) : `${parsed.error.code}@${parsed.error.from}`;
};
/** The shape of a formula with all parentheses, for seeing what binds before what. */
const shape = (text: string): string => {
  const parsed = parseFormula(text);
  if (!parsed.ok) return `${parsed.error.code}@${parsed.error.from}`;
  const write = (e: Expr): string =>
    e.kind === 'binary'
      ? `(${write(e.left)}${e.operator}${write(e.right)})`
      : e.kind === 'negated'
        ? `-(${write(e.of)})`
        : printFormula(e);
  return write(parsed.value);
};

describe('the grammar of formulas', () => {
  test('G1 powers bind before signs, these before products, sums, comparisons, and, or', () => {
    expect(shape('[a] + [b] * 2 - [c] / [d] / 4')).toBe('(([a]+([b]*2))-(([c]/[d])/4))');
    expect(shape('([a] + [b]) * 1.5')).toBe('(([a]+[b])*1.5)');
    expect(shape('-[a]^2 − 2')).toBe('(-(([a]^2))-2)');
    expect(shape('[a] > 1 且 [b] + 1 <= 2 或 [c] = 3')).toBe('((([a]>1)and(([b]+1)<=2))or([c]=3))');
  });
  test('G2 signs may be those of a Chinese keyboard', () => {
    expect(written('＝（【a】－［b］）×２÷[c]')).toBe('([a] - [b])*2/[c]');
    expect(written('IF（[完成率]≥100，“完成”，“未完成”）')).toBe('IF([完成率] >= 100, "完成", "未完成")');
    expect(written('[a] ≠ 5％')).toBe('[a] <> 5%');
  });
  test('G3 a bracket within a name and a quote within a text are doubled', () => {
    expect(written('[a]]b]')).toBe('[a]]b]');
    expect(written('IF([a]>1, "他说""好""", "")')).toBe('IF([a] > 1, "他说""好""", "")');
  });
  test('G4 what cannot be read says where and what was expected there', () => {
    const said = ['', '[a', '[a] [b]', '([a]', '[a] +', '1 2', 'IF([a]>1,"x', '=同比([a],)', '[a]*/[b]', '[a] @ 3'].map(
      written,
    );
    expect(said).toEqual([
      'operand@0',
      'bracket@0',
      'operator@4',
      'parenthesis@4',
      'operand@5',
      'operator@2',
      'quote@9',
      'operand@8',
      'operand@4',
      'operator@4',
    ]);
  });
  test('G5 a name without brackets is told apart from other mistakes', () => {
    expect([written('授权 / 申请'), written('同比'), written('[a] * gdp')]).toEqual([
      'bare_name@0',
      'bare_name@0',
      'bare_name@6',
    ]);
  });
  test('G6 nothing is too odd to be refused in good time', () => {
    expect(written('('.repeat(500))).toBe('too_long@0');
    expect(written(`1${'+1'.repeat(3000)}`)).toBe('too_long@0');
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const parsed = parseFormula(text);
        return parsed.ok || (parsed.error.from >= 0 && parsed.error.to <= text.length + 1);
      }),
      { numRuns: 400 },
    );
  });
});

const place = { from: 0, to: 0 };
const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .tuple(fc.nat(99999), fc.integer({ min: 0, max: 3 }), fc.boolean())
    .map(([n, decimals, percent]): Expr => ({ ...place, kind: 'number', value: exact(`${n}e-${decimals}`), percent })),
  fc.string({ maxLength: 8 }).map((value): Expr => ({ ...place, kind: 'text', value })),
  fc
    .constantFrom('专利授权量', 'a]b', 'x, 2020年', '第一、二产业', 'R&D@-1')
    .map((inside): Expr => ({ ...place, kind: 'reference', inside })),
);
const operator = fc.constantFrom('+', '-', '*', '/', '^', '=', '<>', '<', '<=', '>', '>=', 'and', 'or') as fc.Arbitrary<
  (Expr & { kind: 'binary' })['operator']
>;
const formula: fc.Arbitrary<Expr> = fc.letrec<{ any: Expr }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(operator, tie('any'), tie('any'))
      .map(([o, left, right]): Expr => ({ ...place, kind: 'binary', operator: o, left, right })),
    tie('any').map((of): Expr => ({ ...place, kind: 'negated', of })),
    fc
      .tuple(fc.constantFrom('IF', '同比', 'MAX', '缺'), fc.array(tie('any'), { maxLength: 3 }))
      .map(([name, args]): Expr => ({ ...place, kind: 'call', name, args })),
  ),
})).any;

/** Without places and with numbers in lowest terms. */
const bare = (expr: Expr): string =>
  JSON.stringify(expr, (key, value: unknown) =>
    key === 'from' || key === 'to' ? undefined : typeof value === 'bigint' ? String(value) : value,
  );

test('G7 what is printed reads back to the same formula', () => {
  fc.assert(
    fc.property(formula, (expr) => {
      const text = printFormula(expr);
      const again = parseFormula(text);
      expect(again.ok, text).toBe(true);
      if (again.ok) {
        expect(printFormula(again.value)).toBe(text);
        expect(bare(simplified(again.value))).toBe(bare(simplified(expr)));
      }
    }),
    { numRuns: 500 },
  );
});

function simplified(expr: Expr): Expr {
  if (expr.kind === 'number') return { ...expr, value: exact(printFormula({ ...expr, percent: false })) };
  if (expr.kind === 'call') return { ...expr, args: expr.args.map(simplified) };
  if (expr.kind === 'negated') return { ...expr, of: simplified(expr.of) };
  if (expr.kind === 'binary') return { ...expr, left: simplified(expr.left), right: simplified(expr.right) };
  return expr.kind === 'reference' ? { ...expr, inside: expr.inside.trim() } : expr;
}
