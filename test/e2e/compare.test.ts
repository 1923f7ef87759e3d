import { describe, expect, test } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import { usePage } from '../support/usePage';
import { gridText, PATIENCE } from '../support/workbench';

const GRANTS = '专利授权量';
/** A name in the grid without the mark of its note. */
const plain = (name: string): string => name.replace(/[¹²³⁴-⁹\s]+$/u, '').trim();

describe('what is compared follows from a rule, and says what cannot be compared', { timeout: 120_000 }, () => {
  const at = usePage('sample');
  const picker = async (name: string): Promise<Locator> => {
    const chip = at.page.getByRole('toolbar').getByRole('button', { name: new RegExp(`^${name}`) });
    if ((await chip.getAttribute('aria-expanded')) !== 'true') await chip.click();
    return at.page.getByRole('dialog', { name, exact: true });
  };
  const shut = (): Promise<void> => at.page.keyboard.press('Escape');
  const allCounties = async (): Promise<void> => {
    const list = await picker('地区');
    await list
      .getByRole('button', { name: /全部县区/ })
      .first()
      .click();
    await shut();
  };
  const undo = (): Promise<void> => at.page.keyboard.press('Control+z');
  /** Names in the grid, the total not among them. */
  const areas = async (): Promise<readonly string[]> =>
    (await at.page.locator('.ag-row:not(.total) .area-name').allInnerTexts()).map(plain);
  const grants = async (area: string): Promise<number> =>
    Number((await gridText(at.page, { area, indicator: GRANTS, column: '2024年' })).replaceAll(',', ''));

  test('the counties nearest to the own one are those whose figures are nearest', async () => {
    await allCounties();
    await expect.poll(async () => (await areas()).length, PATIENCE).toBeGreaterThan(9);
    const all = (await areas()).filter((name) => name !== '青溪县');
    const own = await grants('青溪县');
    const marked = new Map(
      (await at.page.locator('.ag-row:not(.total) .area-name').allInnerTexts()).map((name) => [
        plain(name),
        name.trim(),
      ]),
    );
    const far = await Promise.all(
      all.map(async (name) => ({ name, by: Math.abs((await grants(marked.get(name) ?? name)) - own) })),
    );
    const nearest = far.sort((a, b) => a.by - b.by).slice(0, 3);

    const again = await picker('地区');
    await again.getByRole('combobox').selectOption({ label: GRANTS });
    await again.getByRole('spinbutton').fill('3');
    await again.getByRole('button', { name: '选用' }).click();
    await expect.poll(async () => (await areas()).length, PATIENCE).toBe(4);
    expect(new Set(await areas())).toEqual(new Set(['青溪县', ...nearest.map(({ name }) => name)]));
  });

  test('the choice is kept as a peer set by name, and offered from then on', async () => {
    const list = await picker('地区');
    await list.getByRole('button', { name: '存为同类组…' }).click();
    await list.getByPlaceholder('同类组名称').fill('授权相近');
    await list.getByRole('button', { name: '确定' }).click();
    await list.getByRole('button', { name: /授权相近/ }).waitFor();
    await shut();
  });

  test('who types the name of a city finds its counties', async () => {
    const list = await picker('地区');
    await list.getByRole('searchbox').fill('yunxi');
    await list.getByRole('checkbox', { name: /青溪县/ }).waitFor();
    await shut();
  });

  test('the last years go on with new data, and the chip says so', async () => {
    const list = await picker('报告期');
    await list.getByRole('button', { name: '近 5 年', exact: true }).click();
    await list.getByText('随新数据顺延').waitFor();
    await shut();
    await at.page
      .getByRole('toolbar')
      .getByRole('button', { name: /2020—2024年/ })
      .waitFor();
  });

  test('a derivation without a meaning for an indicator says why beside its name', async () => {
    const list = await picker('派生');
    expect(await list.getByRole('checkbox').count()).toBeGreaterThan(10);
    const refused = list.locator('label', { hasText: '占比' }).locator('small');
    await refused.waitFor();
    expect(await refused.innerText()).toContain('R&D');
    const found = await new AxeBuilder({ page: at.page }).include('[role="dialog"]').analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await shut();
  });

  test('where a county became a district, earlier figures are shown, left out or kept as they were published', async () => {
    await allCounties();
    const years = await picker('报告期');
    await years.getByRole('spinbutton', { name: '自' }).fill('2014');
    await years.getByRole('spinbutton', { name: '至' }).fill('2024');
    await years.getByRole('button', { name: '确定' }).click();
    await shut();
    const cell = { area: '云台区', indicator: GRANTS, column: '2014年' };
    const derived = await picker('派生');
    await derived.getByRole('radio', { name: '全部时期' }).check();
    await expect.poll(() => gridText(at.page, cell), PATIENCE).toMatch(/^[\d,]+/);
    const before = await gridText(at.page, cell);
    await derived.getByRole('radio', { name: '变动前不列' }).check();
    await expect.poll(() => gridText(at.page, cell), PATIENCE).toBe('口径断点');
    await derived.getByRole('radio', { name: '按当年公布' }).check();
    await expect.poll(() => gridText(at.page, cell), PATIENCE).toBe('口径断点');
    await shut();
    await undo();
    await undo();
    await expect.poll(() => gridText(at.page, cell), PATIENCE).toBe(before);
  });

  test('as of an earlier day only what was released by then is shown', async () => {
    const cell = { area: '青溪县', indicator: GRANTS, column: '2024年' };
    const years = await picker('报告期');
    await years.getByRole('button', { name: '近 5 年', exact: true }).click();
    await shut();
    const shown = (): Promise<string> => gridText(at.page, cell).catch(() => ''); // while the columns change
    const now = '512';
    await expect.poll(shown, PATIENCE).toBe(now);
    const list = await picker('报告期');
    await list.getByLabel('数据截至').fill('2024-01-01');
    await expect.poll(shown, PATIENCE).not.toBe(now);
    await list.getByRole('button', { name: '用最新数据' }).click();
    await expect.poll(shown, PATIENCE).toBe(now);
    await shut();
    expect(at.seen.errors).toEqual([]);
    expect(at.seen.foreign).toEqual([]);
  });
});
