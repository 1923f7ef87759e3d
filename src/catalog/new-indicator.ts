import { splitUnit } from './indicator-name';
import type { Indicator } from './types';
import { isCount, unit as parseUnit } from './unit';

type Guess = Pick<Indicator, 'kind' | 'addArea' | 'addPeriod' | 'better' | 'growth' | 'decimals'>;

const RATE_NAME = /(?:率|比重|占比|强度|增速|增幅|增长|比例|percent(?:age)?|rate|share|ratio|growth|%)$/i;
const RANK_NAME = /(?:位次|排名|名次|\brank(?:ing)?)$/i;
const INDEX_NAME = /(?:指数|\bindex)$/i;
const AVERAGE_NAME = /人均|每万人|每千人|每百|户均|亩均|平均|中位数|\bper\b|\b(?:average|mean|median)\b/i;
const STOCK_NAME =
  /年末|期末|月末|年底|期初|保有量|拥有量|存量|余额|在册|在校|从业人员|就业人员|人口|户数|企业数|单位数|机构数|有效|population|employed|employment|labou?r force|households|at (?:year )?end|stock|balance|outstanding/i;
/** Totals of economic accounting: their growth is at constant prices and their parts need not add up, so neither is computed. */
const ACCOUNTS_NAME =
  /增加值|生产总值|\bgdp\b|\bgrp\b|固定资产投资|gross (?:domestic|regional|county) product|value added/i;

const RATE: Guess = {
  kind: 'rate',
  addArea: 'none',
  addPeriod: 'none',
  better: 'neither',
  growth: 'points',
  decimals: 1,
};
const RANK: Guess = { kind: 'rank', addArea: 'none', addPeriod: 'none', better: 'lower', growth: 'count', decimals: 0 };
const INDEX: Guess = {
  kind: 'index',
  addArea: 'none',
  addPeriod: 'none',
  better: 'neither',
  growth: 'none',
  decimals: 1,
};
const AVERAGE: Guess = {
  kind: 'rate',
  addArea: 'none',
  addPeriod: 'none',
  better: 'neither',
  growth: 'levels',
  decimals: 0,
};

/**
 * An indicator that the catalog does not know, as a file names it, with careful guesses that a person can change:
 * - per cent, per mille, or a name of a rate: `rate`, never added up, changes in points;
 * - a place or 位次: `rank`, lower is better; 指数: `index`, no growth; 人均, 每…, averages and compound units: never added up, growth from levels;
 * - 增加值, 生产总值, 投资: only published totals and published growth;
 * - 年末, 人口, 余额, population …: `stock`, added over areas, the last one over months;
 * - else a flow, added over areas and months where the unit is a known count or amount, not added up where there is no unit;
 * - units that count one by one: growth by `count` (a base under ten gives the difference), else from levels.
 */
export function newIndicator(heading: string, statedUnit = '', given: { readonly decimals?: number } = {}): Indicator {
  const { name, unit: bracketed } = splitUnit(heading.normalize('NFKC').replace(/\s+/g, ' '));
  const unit = (statedUnit || bracketed) ?? '';
  const guessed = guess(name, unit);
  return {
    key: `x:${name}`,
    names: [{ name, lang: /\p{Script=Han}/u.test(name) ? 'zh' : 'en', preferred: true }],
    unit,
    ...guessed,
    decimals: given.decimals ?? guessed.decimals,
    origin: 'observed',
    publish: 'public',
    breaks: [],
  };
}

function guess(name: string, text: string): Guess {
  const unit = parseUnit(text);
  if (unit?.dimension === '%' || unit?.dimension === '个百分点') return RATE;
  if (RANK_NAME.test(name) || unit?.dimension === '位') return RANK;
  if (INDEX_NAME.test(name)) return INDEX;
  if (unit === null && RATE_NAME.test(name)) return RATE;
  if (unit?.dimension.includes('/') || AVERAGE_NAME.test(name))
    return { ...AVERAGE, decimals: unit?.dimension.includes('/') ? 2 : 0 };
  const counted = isCount(text) && unit?.scale.num === unit?.scale.den;
  const decimals = unit === null || counted ? 0 : 2;
  if (ACCOUNTS_NAME.test(name))
    return amount({ kind: 'flow', addArea: 'published', addPeriod: 'none', growth: 'published', decimals });
  const growth = counted ? 'count' : 'levels';
  if (STOCK_NAME.test(name)) return amount({ kind: 'stock', addArea: 'sum', addPeriod: 'last', growth, decimals });
  if (unit === null) return amount({ kind: 'flow', addArea: 'none', addPeriod: 'none', growth: 'levels', decimals });
  return amount({ kind: 'flow', addArea: 'sum', addPeriod: 'sum', growth, decimals });
}

const amount = (guessed: Omit<Guess, 'better'>): Guess => ({ ...guessed, better: 'neither' });

/** The indicator that holds another's growth as published: `gdp` → `gdp_growth`, named with 增速. In percent, changes in points. */
export function growthCompanion(indicator: Indicator): Indicator {
  const names = indicator.names.filter(({ preferred }, i) => preferred ?? i === 0);
  return {
    ...RATE,
    key: indicator.growthIndicator ?? `${indicator.key}_growth`,
    names: names.map(({ name, lang }) => ({
      name: lang === 'zh' ? `${name}增速` : `${name}, growth`,
      lang,
      preferred: true,
    })),
    unit: '%',
    better: indicator.better,
    origin: 'observed',
    publish: indicator.publish,
    breaks: [],
    ...(indicator.group === undefined ? {} : { group: indicator.group }),
  };
}
