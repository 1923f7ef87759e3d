import { expect, test } from 'vitest';
import { citation } from '../../../src/app/view_cite';
import { yearPeriod } from '../../../src/catalog';
import type { Among, Ask } from '../../../src/query';
import { bindSummary, sourceNote } from '../../../src/summary';
import { catalog, QINGXI } from './catalog';

const HEAD = '---\n地区: 青溪县\n报告期: 2024年\n---\n';
const bind = (inside: string) => bindSummary(`${HEAD}{{${inside}}}`, catalog, { lang: 'zh' }).bindings[0];
const rank = (among: Among): Ask => ({
  measure: 'pat_grant',
  derivation: { kind: 'rank', among },
  area: { key: QINGXI },
  period: yearPeriod(2024),
});

test.each([
  ['[专利授权量] 位次 在[同类县]', { kind: 'rank', among: { set: 'similar' } }],
  ['[专利授权量] 在同类县 位次', { kind: 'rank', among: { set: 'similar' } }],
  ['[专利授权量] rank among similar', { kind: 'rank', among: { set: 'similar' } }],
  ['[专利授权量] 增速位次 在 [同类 县]', { kind: 'rank', among: { set: 'similar' }, of: 'growth' }],
])('%s is a rank within that peer set', (inside, expected) => {
  expect(bind(inside)?.ask?.derivation).toEqual(expected);
});

test.each([
  ['[专利授权量] 位次 在[无此组]', '没有叫“无此组”的对标组'],
  ['[专利授权量] 位次 在', '要写对标组的名称'],
  ['[专利授权量] 位次 在[同名组]', '不止一个：one、two'],
  ['[专利授权量] 同比 在[同类县]', '“在”不能和'],
  ['[专利授权量] 在[同类县]', '“在”不能和'],
])('%s is refused with what is wrong', (inside, part) => {
  expect(bind(inside)?.problem).toContain(part);
});

test('an indicator whose name begins with 在 is no peer set', () => {
  expect(bind('在研科技计划项目数')?.ask?.derivation).toEqual({ kind: 'level' });
});

test('the note says among whom', () => {
  expect(sourceNote(rank({ set: 'similar' }), [], catalog, 'zh').what).toBe(
    '青溪县 2024年 专利授权量 在同类 县中的位次',
  );
});

test('the note of a difference names both sides', () => {
  const ask = bind('[专利授权量] 同比 减 云溪市')?.ask;
  if (!ask) throw new Error('not bound');
  expect(sourceNote(ask, [], catalog, 'zh').what).toBe(
    '青溪县 2024年 专利授权量 同比 减 云溪市 2024年 专利授权量 同比',
  );
});

test('a place among chosen areas is cited where they are a peer set, in whatever order, and not otherwise', () => {
  expect(citation(rank({ areas: ['x:云溪市/白沙区', QINGXI] }), catalog)).toBe(
    '{{[青溪县] 2024年 [专利授权量] 位次 在[同类 县]}}',
  );
  expect(citation(rank({ areas: [QINGXI] }), catalog)).toBe('{{[青溪县] 2024年 [专利授权量] 位次 在[one]}}');
  expect(citation(rank({ areas: [QINGXI, 'x:云溪市'] }), catalog)).toBeNull();
  expect(citation(rank('siblings'), catalog)).toBe('{{[青溪县] 2024年 [专利授权量] 位次}}');
});
