import { describe, expect, test } from 'vitest';
import { exact, type Figure } from '../../../src/core';
import { bindSummary, showFigure, type Binding } from '../../../src/summary';
import { catalog } from './catalog';

const bind = (inside: string, period = '2024年'): Binding | undefined =>
  bindSummary(`---\n地区: 青溪县\n报告期: ${period}\n---\n{{${inside}}}`, catalog, { lang: 'zh' }).bindings[0];
/** What a number says that did not change by anything, or by 4.2%. */
const says = (inside: string, value: string, form: Figure['form'], period?: string): string | undefined => {
  const { ask, format = {}, problem } = bind(inside, period) ?? {};
  const unit = form === 'number' ? '件' : '%';
  const figure: Figure = { exact: exact(value), reason: null, form, unit, decimals: 1, notes: [] };
  return problem ?? (ask ? showFigure(figure, format, ask.period, 'zh') : undefined);
};

describe('a word is said only of a question that it fits', () => {
  test.each([
    '[专利授权量] 完成率 | 倍',
    '[专利授权量] 完成率 | 翻番',
    '[专利授权量] 占比 | 增长倍',
    '[专利授权量] | 倍',
    '[专利授权量] 同比 | 过半',
    '[专利授权量] 同比 | 超额',
    '[专利授权量] 同比 减 云溪市 | 倍',
    '=[专利授权量]/[专利申请量]*100 | 倍',
    '[专利授权量] | 前3',
    '[专利授权量] 倒数位次 | 前3',
    '[专利授权量] 位次 减 上年 | 进前3',
    '[专利授权量] 位次 | 达到',
  ])('{{%s}} is refused', (inside) => {
    expect(bind(inside)?.problem).toMatch(/在这里不成立：/);
  });

  test.each([
    '[专利授权量] 同比 | 倍',
    '[专利授权量] 同比 | 翻番',
    '[专利授权量] 占比 | 过半',
    '[专利授权量] 完成率 | 过半',
    '[专利授权量] 完成率 | 超额',
    '=[专利授权量]/[专利申请量] | 倍',
    '=[专利授权量]/[专利申请量]*100 | 过半',
    '[专利授权量] 位次 | 居',
    '[专利授权量] 倒数位次 | 居',
    '[专利授权量] 位次 | 进前3',
    '[专利授权量] | 达到',
    '[专利授权量] 完成率 | 达到',
  ])('{{%s}} is asked', (inside) => {
    expect(bind(inside)?.problem).toBeUndefined();
    expect(bind(inside)?.ask).not.toBeNull();
  });

  test('a level has no direction, written as a formula either, nor has a number of rows', () => {
    expect(bind('[专利授权量] | 增降')?.problem).toMatch(/绝对数/);
    expect(bind('=[专利授权量] | 增降')?.problem).toMatch(/绝对数/);
    expect(bind('=[专利授权量]-[专利申请量] | 多少')?.problem).toBeUndefined();
    expect(bind('名单 [某台账] | 条数 增降')?.problem).toBeDefined();
    expect(bind('名单 [某台账] | 条数 余')?.problem).toBeUndefined();
  });
});

describe('the base that is named is the one that was asked', () => {
  test.each([
    ['[专利授权量] 同比 | 增降 比', '2024年', '比上年增长4.2%', '与上年持平'],
    ['[专利授权量] 同比 | 增降 比', '2024年1—6月', '同比增长4.2%', '与上年同期持平'],
    ['[专利授权量] 环比 | 增降 比', '2024年二季度', '比上期增长4.2%', '与上期持平'],
    ['=环比([专利授权量]) | 增降 比', '2024年二季度', '比上期增长4.2%', '与上期持平'],
    ['[专利授权量] 同比 自2020年 | 增降 比', '2024年', '比2020年增长4.2%', '与2020年持平'],
  ])('{{%s}} in %s', (inside, period, rising, flat) => {
    expect(says(inside, '4.2', 'percent', period)).toBe(rising);
    expect(says(inside, '0', 'percent', period)).toBe(flat);
  });

  test.each([
    ['[专利授权量] 占比 减 上年 | 增降', '2024年', '与上年持平'],
    ['[专利授权量] 同比 减 2024年1—4月 | 增降', '2024年1—5月', '与2024年1—4月持平'],
    ['[专利授权量] 同比 减 云溪市 | 增降', '2024年', '持平'],
    ['[专利授权量] 同比 减 [专利申请量] | 增降', '2024年', '持平'],
    ['=[专利授权量]-[专利申请量] | 增降', '2024年', '持平'],
  ])('what stays in {{%s}} says with what it is level', (inside, period, flat) => {
    expect(says(inside, '0', 'points', period)).toBe(flat);
    expect(says(inside, '0.04', 'points', period)).toBe(flat.replace('持平', '基本持平'));
  });

  test.each([
    '[专利授权量] 同比 减 云溪市 | 增降 比',
    '=[专利授权量]-[专利申请量] | 增降 比',
    '[专利授权量] 年均 自2020年 | 增降 比',
  ])('{{%s}} has no span to be compared with', (inside) => {
    expect(bind(inside)?.problem).toMatch(/请去掉“比”/);
  });
});
