import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  compareReturned,
  readReturned,
  takeReturned,
  writeOfficial,
  type OfficialDocument,
  type OfficialPlace,
  type ReturnedReport,
} from '../../../src/office';
import { placeholders, summaryBlocks } from '../../../src/summary';

const TEXT = `---
标题: 青溪县2024年科技工作总结
---

## 一、知识产权

全县获专利授权{{[专利授权量] #aaaa}}，比上年{{[专利授权量] 同比 | 增降 #bbbb}}，居全市{{[专利授权量] 位次 #cccc}}。

- 抓**服务**，办结{{[技术合同登记数] #dddd}}；
- 抓平台，新建{{[平台数] #eeee}}。

| 县 | 专利 |
|---|---|
| 白沙县 | {{[专利授权量] 白沙县 #ffff}} |
`;
const SHOWN: Readonly<Record<string, string>> = {
  aaaa: '284件',
  bbbb: '下降5.3%',
  cccc: '第3位',
  dddd: '60项',
  eeee: '7个',
  ffff: '512件',
};
const places: readonly OfficialPlace[] = placeholders(TEXT).map(({ name, inside }) => ({
  kind: 'number',
  id: name ?? '',
  shown: SHOWN[name ?? ''] ?? '',
  expression: inside,
  guard: null,
  note: null,
}));
const given: OfficialDocument = { title: '青溪县2024年科技工作总结', lang: 'zh', blocks: summaryBlocks(TEXT), places };

/** The exported file with its text edited as an office program would. */
async function edited(edit: (xml: string) => string, document = given): Promise<Uint8Array> {
  const files = unzipSync(await writeOfficial(document, { signoff: true }));
  const path = 'word/document.xml';
  return zipSync({ ...files, [path]: strToU8(edit(strFromU8(files[path] ?? new Uint8Array()))) });
}
function compared(bytes: Uint8Array, document = given): ReturnedReport {
  const file = readReturned(bytes);
  if (!file.ok) throw new Error(file.error.code);
  return compareReturned(TEXT, document, file.value);
}
const states = ({ numbers }: ReturnedReport): Readonly<Record<string, string>> =>
  Object.fromEntries(numbers.map(({ id, state, returned, by }) => [id, `${state} ${returned} ${by ?? ''}`]));
const withoutControls = (xml: string): string =>
  xml.replace(/<w:sdt><w:sdtPr>.*?<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/g, '$1');
const withoutBookmarks = (xml: string): string => xml.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '');
const BOUND = {
  aaaa: 'same 284件',
  bbbb: 'same 下降5.3%',
  cccc: 'same 第3位',
  dddd: 'same 60项',
  eeee: 'same 7个',
  ffff: 'same 512件',
};
const all = (by: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(BOUND).map(([id, said]) => [id, `${said} ${by}`]));

describe('A document that comes back', () => {
  test('as it went has every number as bound, and nothing of its words changed', async () => {
    const report = compared(await edited((xml) => xml));
    expect(states(report)).toEqual(all('control'));
    expect(report.changes).toEqual([]);
  });

  test('from a program that drops controls is told by its bookmarks', async () => {
    const report = compared(await edited(withoutControls));
    expect(states(report)).toEqual(all('bookmark'));
    expect(report.changes).toEqual([]);
  });

  test('with neither is told by the text around its numbers', async () => {
    const report = compared(
      await edited(
        (xml) =>
          withoutBookmarks(withoutControls(xml)).split('数据核对表')[0] + '</w:t></w:r></w:p></w:body></w:document>',
      ),
    );
    expect(states(report)).toEqual(all('text'));
    expect(report.changes).toEqual([]);
  });

  test.each([
    ['by its control', (xml: string) => xml],
    ['by its bookmark', withoutControls],
    ['by the text around it', (xml: string) => withoutBookmarks(withoutControls(xml))],
  ])('with a number altered by hand says so, told %s', async (_, strip) => {
    const report = compared(await edited((xml) => strip(xml.replace('>284件<', '>300件<'))));
    const number = report.numbers.find(({ id }) => id === 'aaaa');
    expect([number?.state, number?.shown, number?.returned]).toEqual(['altered', '284件', '300件']);
    expect(report.numbers.filter(({ state }) => state !== 'same').length).toBe(1);
  });

  test('with a number deleted says so', async () => {
    const report = compared(await edited((xml) => xml.replace('>第3位<', '><')));
    expect(states(report)['cccc']).toMatch(/^deleted/);
  });

  test('whose data have moved on meanwhile is not taken for altered', async () => {
    const bytes = await edited((xml) => xml);
    const later = {
      ...given,
      places: places.map((place) =>
        place.kind === 'number' && place.id === 'aaaa' ? { ...place, shown: '290件' } : place,
      ),
    };
    expect(states(compared(bytes, later))['aaaa']).toBe('moved 284件 control');
  });

  test('in public version has its masked numbers told', async () => {
    const open = {
      ...given,
      places: places.map((place) =>
        place.kind === 'number' && place.id === 'aaaa' ? { ...place, guard: 'unpublished' as const } : place,
      ),
    };
    const files = await writeOfficial(open, { open: true });
    expect(states(compared(files))['aaaa']).toBe('masked 未公布 control');
  });
});

describe('Words that were changed', () => {
  const edit = (xml: string): string =>
    xml.replace('>全县获专利授权<', '>全县共获专利授权<').replace('>抓平台，新建<', '>抓平台建设，新建<');

  test('are shown side by side, and taken over by choice with the numbers still bound', async () => {
    const { changes } = compared(await edited(edit));
    expect(changes.map(({ kind, parts }) => [kind, parts.find((part) => part.kind === 'added')?.text])).toEqual([
      ['changed', '共'],
      ['changed', '建设'],
    ]);
    const [first] = changes;
    expect(takeReturned(TEXT, places, { changes: first ? [first] : [], plain: new Map() })).toBe(
      TEXT.replace('全县获', '全县共获'),
    );
    expect(takeReturned(TEXT, places, { changes, plain: new Map() })).toBe(
      TEXT.replace('全县获', '全县共获').replace('抓平台', '抓平台建设'),
    );
  });

  test('that are deleted or added become paragraphs that go and come', async () => {
    const bytes = await edited((xml) => {
      const paragraphs = xml.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/g) ?? [];
      const service = paragraphs.find((one) => one.includes('抓')) ?? '';
      const heading = paragraphs.find((one) => one.includes('一、知识产权')) ?? '';
      return xml
        .replace(service, '')
        .replace(heading, `${heading}<w:p><w:r><w:t>今年以来，*稳*字当头。</w:t></w:r></w:p>`);
    });
    const { changes } = compared(bytes);
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['added', 'removed']);
    const taken = takeReturned(TEXT, places, { changes, plain: new Map() });
    expect(taken).toContain('## 一、知识产权\n\n今年以来，\\*稳\\*字当头。\n\n全县获');
    expect(taken).not.toContain('服务');
    expect(taken).toContain('- 抓平台，新建{{[平台数] #eeee}}。');
  });

  test('that were tracked count as made, and a number taken as text is text', async () => {
    const { changes } = compared(
      await edited((xml) =>
        xml.replace(
          /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)<w:t xml:space="preserve">全县获专利授权<\/w:t><\/w:r>/,
          '<w:del w:id="1"><w:r>$1<w:delText>全县获专利授权</w:delText></w:r></w:del><w:ins w:id="2"><w:r>$1<w:t>今年授权专利</w:t></w:r></w:ins>',
        ),
      ),
    );
    expect(takeReturned(TEXT, places, { changes, plain: new Map([[0, '约300件']]) })).toContain(
      '今年授权专利约300件，比上年{{[专利授权量] 同比 | 增降 #bbbb}}',
    );
  });
});

describe('A hostile file', () => {
  const code = (bytes: Uint8Array): string => {
    const read = readReturned(bytes);
    return read.ok ? 'read' : read.error.code;
  };
  test('that is none, that unpacks without end, that has a document type or nests without end is refused', () => {
    expect(code(strToU8('%PDF-1.7'))).toBe('office_not_readable');
    expect(code(zipSync({ 'a.txt': strToU8('x') }))).toBe('office_not_document');
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(20_000) });
    const entry = new DataView(bomb.buffer, bomb.byteOffset + bomb.length - 22).getUint32(16, true);
    // The directory says how much will come out: one that says so much is not unpacked at all.
    new DataView(bomb.buffer, bomb.byteOffset + entry).setUint32(24, 200_000_000, true);
    expect(code(bomb)).toBe('office_too_large');
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:body/></w:document>';
    expect(code(zipSync({ 'word/document.xml': strToU8(entity) }))).toBe('office_not_readable');
    expect(code(zipSync({ 'word/document.xml': strToU8('<a>'.repeat(100_000)) }))).toBe('office_not_readable');
  });

  test('with macros and remote pictures has neither opened', async () => {
    const files = unzipSync(await edited((xml) => xml));
    const bytes = zipSync({
      ...files,
      'word/vbaProject.bin': new Uint8Array(9),
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship Id="x" TargetMode="External" Target="http://evil.example/a.png"/></Relationships>',
      ),
    });
    expect(states(compared(bytes))).toEqual(all('control'));
  });
});
