import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePeriod, resolveArea, resolveIndicator, yearPeriod, type Period, type Target } from '../../../src/catalog';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import type { Session } from '../../../src/flow';
import { planSentences } from '../../../src/summary';
import { removeTarget, saveTarget } from '../../../src/workspace';
import { fileIn } from '../../support/session';

/** 专利申请量 since January of 2024, month by month, and of 2023, where 9月 was put right later; 青溪县 has growth and lapses, too. */
const MONTHS: Readonly<Record<number, readonly number[]>> = {
  2023: [40, 80, 130, 180, 230, 290, 340, 405, 395, 410, 430, 450],
  2024: [50, 90, 140, 200, 250, 300, 350, 390, 440, 500, 540, 600],
};
const span = (year: number, months: number): string =>
  months === 12 ? `${year}年` : months === 1 ? `${year}年1月` : `${year}年1—${months}月`;
const rows = [
  ...Object.entries(MONTHS).flatMap(([year, values]) =>
    values.map((value, i) => `青溪县,${span(Number(year), i + 1)},专利申请量,${value}`),
  ),
  '青溪县,2023年,财政科学技术支出,2000',
  '青溪县,2024年,财政科学技术支出,2530',
  '青溪县,2023年,到期未重认及取消资格数,7',
  '青溪县,2024年,到期未重认及取消资格数,5',
];

let session: Session;
let area: string;
beforeAll(async () => {
  session = await scratchSession();
  await loadFiles(session, [fileIn('青溪.csv', `地区,时期,指标,数值\n${rows.join('\n')}\n`)]);
  const found = resolveArea(session.catalog, { name: '青溪县' });
  if (!('area' in found)) throw new Error('青溪县');
  area = found.area.key;
});
afterAll(() => session.close());

const indicatorOf = (name: string) => {
  const found = resolveIndicator(session.catalog, name);
  if (!('indicator' in found)) throw new Error(name);
  return found.indicator;
};

type Aim = Pick<Target, 'kind' | 'value'> & { readonly year?: number; readonly issuer?: string };

/** What is offered of a pattern, with these targets and no others; or why it is not. */
async function offered(
  pattern: number,
  name: string,
  aims: readonly Aim[],
  when = '2024年',
  lang: 'zh' | 'en' = 'zh',
): Promise<readonly string[] | string | undefined> {
  const indicator = indicatorOf(name);
  for (const target of [...session.catalog.data.targets]) await session.do(removeTarget, { target });
  for (const { year = 2024, ...aim } of aims) {
    await session.do(saveTarget, { target: { indicator: indicator.key, area, period: yearPeriod(year), ...aim } });
  }
  const period = parsePeriod(when) as Period;
  const spans = await session.periods({ indicators: [indicator.key] });
  const plan = planSentences({
    catalog: session.catalog,
    lang,
    indicator,
    area,
    period,
    document: { area, period },
    spans: spans.ok ? spans.value : [],
  });
  const figures = await session.askAll(plan.asks);
  if (!figures.ok) throw new Error(JSON.stringify(figures.error));
  const { sentences, refused } = plan.judge(figures.value);
  const here = sentences.filter((each) => each.pattern === pattern).map(({ shown }) => shown);
  return here.length > 0 ? here : refused.find((each) => each.pattern === pattern)?.why;
}

describe('22 a growth against the growth that was aimed at', () => {
  const SPENT = '财政科学技术支出';
  test('above and below are told in points of what is shown', async () => {
    expect(await offered(22, SPENT, [{ kind: 'growth', value: '20' }])).toEqual([
      '财政科学技术支出比上年增长26.5%，高于目标6.5个百分点。',
      '财政科学技术支出2530万元，比上年增长26.5%，年度目标增长20.0%，高于目标6.5个百分点。',
    ]);
    expect((await offered(22, SPENT, [{ kind: 'growth', value: '30' }]))?.[0]).toMatch(/低于目标3\.5个百分点。$/);
    expect((await offered(22, SPENT, [{ kind: 'growth', value: '20' }], '2024年', 'en'))?.[0]).toMatch(
      /above the target by 6\.5 pp\.$/,
    );
  });
  test('at the target, without one, or where an amount comes before it, nothing is said', async () => {
    expect(await offered(22, SPENT, [{ kind: 'growth', value: '26.5' }])).toBe('两数相同，不写高低。');
    expect(await offered(22, SPENT, [{ kind: 'growth', value: '20', year: 2023 }])).toBe('没有增速目标。');
    const both: readonly Aim[] = [
      { kind: 'growth', value: '20' },
      { kind: 'amount', value: '2400' },
    ];
    expect(await offered(22, SPENT, both)).toBe('没有增速目标。');
  });
});

describe('24 the target of the year reached before its end', () => {
  const FILED = '专利申请量';
  test('the first month at the target counts, with the target in it', async () => {
    expect(await offered(24, FILED, [{ kind: 'amount', value: '500' }])).toEqual([
      '专利申请量600件，提前2个月完成全年目标任务。',
      '青溪县提前2个月完成2024年专利申请量目标任务。',
    ]);
    expect((await offered(24, FILED, [{ kind: 'amount', value: '501' }]))?.[0]).toMatch(/提前1个月/);
    expect((await offered(24, FILED, [{ kind: 'amount', value: '500' }], '2024年', 'en'))?.[0]).toMatch(
      /2 months early/,
    );
  });
  test('not where it was reached only in December, or never, or by another kind of target', async () => {
    const not = '没有提前完成，或最早一期已达到目标。';
    expect(await offered(24, FILED, [{ kind: 'amount', value: '541' }])).toBe(not);
    expect(await offered(24, FILED, [{ kind: 'amount', value: '601' }])).toBe(not);
    expect(await offered(24, FILED, [{ kind: 'growth', value: '5' }])).toMatch(/目标/);
    expect(await offered(24, '财政科学技术支出', [{ kind: 'amount', value: '2000' }])).toBe(
      '没有逐月累计数，或有缺月。',
    );
  });
  test('not where a correction took it below the target again', async () => {
    expect(await offered(24, FILED, [{ kind: 'amount', value: '400', year: 2023 }], '2023年')).toBe(
      '没有提前完成，或最早一期已达到目标。',
    );
    expect(await offered(24, FILED, [{ kind: 'amount', value: '408', year: 2023 }], '2023年')).toEqual([
      '专利申请量450件，提前2个月完成全年目标任务。',
      '青溪县提前2个月完成2023年专利申请量目标任务。',
    ]);
  });
});

describe('25 within a limit', () => {
  const LAPSED = '到期未重认及取消资格数';
  test('以内 includes the limit', async () => {
    expect(await offered(25, LAPSED, [{ kind: 'cap', value: '5' }])).toEqual([
      '到期未重认及取消资格数为5家，控制在目标5家以内。',
      '2024年，青溪县到期未重认及取消资格数5家，控制在5家以内。',
    ]);
    expect((await offered(25, LAPSED, [{ kind: 'cap', value: '6' }], '2024年', 'en'))?.[0]).toMatch(
      /is 5, within the limit of 6/,
    );
  });
  test('not above it, and never of a target that is to be reached', async () => {
    expect(await offered(25, LAPSED, [{ kind: 'cap', value: '4' }])).toBe('超出了控制目标。');
    expect(await offered(25, LAPSED, [{ kind: 'amount', value: '8' }])).toBe('没有控制目标（上限）。');
    const other: readonly Aim[] = [
      { kind: 'cap', value: '9', year: 2023 },
      { kind: 'amount', value: '8' },
    ];
    expect(await offered(25, LAPSED, other)).toBe('没有控制目标（上限）。');
  });
});
