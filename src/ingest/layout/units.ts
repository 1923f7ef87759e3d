import { splitScale } from '../../core';
import { clean } from './cells';

// Words that count or measure, after 万, 亿, thousand … are taken off. A text in brackets is a unit only if it is made of these.
const BASE =
  /^(?:元|美元|欧元|港元|人民币|人|人次|人年|户|家|个|件|项|次|期|场|场次|份|套|台|辆|艘|架|块|条|座|张|部|集|册|本|篇|所|处|只|头|匹|株|棵|间|栋|宗|笔|名|位|岁|年|月|日|天|小时|时|分钟|秒|吨|公吨|千克|公斤|克|毫克|微克|[μµ]g|ug|mg|分贝|dB|ppm|斤|米|千米|公里|里|厘米|毫米|亩|公顷|平方米|平方公里|平方千米|平米|立方米|升|毫升|千瓦|千瓦时|千瓦小时|瓦|度|标准煤|吨标准煤|标准箱|倍|点|分|百分点|个百分点|摄氏度|°C|对|架次|班|节|门|种|类|级|级别|组|支|枚|把|盏|根|片|股|卷|瓶|箱|袋|包|线|端|路|芯公里|皮长公里|门次|床|张床|床位|床|人月|KW|kW|MW|GW|kWh|TWh|t|kg|km|km2|m2|m3|ha|[%‰％]|percent|per cent|persons?|people|households?|usd|us\$|\$|€|£|¥|eur|gbp|kes|kshs?|ksh|cny|rmb|yuan|dollars?|shillings?|euros?|tons?|tonnes?|hours?|years?|points?|number|no\.|rs\.?|rupees?|inr|₹|₩|won|krw|jpy|yen|r\$|(?:r|us)?\$ ?1[.,]?000|reais|pesos?|rubles?|zł|kč|ft|chf|sek|nok|dkk|aud|cad|gbp m|eur m|mio\.? ?(?:eur|euro|€)|tsd\.? ?(?:eur|euro|€)|1\.?000 (?:eur|euro|€)|mil(?:hões de)? reais|anzahl|personen|einwohner|hektar|personas|hab\.?|habitantes|pessoas|personnes|habitants|individus|menages|ménages|hogares|famiglie|abitanti|unità|number of persons|osob[ay]|osób|szt\.?|os\.|'?000s?|명|세대|가구|개소|건|원|천원|백만원|십억원|억원|천명|만명|世帯|戸|件数|円|千円|百万円|億円|箇所|ヶ所|か所|校|床数|元\/人|чел\.?|человек|тыс\. ?(?:чел\.?|человек|руб\.?|рублей)|млн\.? ?руб(?:\.|лей)?|руб\.?|рублей|тонн|га)$/iu;

/** Whether a text is a unit and nothing else: 万元, 件/万人, %, Ksh million, 元/人. */
export function isUnit(text: string): boolean {
  const plain = clean(text);
  if (plain === '' || plain.length > 24) return false;
  const [over, under, ...more] = plain.split(/[/／]|每(?=.)/);
  if (more.length > 0) return false;
  return single(over ?? '') && (under === undefined || single(under));
}

function single(text: string): boolean {
  const plain = text.trim();
  if (BASE.test(plain)) return true;
  const scaled = splitScale(plain);
  if (scaled.scale !== '' && (scaled.unit === '' || BASE.test(scaled.unit))) return true;
  const counted = /^(?:in )?(?:hundreds?|thousands?|millions?|billions?) of (.+)$/i.exec(plain);
  if (counted && BASE.test((counted[1] ?? '').trim())) return true;
  // English writes the scale behind: Ksh million, US$ billions.
  const behind = /^(.+?)\s+(?:in )?(thousand|million|billion|trillion|lakh|crore)s?$/i.exec(plain);
  return behind !== null && BASE.test((behind[1] ?? '').trim());
}

/** Signs that may as well end a name: 累计_年, 口径_类. */
const LETTERED = /^[年月日天级类点分度期次位名端线路门种组节班里米]$/;

/** 增幅（±%）, （+/-%）, （增减%）: a per cent with its sign. */
const SIGNED = /(?<=[([（【]\s*)(?:±|[+＋]\s*[/／,，]?\s*[-－—–]|增减|升降)\s*([%％‰])(?=\s*[)\]）】]\s*$)/u;

/** A unit at the end of a head or title: `GDP(亿元)`, `人口（万人）`, `增长 %`, `产值/亿元`; and the text without it. */
export function unitAtEnd(text: string): { readonly unit?: string; readonly rest: string } {
  const plain = clean(text).replace(SIGNED, '$1');
  const bracketed =
    /^(.*?)\s*[([（【]\s*(?:(?:计量)?单位\s*[:：]\s*|[単單]位\s*[:：]?\s*|단위\s*[:：]?\s*)?([^()[\]（）【】]+?)\s*[)\]）】]\s*$/.exec(
      plain,
    );
  if (bracketed && isUnit(bracketed[2] ?? '')) return { unit: bracketed[2] ?? '', rest: bracketed[1] ?? '' };
  // （亿元、现价）: the unit with a remark behind it.
  const remarked =
    /^(.*)[([（【]\s*([^()[\]（）【】,，、;；]+?)\s*[,，、;；]\s*([^()[\]（）【】]*?\p{Script=Han}{2}[^()[\]（）【】]*?)\s*[)\]）】]\s*$/u.exec(
      plain,
    );
  if (remarked && isUnit(remarked[2] ?? '') && !/[\d=＝]/.test(remarked[3] ?? '') && !isUnit(remarked[3] ?? ''))
    return { unit: remarked[2] ?? '', rest: `${remarked[1] ?? ''}(${remarked[3] ?? ''})` };
  // （占可支配收入比重，%）: the remark stays a part of the name.
  const remark = /^(.*[([（【][^()[\]（）【】]+?)[,，、]\s*([%％‰])\s*([)\]）】])\s*$/.exec(plain);
  if (remark) return { unit: remark[2] ?? '', rest: `${remark[1] ?? ''}${remark[3] ?? ''}` };
  // 地区生产总值_万元: as data sets name their columns.
  const joined = /^(.+?)_([^_\s]{1,10})$/.exec(plain);
  if (joined && /\p{Script=Han}/u.test(joined[2] ?? '') && isUnit(joined[2] ?? '') && !LETTERED.test(joined[2] ?? ''))
    return { unit: joined[2] ?? '', rest: joined[1] ?? '' };
  const trailing = /^(.+?)[\s,，_]*(?:[/／]\s*([^\s/／]+)|([%％‰]))$/.exec(plain);
  const unit = trailing?.[2] ?? trailing?.[3];
  if (trailing && unit !== undefined && isUnit(unit) && !/^[a-z]$/i.test(unit))
    return { unit, rest: trailing[1] ?? '' };
  return { rest: plain };
}

/** `…基本情况（万元、个）`: units for several kinds of columns, joined as a line of its own says them (`单位：万元、个`). */
export function unitsAtEnd(text: string): string | undefined {
  const all = (/[([（【]([^()[\]（）【】]+)[)\]）】]\s*$/.exec(clean(text))?.[1] ?? '').split(/\s*[、,，;；/]\s*/);
  return all.length >= 2 && all.length <= 5 && all.every(isUnit)
    ? all.filter((unit) => !/^[%％‰位]$/.test(unit)).join('、')
    : undefined;
}

/**
 * Whether a unit said of a whole table can be that of an indicator in it: an index, a rank, a rate or a share is not in 万元, whatever stands
 * above the table.
 */
function takesUnit(indicator: string, unit: string): boolean {
  if (unit === '' || /^[%％‰]$|百分点|^点$/.test(unit)) return true;
  const name = clean(indicator).replace(/\s+/g, '');
  if (COUNTED.test(name) && AMOUNT_UNIT.test(unit)) return false;
  return !/指数|[(（][^()（）]*=100[^()（）]*[)）]|\bindex\b|(?:位次|名次|排名|系数)$|(?:比重|占比|比例|[^效汇税费功频利]率|[^同环对占]比)(?:[(（][^()（）]*[)）])?$/iu.test(
    name,
  );
}

/** 户数, 职工人数, 企业个数: counted things are in no unit of money, weight, area or energy. */
const COUNTED = /(?:[户人家个件项座辆台艘套床栋宗所处]数|人次|次数)(?:[(（][^()（）]*[)）])?$/u;
const AMOUNT_UNIT =
  /(?:元|usd|\$|€|£|吨|千克|公斤|克|公顷|亩|平方米|平方公里|立方米|千瓦时|千瓦小时|度|kWh|标准煤|公里|米)$/iu;

/** The unit of a whole table for one indicator in it (of several the one that its name asks for); empty where it cannot be that one's. */
export function wholeUnit(indicator: string, units = ''): string {
  const all = units.split('、');
  const unit = all.length === 1 ? units : unitAmong(all, clean(indicator));
  return takesUnit(indicator, unit) ? unit : '';
}

const MONEY_UNIT = /(?:元|usd|\$|€|£)$/i;
const MONEY =
  /收入|支出|产值|增加值|总额|投资|税|利润|资产|负债|存款|贷款|余额|费用?$|经费|工资|金额|销售|营业|财政|GDP|生产总值/i;

/** Of `户、人` 户 for 户数 and 人 for 户籍人口: the one that the name speaks of last; of money what names money. */
function unitAmong(units: readonly string[], name: string): string {
  const spoken = units
    .map((unit) => ({ unit, at: name.lastIndexOf(splitScale(unit).unit || unit) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at);
  const money = units.filter((unit) => MONEY_UNIT.test(unit));
  const [first] = spoken;
  if (first && !MONEY_UNIT.test(first.unit)) return first.unit;
  return money.length === 1 && MONEY.test(name) ? (money[0] ?? '') : '';
}
