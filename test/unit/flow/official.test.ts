import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import { officialDocument, type OfficialWish, type Session } from '../../../src/flow';
import { writeOfficial, type OfficialDocument, type OfficialOptions } from '../../../src/office';
import { editSource } from '../../../src/workspace';
import { fileIn } from '../../support/session';
import { officeProblems } from '../../support/ooxml';

const PATENTS = `地区,年份,指标,数值
白沙县,2023,专利授权量,453
白沙县,2024,专利授权量,512
青溪县,2023,专利授权量,300
青溪县,2024,专利授权量,284
`;
const TECH = `地区,年份,指标,数值
青溪县,2023,高新技术企业数,41
青溪县,2024,高新技术企业数,47
`;
const TEXT = `---
标题: 青溪县2024年科技工作总结
地区: 青溪县
报告期: 2024年
---

## 一、知识产权

全县获专利授权{{[专利授权量] #aaaa}}，比上年{{[专利授权量] 同比 | 增降 #bbbb}}。**高新技术企业**{{[高新技术企业数] #cccc}}，净增{{[高新技术企业数] 增减额 | 净增 数 #dddd}}。

### （一）做法

- 抓服务，白沙县{{[专利授权量] 白沙县}}；
- 抓平台。

| 县 | 专利 |
|---|---|
| 青溪县 | {{[专利授权量]}} |
| 白沙县 | {{[专利授权量] 白沙县}} |
`;

let session: Session;
beforeAll(async () => {
  session = await scratchSession();
  const { issues } = await loadFiles(session, [fileIn('专利.csv', PATENTS), fileIn('高企.csv', TECH)]);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const tech = session.workspace.sources.find(({ name }) => name === '高企.csv');
  const patents = session.workspace.sources.find(({ name }) => name === '专利.csv');
  await session.do(editSource, { sha256: tech?.sha256 ?? '', change: { publish: 'unpublished' } });
  await session.do(editSource, { sha256: patents?.sha256 ?? '', change: { publish: 'public' } });
});
afterAll(() => session.close());

const document = async (wish: Partial<OfficialWish> = {}): Promise<OfficialDocument> => {
  const made = await officialDocument(session, TEXT, { lang: 'zh', notes: true, ...wish });
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
};
const written = async (options: OfficialOptions, wish: Partial<OfficialWish> = {}) => {
  const bytes = await writeOfficial(await document(wish), options);
  const files = unzipSync(bytes);
  return { bytes, xml: strFromU8(files['word/document.xml'] ?? new Uint8Array()), all: everything(bytes) };
};
/** All that a file holds as text, its workbooks inside too. */
const everything = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .map(([path, file]) => (path.endsWith('.xlsx') ? everything(file) : `${path} ${strFromU8(file)}`))
    .join('\n');

describe('A summary as a document of Word', () => {
  test('keeps to what the format asks, with both appendices', async () => {
    const { bytes } = await written({ signoff: true, machine: true });
    expect(officeProblems(bytes)).toEqual([]);
  });

  test('has each number in a content control and a bookmark around it, both by its id', async () => {
    const { xml } = await written({});
    for (const id of ['aaaa', 'bbbb', 'cccc', 'dddd', 'n5', 'n6', 'n7']) {
      const living = new RegExp(
        `<w:bookmarkStart w:id="\\d+" w:name="n_${id}"/><w:sdt><w:sdtPr><w:alias w:val="${id} [^"]*"/><w:tag w:val="${id}"/>`,
      );
      expect([id, living.test(xml)]).toEqual([id, true]);
    }
    expect(xml.includes('284件')).toBe(true);
  });

  test('says in the sign-off sheet the sentence, the file and the cell of each number, and no SQL', async () => {
    const { xml } = await written({ signoff: true });
    expect(xml.includes('数据核对表')).toBe(true);
    expect(/专利\.csv D5/.test(xml)).toBe(true);
    expect(/SELECT/i.test(xml)).toBe(false);
  });

  test('gives SQL, query and hash in the machine appendix alone', async () => {
    const { xml } = await written({ machine: true });
    expect(/SELECT/i.test(xml)).toBe(true);
    expect(/[0-9a-f]{64}/.test(xml)).toBe(true);
    expect(xml.includes('&quot;growth&quot;')).toBe(true);
  });
});

describe('A public version', () => {
  test('tells no unpublished number in any part of the file', async () => {
    const { all, xml } = await written({ open: true, signoff: true, machine: true });
    expect(xml.includes('未公布')).toBe(true);
    expect(xml.includes('未列出的数（2个）')).toBe(true);
    expect(/47家|高企\.csv|>47<|>6家</.test(all)).toBe(false);
    // Those that are public stay.
    expect(xml.includes('284件')).toBe(true);
  });

  test('keeps to what the format asks', async () => {
    const { bytes } = await written({ open: true, signoff: true, machine: true });
    expect(officeProblems(bytes)).toEqual([]);
  });
});
