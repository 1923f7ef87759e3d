import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { officialBlocks, plainText, writeOfficial, type OfficialDocument } from '../../../src/office';
import { printedBlocks } from '../../../src/app/official/printed';
import { OFFICIAL_SETTINGS, summaryBlocks } from '../../../src/summary';
import { officeProblems } from '../../support/ooxml';

const documentOf = (text: string): OfficialDocument => ({
  title: 'T',
  lang: 'zh',
  blocks: summaryBlocks(text),
  places: [],
});
const LIST = '3. 抓平台\n4. 抓人才\n\n说明。\n\n1. 其一\n2. 其二\n\n- 甲\n';

test('items keep the numbers that the text gives them, as plain text, on paper and in Word', async () => {
  expect(plainText(documentOf(LIST))).toMatch(/3\. 抓平台\n　　4\. 抓人才\n[^]*1\. 其一\n　　2\. 其二\n　　· 甲/);
  const numbers = officialBlocks(documentOf(LIST)).blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.list ? [block.list.number] : [],
  );
  expect(numbers).toEqual([3, 4, 1, 2, undefined]);
  const docx = await writeOfficial(documentOf(LIST));
  expect(officeProblems(docx)).toEqual([]);
  const numbering = strFromU8(unzipSync(docx)['word/numbering.xml'] ?? new Uint8Array());
  expect(numbering).toContain('<w:start w:val="3"/>');
});

test('a heading of Latin letters is bold, where no Chinese face sets it apart', async () => {
  const document = documentOf('# Patents\n\ntext\n\n# 一、专利\n\n## （一）做法\n\n正文\n');
  const heads = printedBlocks(officialBlocks(document).blocks, OFFICIAL_SETTINGS).flatMap((block) =>
    block.kind === 'heading' ? [block.bold] : [],
  );
  expect(heads).toEqual([true, false, false]);
  const xml = strFromU8(unzipSync(await writeOfficial(document))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/<w:b\/>(?:(?!<w:p>)[^])*Patents/);
  expect(xml).not.toMatch(/<w:b\/>(?:(?!<w:p>)[^])*一、专利/);
});
