import { parsePeriod, type Period } from '../../catalog';
import { clean, simplified } from './cells';

/** 本月 or 累计: which span of the stated period a column is about. */
export type HeadSpan = 'month' | 'ytd';

const BASE =
  /^(?:(?:上年|去年|上一年)?同[期月](?:累计)?(?:数|值|实际|完成)?|(?:上年|去年|上一年)(?:数|值|实际|完成|累计)?|基期?数|(?:same period )?(?:last|previous|prior) year)$/i;
const CHANGE = '(?:增长|增减|增幅|增速|增长率|增长速度|增减率|升降|变化|±|\\+/?-|[+＋][-－—/]|上升|下降)';
const GROWTH = new RegExp(
  `^(?:(?:同比|(?:比|较)(?:上年|去年|上一年|基期)?(?:同期|同月)?)?(?:${CHANGE}){1,3}(?:率|幅度?|速度|情况|百分比)?|同比±?|上年同期±)$`,
  'i',
);
const GROWTH_ENGLISH =
  /^(?:(?:annual|yearly|yoy|y-o-y|y\/y|year[- ]on[- ]year|year[- ]over[- ]year)\s*)?(?:%|percent(?:age)?|pct\.?)?\s*(?:growth|change|increase)(?:\s*rate)?(?:\s*(?:on|from|over)\s*(?:the\s*)?(?:previous|prior|last|preceding)\s*year)?$|^(?:yoy|y-o-y|y\/y)$/i;
const RELATIVE =
  /^(?:(?:在?全[国省市州县区]|全域|同类)?(?:中?(?:居|排|列))?第?(?:位次?|名次|排名|排位|排序)|(?:占|所占)\S{0,14}?(?:比重|比例|份额|百分比)?|比重|占比|(?:占?全?[国省市州县区])(?:占?比重?|比例|份额)|构成|份额|(?:为|完成|占)?(?:年度?|全年|年初|本年)?(?:计划|目标|任务|预算)(?:数|值|任务)?(?:的|完成)?(?:率|进度|比例|情况|百分比)?|完成(?:率|进度|比例|百分比)|进度|序时进度|(?:同比|(?:比|较|与)(?:上年|去年|上一年|上期|上月|年初|预算)(?:同期|同月|末|决算|执行|完成)?(?:数|相比)?)?(?:净?增[加减长]|减少|升降|绝对增[减加长])(?:额|量|数|值|绝对[额值量])|(?:为|占|是)(?:上年|去年|年初|调整|变动)?(?:同期|预算|决算|执行|完成|实际|计划){1,2}数?的?(?:比例|比重|百分比|进度|率)?|(?:调整|变动)后?预算(?:数|值)?|净增(?:额|量|数)?|增量|环比(?:增长|增速|增幅|增减|±)?率?|定基比?|(?:年均|平均)(?:增长|增速|递增)\S*|(?:全[国省市州县区]|同类地区|同期)平均(?:水平|数|值|增[速幅长])?|贡献率|拉动\S{0,10}|增(?:长|速)?(?:位次|排名)|rank(?:ing)?|share(?: of total)?|per ?cent of total|% of total)$/i;
const PLAIN =
  /^(?:(?:本期|当期|本年|本月|报告期|现期)[数值额]|今年(?:数|值|完成)?|本期|本年|本月|当期|当年|绝对[额量数值]|数值?|数量|总量|总额|总数|实绩|实际(?:数|完成)?|已?完成(?:额|量|数|值|情况)?|实际完成|(?:预算)?(?:执行|决算)(?:数|[额值])|基期值|指标值|统计值|数据|金额|obs[_ ]?value|fact ?value ?numeric|numeric value|value|amount|level|number|total value|v4_\d)$/i;
const SPANS: readonly (readonly [RegExp, HeadSpan])[] = [
  [
    /^(?:本年|今年|年初至?今?|自年初|年初以来|1[-—]本月|1[-—]报告月|至?本月止?|本月末?止)?累计(?:数|值|额|完成)?/,
    'ytd',
  ],
  [/^(?:本月|当月|报告月)(?:数|值|额|完成|止)?(?!末)/, 'month'],
  [/^(?:year[- ]to[- ]date|ytd|cumulative)\b/i, 'ytd'],
  [/^(?:current month|this month)\b/i, 'month'],
];

const tight = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? simplified(text.replace(/\s+/g, '')) : text.trim();

export const isBase = (text: string): boolean => BASE.test(tight(text));
export const isPlain = (text: string): boolean => PLAIN.test(tight(text));
export const isRelative = (text: string): boolean => RELATIVE.test(tight(text)) || FALL.test(tight(text));

/**
 * Behind a name (`…_累计值`, `…累计增长`, `…, Accumulated`): counted from January on to the end of the period at hand. 累计 in front of a name
 * (累计确诊) may count from any day and is part of the name.
 */
export const isCumulativeName = (text: string): boolean =>
  /(?:[_\s(（:：,，-]累计|累计(?:值|同比|(?:同比)?增[长速幅](?:率|速度)?))[)）]?$|[_\s,(]+(?:accumulated(?: value| growth(?: rate)?)?|ytd|year[- ]to[- ]date)\)?$/iu.test(
    text.replace(/\s*[(（][^()（）]{1,12}[)）]\s*$/u, (unit) => (/累计|accum|ytd/i.test(unit) ? unit : '')).trim(),
  );

/** The span that a head for the base of growth names: 上年同月 a month, 去年同期累计 all since January. */
export const spanOfBase = (text: string): HeadSpan | null =>
  /累计/.test(text) ? 'ytd' : /同月|当月|本月/.test(text) ? 'month' : null;

/** 下降率 counts what growth counts with the other sign. */
const isFall = (text: string): boolean => /下降|降低|降幅|减少/.test(text) && !/[增升±]|变化/.test(text);
const FALL = /^(?:同比|(?:比|较)(?:上年|去年|上一年|基期)?(?:同期|同月)?)?(?:下降|降低|减少|降幅)(?:率|幅度?)?$/;

/** A growth in percent; `unit` decides of 增减 and change, which may also be an amount (件) or points (个百分点). */
export function isGrowth(text: string, unit?: string): boolean {
  const plain = tight(text).replace(/[%％]/g, '');
  if (unit !== undefined && !/^[%％‰]$/.test(unit)) return false;
  if (isFall(plain)) return false;
  if (GROWTH.test(plain)) return true;
  return (
    GROWTH_ENGLISH.test(tight(text)) && (unit !== undefined || /%|percent|pct|rate|growth|yoy|y-o-y|y\/y/i.test(text))
  );
}

/** A change that is no percentage: 比上年增减（人）. */
export const isDifference = (text: string, unit?: string): boolean =>
  unit !== undefined && !/^[%％‰]$/.test(unit) && (GROWTH.test(tight(text)) || GROWTH_ENGLISH.test(tight(text)));

/** Takes 本月, 累计 … off the beginning of a head. 累计 alone in a longer name (累计发放贷款) is part of it. */
export function takeSpan(text: string): { readonly span: HeadSpan; readonly rest: string } | null {
  const plain = tight(text);
  for (const [pattern, span] of SPANS) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const rest = plain.slice(found[0].length).replace(/^[\s:：_\-—]+/, '');
    if (rest === '' || isGrowth(rest) || isBase(rest) || isPlain(rest) || isRelative(rest)) return { span, rest };
  }
  return null;
}

/** `2023年比2022年增长`: growth of the first year where the second is the one before; null for any other text. */
export function growthBetween(text: string): { readonly period: Period; readonly year: boolean } | null {
  const found =
    /^(.{4,14}?)(?:比|较|over|vs\.?)\s*(.{4,14}?)(?:同期)?\s*(?:增长|增减|增幅|升降|±|[+＋][-－—/]|变化)/i.exec(
      tight(clean(text)),
    );
  const [now, before] = [found?.[1], found?.[2]].map((each) => (each === undefined ? null : parsePeriod(each)));
  if (!now || !before) return null;
  return { period: now, year: before.m0 === now.m0 - 12 && before.n === now.n };
}
