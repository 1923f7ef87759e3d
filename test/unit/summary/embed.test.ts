import { describe, expect, test } from 'vitest';
import { bindSummary, readEmbed, summaryBlocks, writeEmbed } from '../../../src/summary';
import { catalog } from './catalog';

describe('a table or chart of the workbook stands in a text', () => {
  test.each([
    ['表 [县际对比]', { what: 'table', name: '县际对比' }],
    ['图[a ]] b]', { what: 'chart', name: 'a ] b' }],
    ['chart [v-1]', { what: 'chart', name: 'v-1' }],
    ['[表] 同比', null],
    ['表 县际对比', null],
    ['表 []', null],
  ])('%s', (inside, wanted) => expect(readEmbed(inside)).toEqual(wanted));

  test('what is written is read as the same, whatever the name holds', () => {
    for (const name of ['甲', 'a]b', '[x]', '表 | 图']) {
      for (const what of ['table', 'chart'] as const) {
        const inside = writeEmbed({ what, name }, 'zh').slice(2, -2);
        expect(readEmbed(inside)).toEqual({ what, name });
      }
    }
  });

  test('alone in a paragraph it is a block of its own and no number; elsewhere it is a problem', () => {
    const text = '见下表。\n\n{{表 [县际对比]}}\n\n又见{{图 [甲]}}。\n';
    expect(summaryBlocks(text)[1]).toEqual({ kind: 'embed', index: 0, what: 'table', name: '县际对比' });
    const [alone, inText] = bindSummary(text, catalog, { lang: 'zh' }).bindings;
    expect(alone).toMatchObject({ kind: 'embed', ask: null });
    expect(alone?.problem).toBeUndefined();
    expect(inText?.problem).toMatch(/单独成段/);
  });
});
