import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  joinProse,
  normalBlock,
  plainLines,
  proseMarkdown,
  proseReader,
  type ProseBlock,
  type Run,
} from '../../../src/summary';

const read = (text: string): ReturnType<ReturnType<typeof proseReader>> => proseReader()(text);

const piece = fc.constantFrom(
  '---\n',
  '标题: 题\n',
  '# 一\n',
  '## 二、{{x}}\n',
  '- 甲\n',
  '  乙\n',
  '1. x\n',
  '3) y\n',
  '> 引\n',
  '```\n',
  '~~~\n',
  '    四格\n',
  '| a | b |\n|---|:-:|\n| {{x | 0.0}} | 2 |\n',
  '{{专利 | 0.0 #ab12}}',
  '{{表 [甲]}}\n',
  '**粗{{a}}**',
  '*斜*',
  '`码 {{b}}`',
  '===\n',
  '[a]: b\n',
  '\n',
  '\n\n',
  '\r\n',
  '文字',
  '“引”',
  '　　',
  '  ',
  '\\',
  '&lt;',
  '<b>',
  '\uE0000\uE001',
  '\u2060',
  '{{',
  '}}',
);

describe('the text under the editor', () => {
  test('taken apart and put together again it is the same, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(joinProse(read(text))).toBe(plainLines(text));
      }),
      { numRuns: 600 },
    );
  });

  test('of a block that is understood, what is written anew reads as the very block', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        for (const { block, numbers } of read(parts.join('')).chunks) {
          if (!block) continue;
          const again = read(proseMarkdown(block, numbers)).chunks;
          expect(again.map((each) => [each.block, each.numbers])).toEqual([[block, numbers]]);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('a table in a line with a sign that nobody sees stays as it was written: written anew it would be one', () => {
    for (const text of ['\u2060{{表 [甲]}}', '{{表 [甲]}}\u2060'])
      for (const { block, numbers } of read(text).chunks)
        if (block) expect(read(proseMarkdown(block, numbers)).chunks[0]?.block).toEqual(block);
    expect(read('{{表 [甲]}}').chunks[0]?.block?.kind).toBe('embed');
  });

  test('what is typed reads as what was typed, whatever signs are in it', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '全县',
        '“重点”',
        '增长',
        '，',
        '1. ',
        '- ',
        '# ',
        '> ',
        '*',
        '**',
        '_',
        '`',
        '``',
        '{{',
        '}}',
        '{{a}}',
        '|',
        '\\',
        '&amp;',
        '~~~',
        '===',
        '---',
        ':',
        '<b>',
        ' ',
        '　',
        'a',
        '+',
        '!',
        '[x](y)',
      ),
      fc.string({ maxLength: 4 }),
    );
    const look = fc.record({
      strong: fc.boolean(),
      emphasis: fc.boolean(),
      code: fc.constantFrom(false, false, false, true),
    });
    const run = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(fc.array(text, { minLength: 1, maxLength: 3 }), look)
          .map(([t, l]): Run => ({ kind: 'text', text: t.join(''), ...l })),
      },
      {
        weight: 1,
        arbitrary: look.map(({ strong, emphasis }): Run => ({
          kind: 'number',
          text: '0',
          strong,
          emphasis,
          code: false,
        })),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom<Run['kind']>('soft', 'break')
          .map((kind): Run => ({ kind, text: '', strong: false, emphasis: false, code: false })),
      },
    );
    const plainRun = text.map((t): Run => ({ kind: 'text', text: t, strong: false, emphasis: false, code: false }));
    const number = (runs: readonly Run[]): readonly Run[] => {
      let next = 0;
      return runs.map((each) => (each.kind === 'number' ? { ...each, text: String(next++) } : each));
    };
    const paragraph = fc
      .array(fc.oneof(plainRun, run), { minLength: 1, maxLength: 5 })
      .map((runs): ProseBlock => ({ kind: 'paragraph', runs: number(runs) }));
    let odd = 0;
    let all = 0;
    fc.assert(
      fc.property(paragraph, (typed) => {
        const block = normalBlock(typed);
        if (!block || block.kind !== 'paragraph') return;
        const numbers = block.runs.filter(({ kind }) => kind === 'number').map((_, i) => `[n${i}] | 0.0 #ab${i}`);
        const again = read(proseMarkdown(block, numbers)).chunks;
        all += 1;
        const same =
          JSON.stringify(again.map((each) => [each.block, each.numbers])) === JSON.stringify([[block, numbers]]);
        if (same) return;
        odd += 1;
        // Emphasis may be beyond Markdown; words and numbers never are. A blank at the end of a paragraph is no word: as code it can be written, as
        // the plain text that stands in for code which cannot be (`{{` in it) it cannot.
        const words = (each: ProseBlock | null | undefined): string =>
          each?.kind === 'paragraph'
            ? each.runs
                .map(({ kind, text: t }) => (kind === 'number' ? '#' : t))
                .join('')
                .trim()
            : '?';
        expect(words(again[0]?.block)).toBe(words(block));
      }),
      { numRuns: 2000 },
    );
    expect(odd / all).toBeLessThan(0.02);
  });

  test.each([
    ['a paragraph with a number and emphasis', '全县授权{{[专利授权量] 同比 | 增降 #k3f9}}，**“重点”**领域。'],
    ['wrapped lines', '第一行\n第二行\\\n第三行'],
    ['a list in a list', '- 甲\n  1. 乙\n  2. 丙\n- 丁'],
    ['a table with sides', '| 县 | 数 |\n| --- | ---: |\n| 甲\\|乙 | {{[a] | 0.0}} |'],
    ['a list from 3 on', '3. 甲\n4. 乙'],
    ['a quotation', '> 甲\n>\n> 乙'],
    ['an embedded table', '{{表 [县际对比]}}'],
  ])('%s is understood and written as it was', (_what, source) => {
    const [chunk] = read(source).chunks;
    expect(chunk?.block).not.toBeNull();
    expect(chunk?.block && proseMarkdown(chunk.block, chunk.numbers)).toBe(source);
  });

  test.each(['```\n码 {{x}}\n```', '- # 题', '> ```\n> x\n> ```'])('%j is kept as it is', (source) => {
    expect(read(source).chunks).toMatchObject([{ source, block: null }]);
  });

  test('after a change in one place all other chunks are the very same objects', () => {
    const reader = proseReader();
    const before = reader('甲{{a}}\n\n乙{{b}}\n\n丙{{c}}').chunks;
    const after = reader('甲{{a}}{{n}}\n\n乙{{b}}\n\n丙{{c}}').chunks;
    expect(after[1]).toBe(before[1]);
    expect(after[2]).toBe(before[2]);
    expect(after[0]?.numbers).toEqual(['a', 'n']);
  });
});
