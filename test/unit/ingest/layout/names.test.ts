import { expect, test } from 'vitest';
import { indexCatalog } from '../../../../src/catalog';
import { builtInCatalog } from '../../../../src/catalog/builtIn';
import { composed, stubText } from '../../../../src/ingest/layout/names';

test('numbering, indent and 其中 are told from the name', () => {
  expect(stubText('　　其中：发明专利')).toEqual({ name: '发明专利', indent: 4, level: 0, part: true });
  expect(stubText('（一）农业')).toMatchObject({ name: '农业', level: 2, part: false });
  expect(stubText('1.5万元以上企业')).toMatchObject({ name: '1.5万元以上企业', level: 0 });
  expect(stubText('#政府资金')).toMatchObject({ name: '政府资金', part: true });
});

test('a part is named with its whole, by the catalog where that knows the name', () => {
  const catalog = indexCatalog(builtInCatalog);
  expect(composed('专利授权量', '发明专利', catalog)).toBe('发明专利授权量');
  expect(composed('从业人员', '女性', catalog)).toBe('从业人员 女性');
});
