import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { dpiOf } from '../../src/view/chart/png';
import { usePage } from '../support/usePage';
import { downloaded, drop, menu, PATIENCE } from '../support/workbench';

const at = usePage('sample');
let page: Page;
beforeAll(() => {
  page = at.page;
});

const chart = () => page.getByRole('application');
const types = () => page.getByRole('button', { name: /^图表类型/ });
const pixelsOf = (png: Uint8Array): number => new DataView(png.buffer, png.byteOffset).getUint32(16);

/** Chooses a kind in the menu of types, and waits until it is drawn. */
async function choose(name: string): Promise<void> {
  await types().click();
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => chart().getAttribute('aria-roledescription'), PATIENCE).toBe(name);
}

describe('the chart of a view', { timeout: 180_000 }, () => {
  test('is of the type that is chosen, and says why another is not possible', async () => {
    await choose('热力图');
    await choose('位次变化图');
    await choose('地图');
    await types().click();
    expect(await page.getByRole('radio', { name: /^百分比堆积图/ }).isVisible()).toBe(true);
    const bullets = page.getByRole('radio', { name: /^簇状柱形图/ });
    expect(await bullets.getAttribute('aria-disabled')).toBe('true');
    expect(await bullets.innerText()).toContain('分不清');
    await page.keyboard.press('Escape');
    await choose('折线图');
  });

  test('selects the cell of a mark by a click, and walks the marks by the arrow keys, which are said', async () => {
    const box = await chart().boundingBox();
    if (!box) throw new Error('the chart has no place');
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5);
    await chart().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Home');
    const said = page.locator('.chart [role="status"]');
    await expect.poll(() => said.textContent(), PATIENCE).toMatch(/· 2019年 [\d,]+件/);
    const first = await said.textContent();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said.textContent(), PATIENCE).toMatch(/· 2020年 [\d,]+件/);
    expect(await said.textContent()).not.toBe(first);
    await page.keyboard.press('End');
    const last = (await said.textContent()) ?? '';
    await page.keyboard.press('Enter');
    const area = last.split(' · ')[0] ?? '';
    await expect
      .poll(() => page.getByRole('textbox', { name: '名称框' }).inputValue(), PATIENCE)
      .toContain(`${area} · 2024年`);
  });

  test('is copied at 14 cm and 300 dpi as 1654 pixels; the file knows its size; its data come as CSV', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '复制图片…' }).click();
    const dialog = page.getByRole('dialog', { name: '复制或导出图表' });
    await dialog.getByLabel('宽度（厘米）').fill('14');
    await dialog.getByText(/14 × [\d.]+ 厘米，1654 ×/).waitFor();
    const png = await downloaded(page, () => dialog.getByRole('button', { name: '下载 PNG' }).click());
    expect(pixelsOf(png.bytes)).toBe(1654);
    expect(Math.round(dpiOf(png.bytes) ?? 0)).toBe(300);
    const svg = await downloaded(page, () => dialog.getByRole('button', { name: '下载 SVG' }).click());
    expect(new TextDecoder().decode(svg.bytes)).toMatch(/^<svg[^>]* width="14(\.\d+)?cm"/);
    const csv = await downloaded(page, () => dialog.getByRole('button', { name: '下载数据 CSV' }).click());
    expect(new TextDecoder().decode(csv.bytes)).toContain('青溪县,');
    // A dialog is no page: what a page must have around it (regions, a first heading) does not lie in it.
    const inDialog = new AxeBuilder({ page }).setLegacyMode().include('dialog[open]');
    const found = await inDialog.disableRules(['region', 'page-has-heading-one']).analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await dialog.getByRole('button', { name: '复制 PNG' }).click();
    await page.getByText('已复制图片，宽 14 厘米，1654 像素。').waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType('image/png');
      return blob ? [...new Uint8Array(await blob.arrayBuffer()).subarray(0, 24)] : [];
    });
    expect(pixelsOf(Uint8Array.from(copied))).toBe(1654);
  });

  test('stands alone, or leaves the table alone, and a map can be dropped in', async () => {
    await menu(page, '图表', /只看图/);
    await expect.poll(() => page.getByRole('grid').first().isVisible(), PATIENCE).toBe(false);
    await menu(page, '图表', /只看表/);
    await expect.poll(() => chart().isVisible(), PATIENCE).toBe(false);
    await menu(page, '图表', /表与图/);
    await chart().waitFor();
    const square = [
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
        [0, 0],
      ],
    ];
    const features = ['青溪县', '临江县', '石桥县', '无名县'].map((name, i) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Polygon', coordinates: square.map((ring) => ring.map(([x = 0, y = 0]) => [x + i * 9, y])) },
    }));
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
    await drop(page, [{ name: '三县.geojson', bytes }]);
    await page.getByText('已载入地图“三县.geojson”，3 个地区；1 个图形不是目录中的地区：无名县').waitFor();
    // By key: the message of the map lies over the button for a while.
    await page.getByRole('button', { name: '图的数据' }).press('Enter');
    await page.locator('.chart table').waitFor();
    const part = new AxeBuilder({ page }).setLegacyMode().include('.chart');
    const found = await part.disableRules(['region', 'page-has-heading-one']).analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});
