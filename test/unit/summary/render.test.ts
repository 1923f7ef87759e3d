import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { exact, type Figure } from '../../../src/core';
import type { TraceRow } from '../../../src/query';
import { bindSummary, renderSummary, summaryBlocks } from '../../../src/summary';
import { catalog, QINGXI } from './catalog';

const HEAD = '---\n标题: 青溪县 <总结>\n地区: 青溪县\n报告期: 2024年\n---\n';
const figure = (value: string, part: Partial<Figure> = {}): Figure => ({
  exact: exact(value),
  reason: null,
  form: 'number',
  unit: '件',
  decimals: 0,
  notes: [],
  ...part,
});
const cell = (value: string, year: number, part: Partial<TraceRow> = {}): TraceRow => ({
  role: 'value',
  indicator: 'pat_grant',
  area: QINGXI,
  period: yearPeriod(year),
  figure: figure(value),
  raw: value,
  source: { sha256: 'a'.repeat(64), file: `${year}年专利.xlsx`, sheet: '授权', row: 17, column: 4 },
  superseded: false,
  ...part,
});

function render(
  text: string,
  figures: readonly Figure[],
  { format = 'md' as 'md' | 'html', traces = [] as readonly (readonly TraceRow[])[], lang = 'zh' as 'zh' | 'en' } = {},
) {
  const bound = bindSummary(text, catalog, { lang });
  return renderSummary(text, bound, figures, traces, catalog, { format, lang, notes: traces.length > 0 });
}

test('Markdown has the title, the numbers in place and a footnote for each', () => {
  const { text } = render(
    `${HEAD}全县授权{{专利授权量}}，{{[专利授权量] 同比 | 增降}}。`,
    [figure('512'), figure('13.02', { form: 'percent', decimals: 1 })],
    { traces: [[cell('512', 2024)], [cell('512', 2024), cell('453', 2023, { role: 'base' })]] },
  );
  expect(text).toBe(
    [
      '# 青溪县 <总结>',
      '',
      '全县授权512件[^1]，增长13.0%[^2]。',
      '',
      '[^1]: 青溪县 2024年 专利授权量：2024年专利.xlsx › 授权 › D17 = 512',
      '[^2]: 青溪县 2024年 专利授权量 同比：2024年专利.xlsx › 授权 › D17 = 512；2023年专利.xlsx › 授权 › D17 = 453',
      '',
    ].join('\n'),
  );
});

test('the note names the base, the whole and the divisor', () => {
  const asks = ['比2020年', '环比', '占云溪市', '/ [年末常住人口]', '年均增长 自2020年', '增速位次'];
  const { text } = render(
    HEAD + asks.map((words) => `{{[专利授权量] ${words}}}`).join(''),
    asks.map(() => figure('1')),
    { traces: asks.map(() => []) },
  );
  for (const words of ['比2020年增幅', '比上期增幅', '占云溪市', '÷ 年末常住人口', '自2020年年均增长', '增速位次']) {
    expect(text).toContain(words);
  }
});

test('a hand number’s note says on what it rests, and what a later vintage replaced is not named', () => {
  const hand = cell('60', 2024, { source: null, reason: '会议纪要〔2024〕3号' });
  const { text } = render(`${HEAD}{{专利授权量}}`, [figure('60')], {
    traces: [[hand, cell('59', 2024, { superseded: true })]],
  });
  expect(text).toContain('手工数，依据：会议纪要〔2024〕3号 = 60');
  expect(text).not.toContain('59');
});

test('a missing number prints its reason, a placeholder that is not understood stays with a mark', () => {
  const { text, numbers } = render(`${HEAD}{{专利授权量}}、{{无此指标}}`, [
    figure('0', { exact: null, reason: 'not_reported' }),
  ]);
  expect(text).toContain('〔未报〕、〔无此指标？〕');
  expect(numbers[1]).toMatchObject({ ask: null, figure: null });
  expect(numbers[1]?.problem).toContain('无此指标');
});

test('HTML is one file whose notes lead to file, sheet and cell', () => {
  const { text } = render(`${HEAD}授权{{专利授权量}}。`, [figure('512')], {
    format: 'html',
    traces: [[cell('512', 2024)]],
  });
  expect(text).toContain('<h1>青溪县 &lt;总结&gt;</h1>');
  expect(text).toMatch(/<data [^>]*>512件<\/data><sup><a href="#note-1">\[1\]<\/a><\/sup>/);
  expect(text).toContain('<li id="note-1">青溪县 2024年 专利授权量：2024年专利.xlsx › 授权 › D17 = 512</li>');
  expect(text).not.toMatch(/<(?:script|link|img)\b|src=/);
});

test('markup in the text, in a file name or in an expression is shown as text', () => {
  const { text } = render(
    `${HEAD}<script>alert(1)</script> {{"><img src=x onerror=1>}} {{专利授权量}}`,
    [figure('1')],
    {
      format: 'html',
      traces: [
        [cell('1', 2024, { source: { sha256: '', file: '<b onclick=1>.csv', sheet: '"&', row: 1, column: 1 } })],
      ],
    },
  );
  expect(text).not.toMatch(/<script|<img|<b /);
  expect(text).toContain('&lt;b onclick=1&gt;.csv');
});

test('pictures and links stay the text that was typed, with their numbers: opening a report fetches nothing', () => {
  const { text } = render(
    `${HEAD}![{{专利授权量}} "](x.png "{{专利授权量}}") [a](http://b.c)`,
    [figure('1'), figure('2')],
    {
      format: 'html',
    },
  );
  expect(text).not.toMatch(/<img|<a /);
  expect(text).toContain('[a](http://b.c)');
  expect(text.match(/<data /g)).toHaveLength(2);
});

test('a block of code is text: its braces ask nothing, and lines that begin with blanks are no code', () => {
  const source = `${HEAD}    {{专利授权量}}\n\n\`\`\`{{a}}\n{{b}}\n\`\`\`\n\n~~~~\n{{c}}\n~~~\n{{d}}\n~~~~\n{{专利授权量}}`;
  expect(bindSummary(source, catalog, { lang: 'zh' }).bindings.map(({ inside }) => inside)).toEqual([
    '专利授权量',
    '专利授权量',
  ]);
  const { text } = render(source, [figure('1'), figure('2')], { format: 'html' });
  expect(text).toMatch(/<p><data [^>]*>1件<\/data>/);
  for (const words of ['{{b}}', '{{c}}\n~~~\n{{d}}']) expect(text).toContain(words);
});

test('no text makes HTML that holds a tag which Markdown does not make', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    '{{专利授权量}}',
    '[',
    ']',
    '(',
    ')',
    '!',
    '`',
    '\n',
    '\uE0000\uE001',
    'a',
  );
  const known =
    /^<\/?(?:!doctype|html|meta|title|style|body|h[1-6]|p|data|sup|a|ul|ol|li|em|strong|code|pre|blockquote|hr|br|img|section|table|thead|tbody|tr|th|td)\b/;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
      const source = HEAD + parts.join('');
      const { bindings } = bindSummary(source, catalog, { lang: 'zh' });
      const { text } = render(
        source,
        bindings.map(() => figure('7')),
        { format: 'html' },
      );
      for (const tag of text.match(/<[^\s>]+/g) ?? []) expect(tag).toMatch(known);
    }),
  );
});

test('the preview’s tree has the same numbers in the same order as the binding', () => {
  const source = `${HEAD}# 题{{专利授权量}}\n\n- 一**{{专利授权量}}**\n- 二\`{{专利授权量}}\`\n\n| a |\n|---|\n| {{专利授权量}} |\n\n> {{无}}`;
  const { bindings } = bindSummary(source, catalog, { lang: 'zh' });
  const found: number[] = [];
  JSON.stringify(summaryBlocks(source), (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'number' && 'index' in value)
      found.push(Number(value.index));
    return value;
  });
  expect(found).toEqual(bindings.map((_, i) => i));
});
