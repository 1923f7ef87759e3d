import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parsePeriod, yearPeriod } from '../../../src/catalog';
import { exact, type Figure } from '../../../src/core';
import {
  bindSummary,
  lint,
  newWaiver,
  showFigure,
  type Lint,
  type LintInput,
  type LintNumber,
} from '../../../src/summary';
import { catalog } from './catalog';

const HEAD = '---\n标题: 2024年总结\n地区: 青溪县\n报告期: 2024年\n---\n';

/** Lints a text; its numbers show what is given for them, in order. */
function look(text: string, figures: readonly Partial<Figure>[] = [], more: Partial<LintInput> = {}): Lint {
  const bound = bindSummary(text, catalog, { lang: 'zh' });
  const numbers = bound.bindings.map(({ start, end, ask, format, problem }, i): LintNumber => {
    const given = figures[i];
    const figure: Figure | null = given
      ? { exact: null, reason: null, form: 'number', unit: '', decimals: 0, notes: [], ...given }
      : null;
    const shown = figure ? showFigure(figure, format, ask?.period, 'zh') : '…';
    return { start, end, shown, ask, figure, ...(problem === undefined ? {} : { problem }) };
  });
  return lint({ text, numbers, waivers: [], period: bound.period, lang: 'zh', ...more });
}

const loose = (text: string): readonly string[] =>
  look(text)
    .typed.filter(({ status }) => status === 'loose')
    .map((each) => each.text);
const waived = (text: string): readonly (readonly [string, string | undefined])[] =>
  look(text)
    .typed.filter(({ status }) => status === 'waived')
    .map((each) => [each.text, each.rule ?? each.reason]);
const percent = (value: string): Partial<Figure> => ({ exact: exact(value), form: 'percent', unit: '%', decimals: 1 });
const kinds = ({ findings }: Lint): readonly string[] => findings.map(({ kind }) => kind);

test('the name that a new document is given is no number', () => {
  expect(loose('# 文稿1\n\n正文\n')).toEqual([]);
  expect(loose('# Summary 2\n\ntext\n')).toEqual([]);
  expect(loose('共写文稿3篇')).toEqual(['3']);
});

describe('numerals that were typed are found', () => {
  test.each([
    ['授权专利４７件，其中发明13.5万件', ['４７', '13.5万']],
    ['培训二十六期，覆盖一千零五十户', ['二十六期', '一千零五十户']],
    ['兑现资金80余万元、三百多万元', ['80余万', '三百多万元']],
    ['产业增加值为12∶51∶37，投入4000—6000万元', ['12∶51∶37', '4000—6000万']],
    ['七成以上企业、百分之十二点五、四分之三', ['七成', '百分之十二点五', '四分之三']],
    ['产值翻了一番，任务完成过半，与上年持平', ['翻了一番', '过半', '持平']],
    ['走访十几家、数百户、上千人次、近百名', ['十几家', '数百户', '上千人次', '近百名']],
    ['总量居全市第二，位居全省首位，进入前5名', ['居全市第二', '位居全省首位', '5']],
    ['历时一个半月，连续三年', ['一个半月', '三年']],
    ['同比增长7.9%，提高0.6个百分点', ['7.9%', '0.6个百分点']],
    ['带动900户以上，投资3亿5000万元', ['900', '3亿', '5000万']],
  ])('%s', (text, found) => {
    expect(loose(text)).toEqual(found);
  });

  test('words with Han numerals in them are none', () => {
    const text =
      '一些企业、一方面抓三农，另一方面抓第一书记；进一步统一思想，万众一心，十分重视，一律从严，千方百计。三项组织工作中三组织协调有力，五官端正。';
    expect(loose(text)).toEqual(['三项']);
    for (const word of ['一些', '三农', '第一书记', '十四五', '九三学社', '半边天', '唯一', '一线', '万一', '八方'])
      expect([word, look(word).typed.filter(({ status }) => status === 'loose')]).toEqual([word, []]);
  });

  test('what stands in braces is bound and not typed; the title counts as text, the rest of the head does not', () => {
    const found = look(
      '---\n标题: 授权97件\n报告期: 2024年\n---\n授权{{[专利授权量] | 0.00}}，{{[专利授权量] 2023年}}。',
    );
    expect(found.typed.map(({ text }) => text)).toEqual(['97']);
    expect(found.counts).toMatchObject({ bound: 2, loose: 1 });
  });
});

describe('numerals that name or order are waived by a rule that says its name', () => {
  test.each([
    ['2024年3月5日上午，9月底前，1—5月，二季度', 'date'],
    ['二〇二四年，20世纪90年代，5·12，2024-06-15', 'date'],
    ['“十四五”期间，十五五规划', 'plan'],
    ['某发〔2024〕3号、〔2023〕15号', 'document_number'],
    ['按照GB/T 9704-2012和第6号令', 'document_number'],
    ['电话：0312-5558888，手机13800001111', 'phone'],
    ['第12条第3款，表2，附件1，第2页共9页', 'numbering'],
    ['第二批、第十八届、第3次会议', 'ordinal'],
    ['863计划，百日会战，三年行动计划', 'programme'],
    ['“三品一标”“五小”活动', 'quoted_name'],
    ['《二十条措施》和《2030纲要》', 'title'],
    ['年产值600万元以上企业', 'threshold'],
    ['G318、5A级、PM2.5、20xx', 'code'],
  ])('%s', (text, rule) => {
    expect(loose(text)).toEqual([]);
    for (const [, name] of waived(text).slice(0, 1)) expect(['date', 'mask', rule]).toContain(name);
  });

  test('numbering of headings and lists is none of the data’s, at the beginning of a line and between points', () => {
    const text =
      '## 一、科技\n（二）人才\n3. 平台\n- （4）园区\n1.2 其他\n一是抓项目；二是抓人才。①提高认识\n第三，开展活动';
    expect(loose(text)).toEqual([]);
  });

  test('a unit behind the letters keeps a number a number', () => {
    expect(loose('用电5kg、30km、12MW，投入USD500')).toEqual(['5', '30', '12', '500']);
    expect(loose('The plan of 2024 covers 12 counties; in 2023, 7% more.')).toEqual(['12', '7%']);
  });

  test('an amount is never taken for a year, a code, a telephone, a programme or a threshold', () => {
    expect(loose('投资2000—2100万元，培训1900、2100人次，2019、2020年和2021—2023期间')).toEqual([
      '2000—2100万',
      '1900',
      '2100',
    ]);
    expect(loose('实现GDP1000亿元，R&D5.2亿元，PM2.5浓度下降，G20峰会')).toEqual(['1000亿', '5.2亿']);
    expect(loose('受理热线3500件，热线12345')).toEqual(['3500']);
    expect(loose('发布12个清单，确定12个优先项目，落实四个清单')).toEqual(['12', '12']);
    expect(loose('带动900户以上农户，完成3亿元以上投资，500万元以上投资项目')).toEqual(['900', '3亿']);
    expect(loose('用电120KWh，里程30KM，带宽100Mbps，5G基站')).toEqual(['120', '30', '100']);
    expect(loose('总量破百家，参加人数二千三百人，数十家')).toEqual(['破百家', '二千三百人', '数十家']);
  });

  test('in English a year stands behind the words that years have, and 2024 patents are patents', () => {
    expect(
      loose('The county granted 2024 patents, a total of 1950, to 2000 people; it rose to 2050, up by 1900.'),
    ).toEqual(['2024', '1950', '2000', '2050', '1900']);
    expect(
      loose('In 2024, from 2020 to 2024, on 2023, by 2025, the 2024 target, Census 2020, compared to 2019.'),
    ).toEqual([]);
  });

  test('sessions, the time round the clock, birth cohorts, days in one piece and places on the globe are names', () => {
    expect(loose('二十届三中全会，十四届全国人大二次会议，24小时值班，90后青年，20240930，四个方面')).toEqual([]);
    expect(loose('位于东经120°15′、北纬30.5度，运行24小时')).toEqual(['24']);
  });

  test('a person waives with a reason, and what is written behind it does not undo that', () => {
    const text = '推广郑单958，面积扩大。';
    const at = text.indexOf('958');
    const waivers = [newWaiver(text, at, at + 3, '品种名')];
    expect(look(text, [], { waivers }).typed[0]).toMatchObject({ status: 'waived', reason: '品种名' });
    expect(look(`前言。${text}再写一句。`, [], { waivers }).counts.loose).toBe(0);
    expect(look('推广郑单959，面积扩大。', [], { waivers }).counts.loose).toBe(1);
  });
});

describe('what stands against 定稿', () => {
  test('loose numerals, problems and words that are not proved block; a missing figure is said', () => {
    const text = `${HEAD}完成12件，{{[没有这个]}}，{{[专利授权量]}}。`;
    const found = look(text, [{}, { reason: 'not_reported' }]);
    expect(found.findings.map(({ kind, blocks }) => [kind, blocks])).toEqual([
      ['loose', true],
      ['problem', true],
      ['missing', false],
    ]);
    expect(found.clean).toBe(false);
    expect(look(`${HEAD}{{[专利授权量]}}`, [{ exact: exact('512'), unit: '件' }]).clean).toBe(true);
  });

  test('a hand number is counted as such', () => {
    const found = look(`${HEAD}{{[专利授权量]}}`, [{ exact: exact('512'), notes: ['hand'] }]);
    expect(found.counts).toEqual({ bound: 0, hand: 1, waived: 1, loose: 0 });
  });
});

describe('prose that does not fit its number', () => {
  const of = (words: string, value: string) =>
    look(`${HEAD}专利授权量${words}{{[专利授权量] 同比}}。`, [percent(value)]).findings.filter(
      ({ kind }) => kind === 'sign',
    );

  test.each([
    ['同比增长', '-4.2', 1],
    ['同比增长', '4.2', 0],
    ['同比下降', '4.2', 1],
    ['同比下降', '-4.2', 1], // 下降-4.2% says it twice
    ['同比为', '-4.2', 0],
  ])('%s before %s: %i to say', (words, value, n) => {
    expect(of(words, value)).toHaveLength(n);
  });

  test('a number that chooses its word itself fits, unless another word stands before it', () => {
    const one = (before: string) =>
      kinds(look(`${HEAD}${before}{{[专利授权量] 同比 | 增降}}`, [percent('-4.2')])).filter((kind) => kind === 'sign');
    expect([one('同比'), one('同比增长')]).toEqual([[], ['sign']]);
  });

  test('a level behind 增加 has no sign to fit', () => {
    expect(kinds(look(`${HEAD}增加到、增加{{[专利授权量]}}`, [{ exact: exact('-3') }]))).toEqual([]);
  });
});

test('decimals of one kind that are not like the others are found', () => {
  const text = `${HEAD}{{[专利授权量] 同比}}、{{[专利申请量] 同比}}、{{[专利授权量] 同比 2023年 | 0.00}}，占{{[专利授权量] 占比 | 0.00}}`;
  const found = look(text, [percent('1.2'), percent('3.4'), percent('5.6'), percent('7.8')]);
  expect(found.findings.filter(({ kind }) => kind === 'decimals').map(({ params }) => params)).toEqual([
    { shown: '5.60%', decimals: '2', usual: '1' },
  ]);
});

test('a number that ends in another month than the document is found unless the sentence says so', () => {
  const half = HEAD.replace('报告期: 2024年', '报告期: 2024年1—6月');
  const figure = { exact: exact('200'), unit: '件' };
  expect(kinds(look(`${half}授权{{[专利授权量] 1—5月}}`, [figure]))).toEqual(['cutoff']);
  expect(
    kinds(look(`${half}1—5月，授权{{[专利授权量] 1—5月}}；上年{{[专利授权量] 上年同期}}`, [figure, figure])),
  ).toEqual([]);
});

test('parts of a whole that nearly make 100 are added up; growth rates are not', () => {
  const of = (text: string) => look(text).findings.filter(({ kind }) => kind === 'shares' || kind === 'ratio');
  expect(of('三产分别占12.3%、51.2%和36.4%。')[0]?.params).toEqual({ total: '99.9' });
  expect(of('三产分别占12.3%、51.2%和36.5%。')).toEqual([]);
  expect(of('占比高，分别增长31%、32%和增长37.5%。')).toEqual([]);
  expect(of('结构调整为12∶51∶38。')[0]?.params).toEqual({ said: '12∶51∶38', total: '101' });
  expect(of('比例为3∶2∶1。')).toEqual([]);
});

test('a document that was rolled forward is told where its prose speaks of the year before', () => {
  const text = HEAD.replace(/2024/g, '2025') + '2024年，全县发力；比2023年好。2025年见效。上半年平稳。';
  const found = look(text, [], { rolledFrom: yearPeriod(2024) });
  expect(found.findings.map(({ kind, params }) => [kind, params.said])).toEqual([['old_period', '2024年']]);
  const half = HEAD.replace('2024年\n---', '2024年下半年\n---');
  const first = parsePeriod('2024年上半年');
  const next = look(`${half}上半年平稳，下半年发力。`, [], first ? { rolledFrom: first } : {});
  expect(next.findings.map(({ params }) => params.said)).toEqual(['上半年']);
});

test('a long document is looked through in no time', () => {
  const text = HEAD + '一是授权{{[专利授权量]}}，比2023年增长12.5%，其中三成以上为发明。\n\n'.repeat(500);
  const from = performance.now();
  expect(look(text).counts.loose).toBe(1000);
  expect(performance.now() - from).toBeLessThan(2000);
});

test('the forms and traps that were gathered from real reports are told apart', async ({ skip }) => {
  const path = new URL('../../../../shared/claims-forms.tsv', import.meta.url);
  const table = await readFile(path, 'utf8').catch(() => null);
  if (table === null) skip('the shared table of forms is not here');
  const lines = (table ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const wrong = lines.filter(([type, text = '']) => (type === 'claim') !== loose(text).length > 0);
  // A variety of maize and one of peach are names that no general rule can know.
  expect(wrong.map(([, text]) => text)).toEqual(['郑单958', '桃品种87-5']);
});
