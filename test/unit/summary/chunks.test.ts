import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkReader, summaryBlocks, type Block, type Chunk } from '../../../src/summary';

/** Blocks of a whole document out of its chunks, numbers counted through. */
const joined = (chunks: readonly Chunk[]): unknown =>
  chunks.flatMap(({ blocks, first }) => shifted(blocks, first) as readonly unknown[]);
const shifted = (value: unknown, by: number): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && 'kind' in part && part.kind === 'number' && 'index' in part
        ? { kind: 'number', index: Number(part.index) + by }
        : part,
    ),
  );

test('a document read in parts is the document read as a whole', () => {
  const piece = fc.constantFrom(
    '# 一\n',
    '- 甲\n',
    '  乙\n',
    '1. x\n',
    '> 引\n',
    '```\n',
    '~~~\n',
    '    四格\n',
    '| a | b |\n|---|---|\n| {{x}} | 2 |\n',
    '{{专利 | 0.0}}',
    '**粗{{a}}**',
    '`码`',
    '---\n',
    '===\n',
    '[a]: b\n',
    '\n',
    '\r\n',
    '文字',
    '\uE0000\uE001',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
      const text = parts.join('');
      expect(joined(chunkReader()(text))).toEqual(JSON.parse(JSON.stringify(summaryBlocks(text))));
    }),
    { numRuns: 300 },
  );
});

test('typing in one paragraph leaves all others the very same objects, though numbers before them are more', () => {
  const read = chunkReader();
  const before = read('甲{{a}}\n\n乙{{b}}\n\n丙{{c}}\n\n乙{{b}}');
  const after = read('甲{{a}}{{n}}\n\n乙{{b}}\n\n丙{{c}}\n\n乙{{b}}');
  expect(after.map(({ first }) => first)).toEqual([0, 2, 3, 4]);
  expect(after.slice(1).map(({ blocks }) => blocks)).toEqual(before.slice(1).map(({ blocks }) => blocks));
  for (const i of [1, 2, 3]) expect(after[i]?.blocks).toBe(before[i]?.blocks);
  expect(new Set(after.map(({ key }) => key)).size).toBe(4);
});

test.each<[string, Block['kind']]>([
  ['## 题', 'heading'],
  ['文', 'paragraph'],
  ['- 项', 'list'],
  ['1. 项', 'list'],
  ['> 引', 'quote'],
  ['```\n码\n```', 'code'],
  ['---', 'rule'],
  ['| a |\n|---|\n| b |', 'table'],
])('%j is read as it is meant', (text, kind) => {
  expect(summaryBlocks(text).map((block) => block.kind)).toEqual([kind]);
});

test('bold, italic, code and line breaks stand within a paragraph', () => {
  const [paragraph] = summaryBlocks('**粗*斜*** `码`\\\n下一行{{n}}');
  expect(paragraph).toEqual({
    kind: 'paragraph',
    inline: [
      {
        kind: 'strong',
        inline: [
          { kind: 'text', text: '粗' },
          { kind: 'emphasis', inline: [{ kind: 'text', text: '斜' }] },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: '码' },
      { kind: 'break' },
      { kind: 'text', text: '下一行' },
      { kind: 'number', index: 0 },
    ],
  });
});
