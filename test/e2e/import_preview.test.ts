import AxeBuilder from '@axe-core/playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { emptyAgain, usePage } from '../support/usePage';
import {
  dropAndPreview,
  engineReady,
  gridText,
  menu,
  PATIENCE,
  preview,
  report,
  untilFacts,
  untilSaved,
  type GivenFile,
} from '../support/workbench';

const at = usePage('empty');
let page: Page;
beforeEach(async () => {
  page = at.page;
  // What a failed test left open does not fail the next ones.
  const left = preview(page).getByRole('button', { name: '取消', exact: true });
  if (await left.isVisible()) await left.click();
  await emptyAgain(page);
});

/**
 * A header that does not look like one: two rows that could be data, then the names; no year anywhere near it; the unit stands in no place
 * where a reader would look. Markup in a cell is text.
 */
const SHIFTED: GivenFile = {
  name: '各县收入.csv',
  bytes: new TextEncoder().encode(
    [
      '编报口径,1,2,3',
      '序列,11,12,13',
      '所在地,收入,支出,备考',
      '青溪县,12000,34000,5',
      '白沙县,8000,21000,<b>粗</b>',
      '临江县,△,18000,7',
      '注：<img src=x onerror=alert(1)>,,,',
    ].join('\r\n'),
  ),
};

/** A cell of the raw sheet; column 0: the heading of a row, row 0: that of a column. */
const raw = (dialog: Locator, row: number, column: number): Locator =>
  column === 0
    ? dialog.locator(`.gutter [data-row="${row - 1}"]`)
    : dialog.locator(`[role="grid"] [role="row"][aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`);
const button = (dialog: Locator, name: string): Locator => dialog.getByRole('button', { name, exact: true });
const facts = (dialog: Locator): Locator => dialog.getByRole('table', { name: '将得到的指标值' });
const factRow = (dialog: Locator, area: string, indicator: string): Locator =>
  facts(dialog)
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: area, exact: true }) })
    .filter({ has: page.getByRole('cell', { name: indicator, exact: true }) });

async function say(dialog: Locator, what: string, text: string): Promise<void> {
  await button(dialog, what).click();
  await dialog
    .getByRole('textbox', { name: what })
    .or(dialog.getByRole('combobox', { name: what }))
    .fill(text);
  await page.keyboard.press('Enter');
}

/** The text of what is chosen in a field. */
const chosen = (field: Locator): Promise<string> =>
  field.evaluate((node) => (node instanceof HTMLSelectElement ? (node.selectedOptions[0]?.text ?? '') : ''));

/** Contracts with two days each, and who signed them. */
const LEDGER: GivenFile = {
  name: '技术合同台账.csv',
  bytes: new TextEncoder().encode(
    [
      '合同编号,项目名称,县区,签订日期,登记日期,合同额（万元）,经办人,联系电话',
      'H-001,理茶机研制,青溪县,2023-05-06,2024-01-08,10.5,张三,13812345678',
      'H-002,油茶选育,白沙县,2023-08-02,2023-09-01,20,李四,13812345679',
      'H-003,竹材加工,青溪县,2024-03-01,2024-03-05,5,王五,13812345670',
    ].join('\n'),
  ),
};

/** The corrections that make SHIFTED right, by pointing. */
async function pointOut(dialog: Locator): Promise<void> {
  await raw(dialog, 3, 0).click();
  await button(dialog, '表头').click();
  await raw(dialog, 4, 1).click();
  await button(dialog, '地区').click();
  await raw(dialog, 1, 1).click();
  await say(dialog, '时期为…', '2023年');
  await raw(dialog, 0, 2).click();
  await page.keyboard.down('Shift');
  await raw(dialog, 0, 3).click();
  await page.keyboard.up('Shift');
  await button(dialog, '数值').click();
  await say(dialog, '单位为…', '元');
  await raw(dialog, 0, 4).click();
  await button(dialog, '不读').click();
}

describe('a person corrects by pointing', { timeout: 240_000 }, () => {
  test('header, areas, period, unit and columns; facts change at once; undo and redo; the numbers outlive the cache', async () => {
    const dialog = await dropAndPreview(page, [SHIFTED]);
    await pointOut(dialog);
    await dialog.getByText('将导入指标值 6 条', { exact: false }).waitFor();
    const row = factRow(dialog, '青溪县', '收入');
    await row.getByRole('cell', { name: '12,000', exact: true }).waitFor();
    await row.getByRole('cell', { name: '元', exact: true }).waitFor();

    // From the fact to its cell and back.
    await row.getByRole('button').click();
    expect(await raw(dialog, 4, 2).getAttribute('aria-selected')).toBe('true');
    await raw(dialog, 5, 3).click();
    await facts(dialog).locator('.here').filter({ hasText: '21,000' }).waitFor();

    // A unit said once more, taken back, and carried out again; the workspace's own undo is not touched.
    await page.keyboard.press('Control+a');
    await say(dialog, '单位为…', '万元');
    await raw(dialog, 1, 2).click();
    await raw(dialog, 0, 2).click();
    await say(dialog, '单位为…', '万元');
    await row.getByRole('cell', { name: '万元', exact: true }).waitFor();
    await dialog.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await row.getByRole('cell', { name: '元', exact: true }).waitFor();
    await page.keyboard.press('Control+y');
    await row.getByRole('cell', { name: '万元', exact: true }).waitFor();

    // What a symbol means.
    await raw(dialog, 6, 2).click();
    await button(dialog, '符号含义…').click();
    expect(await dialog.getByRole('textbox', { name: '符号' }).inputValue()).toBe('△');
    await dialog.getByRole('combobox', { name: '表示' }).selectOption('below_unit');
    await button(dialog, '确定').click();
    await factRow(dialog, '临江县', '收入').getByRole('cell', { name: /不足/ }).waitFor();

    await button(dialog, '确认导入').click();
    await report(page).getByRole('button', { name: '确定' }).click({ timeout: 60_000 });
    await untilFacts(page, 6);
    const place = { area: '青溪县', indicator: '收入', column: '2023年' } as const;
    const shown = await gridText(page, place);
    expect(shown).toBe('12,000');
    await untilSaved(page);

    await forgetCaches(page);
    await page.reload();
    await engineReady(page);
    await untilFacts(page, 6);
    expect(await gridText(page, place)).toBe(shown);
  });

  test('with the keyboard alone', async () => {
    const dialog = await dropAndPreview(page, [SHIFTED]);
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await dialog.getByRole('grid').focus();
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'h');
    await press('ArrowDown', 'Control+Space', 'a');
    await press('Control+Home', 'Shift+Y');
    await page.keyboard.type('2023年');
    await press('Enter', 'ArrowRight', 'Shift+ArrowRight', 'Control+Space', 'v', 'Shift+U');
    await page.keyboard.type('元');
    await press('Enter', 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Control+Space', 'x');
    await dialog.getByText('将导入指标值 6 条', { exact: false }).waitFor();
    await factRow(dialog, '白沙县', '支出').getByRole('cell', { name: '21,000', exact: true }).waitFor();
    await press('Control+z');
    await press('Control+y');
    await dialog.getByText('将导入指标值 6 条', { exact: false }).waitFor();
    await press('Shift+F10');
    await page.getByRole('menu', { name: '对选中部分的更正' }).waitFor();
    await press('Escape');
    // What was pointed at is not thrown away by one key.
    await press('Escape');
    await dialog.waitFor();
    await press('Control+Enter');
    // The report has the focus on its button: no key but Enter is needed.
    await report(page).locator('button:focus', { hasText: '确定' }).waitFor({ timeout: 60_000 });
    await press('Enter');
    await report(page).waitFor({ state: 'detached' });
    await untilFacts(page, 6);
  });

  test('a wrong mark makes a GBK file unreadable: the encoding is stated with its certainty, put right by one choice, and one undo', async () => {
    const file = {
      name: '专利.csv',
      bytes: Uint8Array.from([
        ...[0xef, 0xbb, 0xbf], // the mark of UTF-8, which it is not
        ...[0xb5, 0xd8, 0xc7, 0xf8], // 地区 in GB18030
        ...new TextEncoder().encode(',2022,2023\n'),
        ...[0xc7, 0xe0, 0xcf, 0xaa, 0xcf, 0xd8], // 青溪县
        ...new TextEncoder().encode(',10,11\n'),
      ]),
    };
    const dialog = await dropAndPreview(page, [file]);
    const encoding = dialog.getByRole('combobox', { name: '编码' });
    expect(await chosen(encoding)).toMatch(/^UTF-8（\d+%）$/);
    await raw(dialog, 2, 1).filter({ hasText: '\ufffd' }).waitFor();
    await encoding.selectOption('gb18030');
    await raw(dialog, 2, 1).filter({ hasText: '青溪县' }).waitFor();
    await encoding.selectOption('windows-1252');
    await raw(dialog, 2, 1).filter({ hasNotText: '青溪县' }).filter({ hasText: 'Ç' }).waitFor();
    await dialog.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await raw(dialog, 2, 1).filter({ hasText: '青溪县' }).waitFor();
    // What a person chose states no certainty, and what was detected can be taken up again.
    expect(await chosen(encoding)).toBe('GB18030');
    const separator = dialog.getByRole('combobox', { name: '分隔符' });
    await separator.selectOption(';');
    await raw(dialog, 2, 1).filter({ hasText: '青溪县,10,11' }).waitFor();
    await dialog.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await button(dialog, '确认导入').click();
    await report(page).getByRole('button', { name: '确定' }).click({ timeout: 60_000 });
    await untilFacts(page, 2);
  });

  test('what can be counted in a ledger is offered, changed and taken back; personal columns stay out unless they are wanted', async () => {
    const dialog = await dropAndPreview(page, [LEDGER]);
    const measures = dialog.getByRole('group', { name: '可统计的指标' });
    const tick = (name: string): Locator => measures.getByRole('checkbox', { name: `统计“${name}”` });
    expect(await tick('技术合同数(按登记日期)').isChecked()).toBe(true);
    expect(await tick('合同额').isChecked()).toBe(false);
    await dialog.getByText('、指标 1 个', { exact: false }).waitFor();

    // Counted in 家 by another date, under another name; each step is undone by itself.
    const name = measures.getByRole('textbox', { name: '指标名称' }).first();
    await name.fill('合同额');
    await name.press('Enter');
    await measures.getByText('已有名为“合同额”的指标', { exact: false }).waitFor();
    await name.fill('签约企业数');
    await name.press('Enter');
    await measures.getByRole('combobox', { name: '签约企业数 单位' }).fill('家');
    await page.keyboard.press('Enter');
    await measures.getByRole('combobox', { name: '签约企业数 日期' }).selectOption('登记日期');
    await tick('合同额').check();
    await dialog.getByText('、指标 3 个', { exact: false }).waitFor();
    await button(dialog, '撤消').click();
    await dialog.getByText('、指标 2 个', { exact: false }).waitFor();

    // A personal column is left out; read on demand, left out again.
    const role = dialog.getByRole('combobox', { name: '经办人 用途' });
    expect(await role.inputValue()).toBe('personal');
    await button(dialog, '读入“经办人”').click();
    await expect.poll(() => role.inputValue(), PATIENCE).toBe('text');
    await role.selectOption('personal');
    await button(dialog, '读入“经办人”').waitFor();

    await button(dialog, '确认导入').click();
    await report(page).getByRole('button', { name: '确定' }).click({ timeout: 60_000 });
    await report(page).waitFor({ state: 'detached' });
    await menu(page, '数据', '编辑指标…');
    const known = page.getByRole('dialog');
    await known.getByText('签约企业数').first().waitFor();
    expect(await known.getByText('合同额', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await known.waitFor({ state: 'detached' });
  });

  test('a sheet and a file are left out, and come back', async () => {
    const other = {
      name: '专利授权量.csv',
      bytes: new TextEncoder().encode('地区,2022年,2023年\n青溪县,1,2\n白沙县,3,4\n'),
    };
    const third = { name: '专利申请量.csv', bytes: new TextEncoder().encode('地区,2022年,2023年\n青溪县,5,6\n') };
    const dialog = await dropAndPreview(page, [other, third]);
    await dialog.getByText('将导入指标值 6 条', { exact: false }).waitFor();
    await dialog.getByRole('checkbox', { name: '导入“专利申请量.csv”' }).uncheck();
    await dialog.getByText('将导入指标值 4 条', { exact: false }).waitFor();
    await button(dialog, '不导入此表').click();
    await dialog.getByText('没有可导入的内容').waitFor();
    await button(dialog, '导入此表').click();
    await dialog.getByRole('checkbox', { name: '导入“专利申请量.csv”' }).check();
    await dialog.getByText('将导入指标值 6 条', { exact: false }).waitFor();
    await button(dialog, '取消').click();
    await preview(page).waitFor({ state: 'detached' });
  });

  test('markup in cells is text, and the preview passes the accessibility rules in both themes', async () => {
    const dialogs: string[] = [];
    page.on('dialog', (opened) => {
      dialogs.push(opened.message());
      void opened.dismiss();
    });
    const dialog = await dropAndPreview(page, [SHIFTED]);
    await pointOut(dialog);
    expect(await raw(dialog, 5, 4).innerText()).toBe('<b>粗</b>');
    expect(await dialog.locator('img, b:has-text("粗")').count()).toBe(0);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
    expect(dialogs).toEqual([]);
    await button(dialog, '取消').click();
    await preview(page).waitFor({ state: 'detached' });
    await untilFacts(page, 0);
  });
});

/** Takes away everything that can be made anew: what remains are the sources' bytes and the workspace. */
async function forgetCaches(on: Page): Promise<void> {
  const gone = await on.evaluate(async () => {
    const names: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      const entries = folder as unknown as AsyncIterable<[string, FileSystemHandle]>;
      for await (const [name, handle] of entries) {
        if (/cache-|snapshot-/.test(name)) {
          await folder.removeEntry(name, { recursive: true });
          names.push(name);
        } else if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle);
      }
    };
    await walk(await navigator.storage.getDirectory());
    return names;
  });
  expect(gone.some((name) => name.includes('cache-'))).toBe(true);
}
