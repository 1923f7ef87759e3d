import { expect, test } from 'vitest';
import { proseMarkdown, readPastedHtml, readPastedText } from '../../../src/summary';

/** As Word writes it: styles, conditional comments, fields, a list of its own kind; and what nobody should run or fetch. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-parent:"";}</style>
<script>window.harmed = 1</script><link rel="stylesheet" href="http://elsewhere.invalid/a.css"></head><body lang="ZH-CN">
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><!--StartFragment-->
<h1 style="mso-outline-level:1"><b>四、来自 Word</b></h1>
<p class="MsoNormal" style="text-indent:32pt" onclick="window.harmed = 2"><b>全年</b>授权<span style="mso-bidi-font-weight:bold">512</span>件<o:p></o:p><img src="http://elsewhere.invalid/x.png" onerror="window.harmed = 3"></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span><![endif]>第一项</p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·</span><![endif]>第二项</p>
<iframe src="http://elsewhere.invalid/"></iframe><svg onload="window.harmed = 4"></svg>
<table><tr><td colspan="2"><p class="MsoNormal">县 <a href="javascript:window.harmed = 5">名</a></p></td></tr><tr><td>甲</td><td>1,110</td></tr></table>
<!--EndFragment--></body></html>`;

test('what comes from Word is clean headings, paragraphs, lists and tables; scripts, styles and pictures are left out', () => {
  const text = readPastedHtml(WORD)
    .map((block) => proseMarkdown(block, []))
    .join('\n\n');
  expect(text).toBe(
    '## 四、来自 Word\n\n**全年**授权512件\n\n- 第一项\n- 第二项\n\n| 县 名 |  |\n| --- | --- |\n| 甲 | 1,110 |',
  );
});

test('lines of as many tabs are a table, other lines paragraphs', () => {
  expect(readPastedText('县\t数\n甲\t1').map(({ kind }) => kind)).toEqual(['table']);
  expect(readPastedText('一行\n\n又一行\n').map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
});
