const MEASURE =
  '人次|人年|人|户次|户|家次|家|件|项次|项|个百分点|百分点|个|宗|期|份|册|场次|场|批次|批|公斤|千克|克|斤|吨标准煤|吨|亩|公顷|平方公里|平方米|立方米|公里|千米|米|名|位|台次|台|辆|所|座|处|头|只|羽|株|棵|千瓦时|千瓦|兆瓦|度|次|篇|种|支|套|条|间|栋|幢|片|块|孔|眼|口|对|组|类|级|倍|美元|欧元|港元|人民币|元|个月|月|年|天|日|周|小时|分钟|岁|分|成|%|‰|pp';
const UNIT = new RegExp(`^(?:${MEASURE})(?:\\/(?:[十百千万亿]{0,2})(?:${MEASURE}))?`, 'u');

/** Units in which a figure printed without decimals is rounded to a whole one, not counted. */
const CONTINUOUS =
  /^(?:(?:美|欧|港)?元|人民币|%|‰|个?百分点|pp|倍|公斤|千克|克|斤|吨.*|亩|公顷|平方公里|平方米|立方米|公里|千米|米|千瓦时|千瓦|兆瓦|度)(?:\/.*)?$/u;

export const isContinuous = (unit: string): boolean => CONTINUOUS.test(unit);

/** The unit at the beginning of what follows a number, and what follows the unit; an unknown short Han word counts as one. */
export function takeUnit(text: string): { readonly unit: string; readonly rest: string } | null {
  const plain = text.trimStart();
  if (plain === '') return { unit: '', rest: '' };
  const found = UNIT.exec(plain)?.[0];
  if (found !== undefined) return { unit: found, rest: plain.slice(found.length) };
  if (/^(?:以上|以下|以内|左右|上下|之多|整|[余多来的])/.test(plain)) return { unit: '', rest: plain };
  const word = /^[^\d\s〇零一二三四五六七八九十百千万亿%‰.,:;/年月日]{1,4}(?=以上|以下|以内|左右|上下|$)/u.exec(
    plain,
  )?.[0];
  return word === undefined || /^[\p{P}\p{S}]/u.test(word) ? null : { unit: word, rest: plain.slice(word.length) };
}
