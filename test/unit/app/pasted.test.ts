import { expect, test } from 'vitest';
import { pastedFile } from '../../../src/app/import/pasted';
import { openSource } from '../../../src/ingest';
import { takePeriod } from '../../../src/ingest/layout/periods';

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-number-format:General}</style></head><body>
<table><!--StartFragment--><tr><td rowspan=2>地区</td><td colspan=2>授权量（件）</td></tr><tr><td>2022年</td><td>2023年</td></tr>
<tr><td>青溪县</td><td align=right>12</td><td align=right>30</td></tr><!--EndFragment--></table></body></html>`;
const text = '地区\t授权量（件）\t\r\n\t2022年\t2023年\r\n青溪县\t12\t30\r\n';

test('a table copied from Excel or WPS is taken as a page, whose merged cells are known', async () => {
  const file = pastedFile({ html: excel, text }, '粘贴 1');
  if (!file) throw new Error('not taken');
  expect([file.kind, file.name]).toEqual(['paste', '粘贴 1']);
  const { sheets, format } = await openSource(await file.bytes(), file.name);
  expect(format).toBe('html');
  expect(sheets[0]?.cells).toEqual([
    ['地区', '授权量（件）', '授权量（件）'],
    ['地区', '2022年', '2023年'],
    ['青溪县', '12', '30'],
  ]);
});

test('without a page the text with tabs is the table', async () => {
  const file = pastedFile({ html: '<p>x</p>', text }, '粘贴 2');
  const source = await openSource((await file?.bytes()) ?? new Uint8Array(), '粘贴 2');
  expect(source.sheets[0]?.cells[2]).toEqual(['青溪县', '12', '30']);
});

test('one cell, words and sentences are no table', () => {
  expect(pastedFile({ html: '<table><tr><td>5</td></tr></table>', text: '5\r\n' }, 'x')).toBeNull();
  expect(pastedFile({ html: '', text: '第一句。\n第二句，有逗号。\n' }, 'x')).toBeNull();
  expect(pastedFile({ html: '', text: 'a,1\nb,2\n' }, 'x')).not.toBeNull();
});

test('the name of a paste says no period', () => {
  for (const n of [1, 3, 12, 40]) expect(takePeriod(`粘贴 ${n}`)).toBeNull();
});
