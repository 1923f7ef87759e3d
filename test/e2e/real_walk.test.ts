import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { dpiOf } from '../../src/view/chart/png';
import { converted, pagesOf, type OfficeFile } from '../support/office';
import { officeProblems } from '../support/ooxml';
import { usePage } from '../support/usePage';
import {
  boundNumber,
  copiedHtml,
  downloaded,
  dropAndPreview,
  gridCell,
  gridText,
  menu,
  PATIENCE,
  report,
  summaryPage,
  summarySource,
  untilFacts,
  untilSaved,
  writeSummary,
} from '../support/workbench';

/** 29 workbooks of labour force, employment and unemployment of the counties of the United States, 1990–2018. */
const FOLDER = fileURLToPath(new URL('../../../shared/data/dev/us-laus-1990-2018', import.meta.url));
const asked = process.env['CHECK_DEV'] === '1';
const there = existsSync(FOLDER);
if (asked && !there) console.log(`skipped: ${FOLDER} is not here`);

const OWN = 'Autauga County, AL';
const FORCE = 'Labor Force';
const filesOf = (): readonly OfficeFile[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FOLDER, name))) }));

/** Labour force of each county as the file of 2018 has it, read by the library alone. */
function forceOf2018(): ReadonlyMap<string, number> {
  const book = read(readFileSync(join(FOLDER, 'laucnty18.xlsx')));
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  return new Map(rows.filter((row) => typeof row[6] === 'number').map((row) => [String(row[3]), Number(row[6])]));
}

// Minutes of work over files that are not the project's own: `npm run check:dev`, no part of `npm test`.
describe.skipIf(!asked || !there)(
  'a county and eight peers out of 29 years of real workbooks',
  { timeout: 600_000 },
  () => {
    const at = usePage('empty');
    const bar = (): Locator => at.page.getByRole('toolbar');
    const picker = async (name: string): Promise<Locator> => {
      const chip = bar().getByRole('button', { name: new RegExp(`^${name}`) });
      if ((await chip.getAttribute('aria-expanded')) !== 'true') await chip.click();
      return at.page.getByRole('dialog', { name, exact: true });
    };
    const shut = (): Promise<void> => at.page.keyboard.press('Escape');
    /** From the first row to the last; in the page they stand as they were made. */
    const names = (): Promise<readonly string[]> =>
      at.page.evaluate(() =>
        [...document.querySelectorAll('.ag-row:not(.total)')]
          .filter((row) => row.querySelector('.area-name'))
          .sort((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
          .map((row) => row.querySelector('.area-name')?.textContent?.trim() ?? ''),
      );
    const status = async (): Promise<string> =>
      (await at.page.getByRole('contentinfo').innerText()).replaceAll(/\s+/g, ' ');
    const dialog = (): Locator => at.page.getByRole('dialog', { name: /^导出/ });
    const files: OfficeFile[] = [];

    test('the folder is one import', async () => {
      const preview = await dropAndPreview(at.page, filesOf());
      await preview.getByRole('button', { name: '确认导入' }).click();
      await report(at.page).getByRole('button', { name: '确定' }).click({ timeout: 120_000 });
      await untilFacts(at.page, 373_228);
    });

    test('the own county, the eight nearest to it, five indicators and ten years', async () => {
      const { page } = at;
      await (await gridCell(page, { area: OWN, indicator: FORCE, column: '2018年' })).click();
      const areas = await picker('地区');
      await areas.getByRole('button', { name: `以${OWN}为本县` }).click();
      await areas.getByRole('combobox').selectOption({ label: FORCE });
      await areas.getByRole('spinbutton').fill('8');
      await areas.getByRole('button', { name: '选用' }).click();
      await expect.poll(async () => (await names()).length, PATIENCE).toBe(9);
      await shut();
      const own = forceOf2018().get(OWN) ?? Number.NaN;
      const near = [...forceOf2018()]
        .filter(([name]) => name !== OWN)
        .sort(([, a], [, b]) => Math.abs(a - own) - Math.abs(b - own));
      expect(new Set(await names())).toEqual(new Set([OWN, ...near.slice(0, 8).map(([name]) => name)]));

      const indicators = await picker('指标');
      await indicators.getByRole('checkbox', { name: /Unemployment Rate/ }).check();
      await shut();
      const years = await picker('报告期');
      await years.getByRole('button', { name: '近 10 年', exact: true }).click();
      await shut();
      await page.keyboard.press('Escape');
      expect(await gridText(page, { area: OWN, indicator: FORCE, column: '2018年' })).toBe('25,957');
      for (const formula of [`=[Unemployed]/[${FORCE}]*100`, `=同比([${FORCE}])`]) {
        await (await gridCell(page, { area: OWN, indicator: FORCE, column: '2018年' })).click();
        await page.keyboard.press('=');
        await page.getByRole('combobox', { name: '计算式' }).fill(formula);
        await page.keyboard.press('Enter');
        await page.getByText('已加公式列').last().waitFor();
      }
      // (25957 − 25972) ÷ 25972
      expect(await gridText(page, { area: OWN, indicator: `同比(${FORCE})`, column: '2018年' })).toBe('−0.1%');
      await at.picture('us-compared');
    });

    test('sorted and filtered by the growth; the sum of a column stands in the status bar', async () => {
      const { page } = at;
      const growth = { area: OWN, indicator: `同比(${FORCE})`, column: '2018年' };
      await (await gridCell(page, growth)).click();
      await page.keyboard.press('Alt+ArrowDown');
      await page.locator('[role^="menuitem"]').filter({ hasText: '降序' }).click();
      const inOrder = async (): Promise<boolean> => {
        const texts = await Promise.all(
          (await names()).map((area) => gridText(page, { ...growth, area }).catch(() => 'NaN')),
        );
        const shown = texts.map((text) => Number(text.replace('−', '-').replace('%', '')));
        return shown.every((each, i) => i === 0 || each <= (shown[i - 1] ?? Number.NaN));
      };
      await expect.poll(inOrder, PATIENCE).toBe(true);
      await page.keyboard.press('Alt+ArrowDown');
      await page.locator('[role^="menuitem"]').filter({ hasText: '筛选…' }).click();
      await page.getByRole('dialog', { name: /筛选/ }).getByLabel('值', { exact: true }).fill('0');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await names()).length, PATIENCE).toBeLessThan(9);
      await page.getByRole('toolbar', { name: '筛选' }).getByRole('button', { name: '清除全部筛选' }).click();
      await expect.poll(async () => (await names()).length, PATIENCE).toBe(9);
      // Columns that are out of sight are not in the page.
      await page.keyboard.press('Control+Home');
      await (await gridCell(page, { area: OWN, indicator: FORCE, column: '2018年' })).click();
      await page.keyboard.press('Control+ ');
      const force = forceOf2018();
      const sum = (await names()).reduce((all, name) => all + (force.get(name) ?? Number.NaN), 0);
      await expect.poll(status, PATIENCE).toContain(`求和 ${sum.toLocaleString('en-US')}`);
      await page.keyboard.press('Escape');
    });

    test('the copied table is one for LibreOffice, with its notes', async () => {
      const { page } = at;
      const html = await copiedHtml(page, async () => {
        await menu(page, '编辑', '复制为表格…');
        await dialog().getByRole('button', { name: '复制', exact: true }).click();
        await page.getByText(/已复制表格/).waitFor();
      });
      const copied = { name: 'copied.html', bytes: new TextEncoder().encode(`<meta charset="utf-8">${html}`) };
      const docx = (await converted([copied], 'docx')).get('copied.docx') ?? new Uint8Array();
      const body = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
      expect(body).toContain('<w:tbl>');
      for (const text of ['25,957', '单位见表头', 'laucnty18.xlsx']) expect(body).toContain(text);
    });

    test('the chart leaves at 14 cm and 300 dpi', async () => {
      const { page } = at;
      await page.getByRole('button', { name: '复制图片…' }).click();
      const form = page.getByRole('dialog', { name: '复制或导出图表' });
      await form.getByLabel('宽度（厘米）').fill('14');
      await form.getByText(/14 × [\d.]+ 厘米，1654 ×/).waitFor();
      const png = await downloaded(page, () => form.getByRole('button', { name: '下载 PNG' }).click());
      expect(new DataView(png.bytes.buffer, png.bytes.byteOffset).getUint32(16)).toBe(1654);
      expect(Math.round(dpiOf(png.bytes) ?? 0)).toBe(300);
      await page.keyboard.press('Escape');
    });

    test('XLSX, DOCX and PPTX open in LibreOffice with the same numbers', async () => {
      const { page } = at;
      for (const [format, name] of [
        ['Excel 工作簿', 'sheet.xlsx'],
        ['Word 文档', 'document.docx'],
        ['PPT 演示文稿', 'slides.pptx'],
      ] as const) {
        await page.keyboard.press('Control+Shift+E');
        await dialog().getByRole('radio', { name: format }).check();
        const file = await downloaded(page, () => dialog().getByRole('button', { name: '导出', exact: true }).click());
        await dialog().waitFor({ state: 'detached' });
        expect(officeProblems(file.bytes)).toEqual([]);
        files.push({ name, bytes: file.bytes });
      }
      for (const [name, pdf] of await converted(files, 'pdf')) {
        const text = (await pagesOf(pdf)).join('\n');
        for (const part of ['25,957', 'Autauga County']) expect(text, name).toContain(part);
      }
    });

    test('a pivot adds the counties up by state and year', async () => {
      const { page } = at;
      await page.getByRole('button', { name: '透视', exact: true }).first().click();
      await page.getByRole('gridcell', { name: 'Alabama', exact: true }).waitFor();
      const fields = page.getByRole('complementary', { name: '透视字段' });
      // What was read stands before what only the catalog knows.
      await fields
        .getByRole('button', { name: /^Labor Force/ })
        .first()
        .waitFor();
      await at.picture('us-pivot');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      expect(at.seen.errors).toEqual([]);
      expect(at.seen.foreign).toEqual([]);
    });
    test('a document over them: a sentence that is proved, a typed phrase, the table; final, and in Word', async () => {
      const { page } = at;
      await menu(page, '编辑', '新建文稿');
      const editor = summaryPage(page);
      await editor.waitFor();
      const heads = page.getByRole('group', { name: '文稿的标题、地区和报告期' });
      await page.getByRole('textbox', { name: '标题' }).fill('2018年就业情况');
      await heads.getByLabel('地区').fill(OWN);
      await heads.getByLabel('报告期').fill('2018年');
      await page.keyboard.press('Tab');
      await editor.press('Control+End');
      await page.keyboard.press("Control+'");
      const sentences = page.getByRole('dialog', { name: '成句' });
      await sentences.getByRole('combobox').fill(FORCE);
      await sentences.getByRole('button', { name: FORCE, exact: true }).click();
      const offered = sentences.getByRole('option').filter({ hasText: '25957' });
      await offered.first().waitFor();
      await at.picture('us-sentences');
      await offered.first().click();
      await sentences.getByRole('button', { name: '插入', exact: true }).click();
      await sentences.waitFor({ state: 'detached' });
      await boundNumber(page).first().waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type('失业率为');
      await page.keyboard.type('{{Unemployment');
      await page.getByRole('listbox', { name: '可以插入的内容' }).getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      // The name is completed first, then what may be said of it is offered.
      await page.getByRole('listbox', { name: '可以插入的内容' }).getByRole('option', { name: /3\.6%/ }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => boundNumber(page).count(), PATIENCE).toBeGreaterThan(2);
      await page.keyboard.type('。');
      await writeSummary(page, `${await summarySource(page)}\n\n{{表 [分析表1]}}\n`);
      await editor.getByRole('table').getByRole('row').filter({ hasText: OWN }).first().waitFor();
      await untilSaved(page);
      await at.picture('us-document');
      const state = page.getByRole('group', { name: '文稿状态' });
      await state.getByText('未关联0').waitFor();
      await state.getByRole('button', { name: '定稿…' }).click();
      const final = page.getByRole('dialog', { name: '定稿', exact: true });
      await final.getByRole('button', { name: '定稿', exact: true }).click();
      await state.getByText('数据截至').waitFor();
      await page.getByRole('button', { name: '导出…', exact: true }).click();
      const out = page.getByRole('dialog', { name: /^导出文稿/ });
      await out.getByRole('radio', { name: 'Word 文稿' }).check();
      const file = await downloaded(page, () => out.getByRole('button', { name: '导出', exact: true }).click());
      expect(file.name).toMatch(/\.docx$/);
      expect(officeProblems(file.bytes)).toEqual([]);
      const [pdf] = (await converted([{ name: 'summary.docx', bytes: file.bytes }], 'pdf')).values();
      const text = (await pagesOf(pdf ?? new Uint8Array())).join('\n');
      for (const part of ['25957', '25,957', 'Autauga']) expect(text).toContain(part);
      expect(at.seen.errors).toEqual([]);
    });
  },
);
