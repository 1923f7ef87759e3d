import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePeriod, yearPeriod } from '../../../src/catalog';
import { bindSummary, quoted } from '../../../src/summary';
import { catalog, QINGXI } from './catalog';

const HEAD = '---\n标题: 总结\n地区: 青溪县\n报告期: 2024年\n---\n';
const bind = (inside: string, head = HEAD) => {
  const [binding] = bindSummary(`${head}{{${inside}}}`, catalog, { lang: 'zh' }).bindings;
  if (!binding) throw new Error(`no binding in ${inside}`);
  return binding;
};
const ask = (inside: string, head?: string) => bind(inside, head).ask;
const derivation = (inside: string) => ask(inside)?.derivation ?? bind(inside).problem;

test('an indicator alone is its value for the document’s area and period', () => {
  const expected = {
    measure: 'pat_grant',
    derivation: { kind: 'level' },
    area: { key: QINGXI },
    period: yearPeriod(2024),
  };
  for (const inside of ['[专利授权量]', '专利授权量', 'pat_grant', '[pat_grant] 数值', ' [ 专利授权量 ] ']) {
    expect([inside, ask(inside)]).toEqual([inside, expected]);
  }
});

test('an English head says the same as a Chinese one', () => {
  const english = '---\ntitle: Report\narea: Qingxi\nperiod: 2024\n---\n';
  expect(ask('pat_grant growth', english)).toEqual(ask('[专利授权量] 同比'));
});

test.each([
  ['[专利授权量] 同比', { kind: 'growth', base: 'same_period' }],
  ['同比, [专利授权量]', { kind: 'growth', base: 'same_period' }],
  ['[专利授权量] 环比', { kind: 'growth', base: 'previous' }],
  ['[专利授权量] 增减量', { kind: 'change', base: 'same_period' }],
  ['[专利授权量] 同比 自2020年', { kind: 'growth', base: { period: yearPeriod(2020) } }],
  ['[专利授权量] 比2020年', { kind: 'growth', base: { period: yearPeriod(2020) } }],
  ['[专利授权量] 年均增长 自2020年', { kind: 'cagr', from: yearPeriod(2020) }],
  ['[专利授权量] 定基 自2020年', { kind: 'index', base: yearPeriod(2020) }],
  ['[专利授权量] 占比', { kind: 'share', of: 'parent' }],
  ['[专利授权量] 占全市', { kind: 'share', of: 'parent' }],
  ['[专利授权量] 占云溪市', { kind: 'share', of: { area: 'x:云溪市' } }],
  ['[专利授权量] 位次', { kind: 'rank', among: 'siblings' }],
  ['[专利授权量] 倒数位次', { kind: 'rank', among: 'siblings', end: 'last' }],
  ['[专利授权量] 增速倒数位次', { kind: 'rank', among: 'siblings', of: 'growth', end: 'last' }],
  ['[专利授权量] 增速位次', { kind: 'rank', among: 'siblings', of: 'growth' }],
  ['[专利授权量] 完成率', { kind: 'completion' }],
  ['[专利授权量] / [年末常住人口]', { kind: 'per', by: 'pop_resident' }],
  ['[专利授权量]/[年末常住人口]', { kind: 'per', by: 'pop_resident' }],
  ['专利授权量/常住人口', { kind: 'per', by: 'pop_resident' }],
  ['[专利授权量] 每万人', { kind: 'per', by: 'pop_resident', scale: 10000 }],
  ['[专利授权量] 人均', { kind: 'per', by: 'pop_average' }],
  ['[R&D经费投入强度] 同比', { kind: 'points', base: 'same_period' }],
  ['[地区生产总值] 同比', { kind: 'published_growth' }],
])('%s asks what it says', (inside, expected) => {
  expect(derivation(inside)).toEqual(expected);
});

test('growth that is only published is asked against another base too, and left to be refused: never the yearly rate instead', () => {
  expect(derivation('[地区生产总值] 环比')).toEqual({ kind: 'growth', base: 'previous' });
  expect(derivation('[地区生产总值] 同比 自2020年')).toEqual({ kind: 'growth', base: { period: yearPeriod(2020) } });
});

test('an area and a period in the braces replace the document’s', () => {
  expect(ask('[专利授权量] 白沙区 2023年')).toMatchObject({
    area: { key: 'x:云溪市/白沙区' },
    period: yearPeriod(2023),
  });
  expect(ask('[专利授权量] [x:云溪市] 2024-01/2024-06')).toMatchObject({
    area: { key: 'x:云溪市' },
    period: parsePeriod('2024年1—6月'),
  });
  expect(ask('[专利授权量] 1—6月')?.period).toEqual(parsePeriod('2024年1—6月'));
});

test('periods can be said by their distance from the document’s', () => {
  expect(ask('[专利授权量] 上年同期')?.period).toEqual(yearPeriod(2023));
  expect(ask('[专利授权量] 上期', HEAD.replace('2024年', '2024年一季度'))?.period).toEqual(parsePeriod('2023年四季度'));
});

test('an area and a period from outside stand for the head’s', () => {
  const bound = bindSummary(`${HEAD}{{专利授权量}}`, catalog, {
    lang: 'zh',
    area: 'x:云溪市/白沙区',
    period: yearPeriod(2020),
  });
  expect(bound.bindings[0]?.ask).toMatchObject({ area: { key: 'x:云溪市/白沙区' }, period: yearPeriod(2020) });
});

test.each([
  ['', '没有写指标'],
  ['[专利授权] 同比 同比', '重复'],
  ['[专利授权料]', '是不是：专利授权量'],
  ['zzz', '既不是指标'],
  ['[专利授权量 同比', '方括号没有合上'],
  ['[专利授权量] | 大写', '“大写”不是数字写法'],
  ['[专利授权量] | 亿元', '计量单位是件'],
  ['[专利授权量] | 增降', '只用于增速'],
  ['[R&D经费投入强度] | 增降', '只用于增速'],
  ['[专利授权量] 同比 占云溪市', '不能和'],
  ['[专利授权量] / [常住人口] 同比', '不能和'],
  ['[专利授权量] 位次 自2020年', '不能和'],
  ['[专利授权量] 环比 自2020年', '不能和'],
  ['[专利授权量] 同比 位次', '重复'],
  ['[专利授权量] 2023年 上年', '重复'],
  ['[专利授权量] 定基', '缺起始年'],
  ['[专利授权量] 占全省', '上级地区'],
  ['[专利授权量] 百分点', '不能这样派生'],
  ['[专利授权量] /', '作分母的指标'],
  ['[专利授权量] | 0.00000000000000', '不是数字写法'],
])('%s is a problem that says what is wrong', (inside, part) => {
  expect(bind(inside).ask).toBeNull();
  expect(bind(inside).problem).toContain(part);
});

test('a problem knows the words that it is about', () => {
  const text = `${HEAD}全县{{ [专利授权量] 同笔 }}。`;
  const [binding] = bindSummary(text, catalog, { lang: 'zh' }).bindings;
  expect(text.slice(binding?.problemAt?.start, binding?.problemAt?.end)).toBe('同笔');
});

test('growth words may stand with an indicator that is itself a growth', () => {
  expect(bind('[规模以上工业增加值增速] | 增降').problem).toBeUndefined();
});

test('without an area or a period the number says which is missing', () => {
  expect(bind('专利授权量', '---\n报告期: 2024年\n---\n').problem).toContain('没有定地区');
  expect(bind('专利授权量', '---\n地区: 青溪县\n---\n').problem).toContain('没有定报告期');
});

test('a head that names what is not known says so once, not at every number', () => {
  const bound = bindSummary('---\n地区: 无此县\n报告期: 某年\n---\n', catalog, { lang: 'zh' });
  expect(bound.problems).toHaveLength(2);
});

test('a name full of signs is only a name', () => {
  expect(ask(`${quoted('投资[新]|“技改”; a/b')} 同比 | 0.0`)).toMatchObject({
    measure: 'awkward',
    derivation: { kind: 'growth' },
  });
});

test('placeholders are found where they are: not in code, not across lines, not nested', () => {
  const text = '`{{a}}` {{[专利授权量]}} {{b\n}} {{x{{专利授权量}}';
  const { bindings } = bindSummary(text, catalog, { lang: 'zh' });
  expect(bindings.map(({ start, end }) => text.slice(start, end))).toEqual(['{{[专利授权量]}}', '{{专利授权量}}']);
});

test('a number is known by the name at its end, and a copy of it by its place', () => {
  const { bindings } = bindSummary(
    '{{[专利授权量] 同比 | 增降 #k3f9}}、{{专利授权量 #k3f9}}、{{#zz}}、{{专利授权量#1}}',
    catalog,
    {
      lang: 'zh',
      area: QINGXI,
      period: yearPeriod(2024),
    },
  );
  expect(bindings.map(({ id }) => id)).toEqual(['k3f9', 'n2', 'zz', 'n4']);
  expect(bindings[0]).toMatchObject({ inside: '[专利授权量] 同比 | 增降', ask: { derivation: { kind: 'growth' } } });
  expect(bindings[0]?.problem).toBeUndefined();
  expect(bindings[3]?.problem).toBeDefined();
});

test('the example in FORMAT.md is understood as a whole', async () => {
  const format = await readFile(new URL('../../../src/summary/FORMAT.md', import.meta.url), 'utf8');
  const example = /```markdown\n([\s\S]*?)```/.exec(format)?.[1] ?? '';
  const { bindings, problems } = bindSummary(example, catalog, { lang: 'zh' });
  expect(problems).toEqual([]);
  expect(bindings.map(({ inside, problem }) => [inside, problem])).toEqual(
    bindings.map(({ inside }) => [inside, undefined]),
  );
  expect(bindings.length).toBeGreaterThan(12);
});

test('no text makes binding throw', () => {
  const word = fc.constantFrom(
    '[',
    ']',
    '{{',
    '}}',
    '|',
    '/',
    '同比',
    '专利授权量',
    '2024年',
    '占',
    '自',
    ' ',
    '---\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 20 }), (parts) => {
      const text = `${HEAD}{{${parts.join('')}}}`;
      for (const { start, end, ask: asked, problem } of bindSummary(text, catalog, { lang: 'en' }).bindings) {
        expect(text.slice(start, start + 2) + text.slice(end - 2, end)).toBe('{{}}');
        expect(asked === null).toBe(problem !== undefined);
      }
    }),
  );
});

test('a formula is asked of the document’s area and period; one derivation alone is that derivation', () => {
  expect(ask('=[专利授权量]*2 | 0.0')).toEqual({
    measure: 'pat_grant',
    derivation: { kind: 'formula', text: '[pat_grant]*2' },
    area: { key: QINGXI },
    period: yearPeriod(2024),
  });
  expect(bind('=[专利授权量]*2 | 0.0').format).toEqual({ decimals: 1 });
  expect(ask('＝同比（【专利授权量】）')).toEqual(ask('[专利授权量] 同比'));
});

test('a formula that makes no sense is marked at its place', () => {
  const { problem, problemAt, start } = bind('=[专利授权量] +');
  expect(problem).toContain('公式有误');
  expect((problemAt?.start ?? 0) - start).toBe('{{=[专利授权量] +'.length);
});
