import { describe, expect, test } from 'vitest';
import { embedTexts, toldText } from '../../../src/flow';
import { openDocument, type OfficialDocument, type OfficialPlace } from '../../../src/office';
import { bindSummary, renderSummary, summaryBlocks } from '../../../src/summary';
import { indexCatalog } from '../../../src/catalog';
import { world } from '../../gallery/world';
import { galleryTable } from '../office/tables';

const TEXT = `全县授权{{[专利授权量] #aaaa}}，高企{{[高新技术企业数] #bbbb}}。

{{表 [县际对比]}}

{{图 [县际对比]}}
`;
const catalog = indexCatalog(world);
const { bindings } = bindSummary(TEXT, catalog, { lang: 'zh' });
const number = (id: string, shown: string, guard: 'unpublished' | null): OfficialPlace => ({
  kind: 'number',
  id,
  shown,
  expression: '[x]',
  guard,
  note: null,
});
const places: readonly OfficialPlace[] = [
  number('aaaa', '284件', null),
  number('bbbb', '47家', 'unpublished'),
  { kind: 'table', table: { ...galleryTable(), title: '<b>各县</b>' } },
  {
    kind: 'chart',
    title: '图',
    guarded: false,
    chart: { kind: 'picture', png: new Uint8Array([1, 2, 3]), widthCm: 1, heightCm: 1, alt: '"><script>' },
  },
];
const document: OfficialDocument = { title: null, lang: 'zh', blocks: summaryBlocks(TEXT), places };

function rendered(format: 'md' | 'html'): string {
  const bound = bindSummary(TEXT, catalog, { lang: 'zh' });
  const embeds = embedTexts(bound.bindings, places, { format, lang: 'zh' });
  return renderSummary(TEXT, bound, [], [], catalog, { format, lang: 'zh', embeds }).text;
}

describe('The text that is rendered for others', () => {
  test('of a public version has no question left for what is not told', () => {
    const { text, places: left } = toldText(TEXT, bindings, openDocument(document));
    expect(text).toContain('全县授权{{[专利授权量] #aaaa}}，高企未公布。');
    expect(left.map(({ kind }) => kind)).toEqual(['number', 'table', 'chart']);
  });

  test('as Markdown has the tables of other tabs in it', () => {
    const text = rendered('md');
    expect(text).toContain('**\\<b\\>各县\\</b\\>**');
    expect(text).toMatch(/\n\| 地区 \|/);
    expect(text).toContain('〔图：图〕');
  });
});

test('A rendered page gets its tables and pictures, and nothing of their texts becomes markup', () => {
  const page = rendered('html');
  expect(page).toContain("default-src 'none'; img-src data:; style-src");
  expect(/&(?:lt|#60);b&(?:gt|#62);各县/.test(page)).toBe(true);
  expect(page).toContain(
    '<img style="max-width:100%" alt="&quot;&gt;&lt;script&gt;" src="data:image/png;base64,AQID">',
  );
  expect(/<script>|<b>各县/.test(page)).toBe(false);
});
