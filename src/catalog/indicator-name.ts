/**
 * The form of an indicator's name under which it is compared: one width, lower case, no blanks or punctuation between words, brackets
 * that only state a unit left out (`地区生产总值（亿元）`). Words in brackets that are part of the meaning stay: 技术合同成交额（输出）.
 */
export function normaliseIndicatorName(name: string): string {
  const plain = splitUnit(name.normalize('NFKC')).name.toLowerCase();
  return plain
    .replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '')
    .replace(/[_\s]+/g, ' ')
    .replace(/[、,;:"'“”‘’*#]+/g, '')
    .replace(/\s*([()/&-])\s*/g, '$1')
    .trim();
}

const UNIT_WORD =
  '(?:[十百千万亿]{0,2}(?:美元|元|人民币|人次|人年|人|户|家|件|项|个|期|份|场次|场|吨|公斤|千克|斤|亩|公顷|平方公里|平方米|公里|米|次|名|位|台|辆|所|千瓦时|度|小时|天)(?:/[\\p{Script=Han}]{1,4})?|%|‰|％|percent|per cent|yuan|rmb|cny|usd|us\\$|\\$|persons?|people|cases?|items?|number|tons?|tonnes?|hectares?|km2|million|billion|thousand|(?:100 million|10 000) (?:yuan|persons?))';
const TRAILING = new RegExp(
  `\\s*[(\\[（【](?:计量)?(?:单位|unit)?\\s*[:：]?\\s*(${UNIT_WORD})\\s*[)\\]）】]\\s*$`,
  'iu',
);
const STATED = new RegExp(`[,，;；\\s/]+(?:计量)?(?:单位|unit)\\s*[:：]?\\s*(${UNIT_WORD})\\s*$`, 'iu');

/** A heading taken apart into name and unit: `授权量（件）` → 授权量, 件. The unit is null when none is stated. */
export function splitUnit(heading: string): { readonly name: string; readonly unit: string | null } {
  const found = TRAILING.exec(heading) ?? STATED.exec(heading);
  const name = found ? heading.slice(0, found.index).trim() : heading.trim();
  return found?.[1] && name !== '' ? { name, unit: found[1] } : { name: heading.trim(), unit: null };
}
