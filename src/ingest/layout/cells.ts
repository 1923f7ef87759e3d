import { remembered } from '../../core';

/**
 * What a cell looks like, judged by its text alone: enough to find where a table lies. Values are read elsewhere, by the
 * one reader of numbers.
 */
export type CellLook = 'empty' | 'number' | 'year' | 'day' | 'missing' | 'text';

/** ASCII without blanks: most cells, and nothing to do. */
const PRINTED = /^[!-~]+$/;

/** Footnote marks behind a word or a number, which narrowing would turn into digits of it: 2020年①, GDP³. The ² of m² is none. */
const MARKS = /(?<=[\p{L}\p{N})）%％])(?:[①-⑳⑴-⒇ⓐ-ⓩ]+|(?<![mM米里])[¹²³⁰⁴-⁹]+)(?=\s*$)/gu;

/** Text as compared: full-width forms narrowed, blanks of every kind collapsed. What is shown to a person stays as it came. */
export const clean = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : PRINTED.test(text) ? text : cleaned(text);

const cleaned = remembered((text) =>
  text
    .replace(MARKS, '')
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim(),
);

const NUMBER =
  /^[-+−(]?\s*[$¥£€]?\s*-?\d[\d,.'\s]*(?:[eE][-+]?\d+)?\s*(?:[%‰]|[十百千万亿]{0,2}(?:美?元|人次?|件|项|家|户|个|吨|亩)?)?\s*\)?\s*(?:\(r\d*\)|[①-⑳*†‡#]|[a-zM]|(?<=\.\d+)B)?$/;
const MISSING =
  /^(?:[-—–―－_]{1,4}|…{1,2}|\.{2,6}|\.|n\/?a|n\.a\.?|na|nan|null|none|x|\*{1,3}|[（(][dDxX][)）]|空|缺|无|未报|: ?[a-z]{0,3}|!|\*{4,6}|suppressed|unreliable|confidential|missing|not (?:available|applicable)|\[[a-z]{1,4}\])$/i;
const DAY =
  /^(?:19|20)\d{2}([-/.年])(?:1[0-2]|0?[1-9])(?:[-/.月])(?:3[01]|[12]\d|0?[1-9])日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/;
const DAY_MONTH_FIRST = /^(?:1[0-2]|0?[1-9])\/(?:3[01]|[12]\d|0?[1-9])\/(?:19|20)?\d{2}(?: \d{1,2}:\d{2}(?::\d{2})?)?$/;

const DAY_DOTTED = /^(?:3[01]|[12]\d|0?[1-9])\.\s?(?:1[0-2]|0?[1-9])\.\s?(?:19|20)\d{2}$/;

/** The signs of 單位, 萬元, 絕對數, 同比增長 … in simplified writing: words of tables are known in that alone. Names are not written otherwise. */
const TRADITIONAL = new Map(
  [...'單單単萬億絕對數長減額總計較預劃標務實際執進佔縣區與為變積淨幾項畫'].map((sign, i) => [
    sign,
    [...'单单单万亿绝对数长减额总计较预划标务实际执进占县区与为变积净几项画'][i] ?? sign,
  ]),
);
const IS_TRADITIONAL = new RegExp(`[${[...TRADITIONAL.keys()].join('')}]`, 'gu');
export const simplified = (text: string): string =>
  text.replace(IS_TRADITIONAL, (sign) => TRADITIONAL.get(sign) ?? sign);

/** The look of one cell; `year` is a bare number from 1900 to 2100, which may be either. */
export function look(raw: string | undefined): CellLook {
  if (raw !== undefined && raw.length > 200) return 'text';
  const text = clean(raw);
  if (text === '') return 'empty';
  if (/^(?:19\d{2}|20\d{2}|2100)(?:\.0)?$/.test(text)) return 'year';
  if (DAY.test(text) || DAY_MONTH_FIRST.test(text) || DAY_DOTTED.test(text)) return 'day';
  if (MISSING.test(text)) return 'missing';
  return NUMBER.test(text) ? 'number' : 'text';
}

/** A sign that prints stands first in most cells that are not blank. */
export const isBlank = (cell: string | undefined): boolean => {
  if (cell === undefined || cell === '') return true;
  const first = cell.charCodeAt(0);
  return (first <= 32 || first >= 127) && clean(cell) === '';
};

export const isBlankRow = (row: readonly string[] | undefined): boolean => row === undefined || row.every(isBlank);

/** Lines below a table that say something about it. */
const NOTE =
  /^(?:[*※#]\s*)?(?:注(?:释|解|[\d一二三])?\s*[:：.、]|注$|附注|备注\s*[:：]|说明\s*[:：]|(?:数据)?来源\s*[:：]|资料来源|数据来源|制表|填表人|审核人|单位负责人|联系人\s*[:：]|notes?\b\s*[:.]?|sources?\b\s*[:.]|footnotes?\b|\(?[a-z\d]\)\s)/i;

export const isNote = (row: readonly string[]): boolean => {
  const first = clean(row.find((cell) => cell !== '' && clean(cell) !== ''));
  return first !== '' && NOTE.test(first);
};

/** 制表单位, 填报单位, 主办单位 …: an office, not a unit. */
const OF_OFFICE =
  /(?:制表|填报|填表|编制|编报|报送|上报|报告|主办|承办|协办|主管|责任|牵头|发布|提供|来源|统计|调查|审核|制作|印发|印制|建设|施工|用人|归口|所属|隶属|使用|依托|参与|实施|完成|申报|推荐)\s*$/u;
const OFFICE = /(?:[局委办厅处署院校所队部社]|中心|公司|集团|政府|协会|大学|学院|银行|分局|支队|委员会)$/u;

/** A line that gives the unit for what is below it: `单位：亿元`, `Unit: %`; 填报单位：统计局 gives none. */
export function unitLine(text: string): string | null {
  const plain = simplified(clean(text));
  const match =
    /((?:计量)?单位)\s*[:：]\s*([^\s,，;；、)）]+(?:[、,，;；]\s*[^\s,，;；、)）:：]{1,8}(?=[、,，;；)）\s]|$)){0,4})|\bunits?\s*[:：]\s*([^,;)]+)/i.exec(
      plain,
    );
  const found = match?.[2] ?? match?.[3];
  if (!match || found === undefined) return null;
  const office = match[2] !== undefined && (OF_OFFICE.test(plain.slice(0, match.index)) || OFFICE.test(found));
  if (!office) return unitsIn(found);
  const rest = plain.slice(match.index + match[0].length);
  return rest === '' ? null : unitLine(rest);
}

/** `亿元、%`: the amounts are in 亿元. `户、人`: which is whose is for the heads to say. */
function unitsIn(text: string): string {
  const all = text.trim().split(/[、,，;；]\s*/);
  const amounts = all.filter((unit) => !/^(?:[%％‰]|位|名次|个?百分点)$/.test(unit));
  return (amounts.length > 0 ? amounts : all.slice(0, 1)).join('、');
}

/** `2021 [Note 2]`, `Persons (see note 1)`: marks of notes as publishers in English set them. */
export const withoutNoteMarks = (text: string): string =>
  /note/i.test(text)
    ? text.replace(/\s*[[(（](?:see )?(?:foot)?notes?:?\s*\d{1,2}(?:\s*(?:,|and|&|to|-)\s*\d{1,2})*[\])）]/gi, '')
    : text;

/** 地区生产总值_万元[GDP]: behind it stands the name of the column in the data set. */
export const withoutColumnCode = (text: string): string =>
  text.endsWith(']') ? text.replace(/(?<=[\p{Script=Han})）%％])\s*\[[A-Za-z]\w{1,24}\]$/u, '') : text;

/** The one text of a row that has no other (a merged cell repeats its own), null where there are none or several. */
export function soleText(row: readonly string[]): string | null {
  let text: string | null = null;
  for (const cell of row) {
    if (cell === '') continue;
    const plain = clean(cell);
    if (plain === '') continue;
    if (text !== null && text !== plain) return null;
    text = plain;
  }
  return text;
}

/** The texts of a row that are there, as one: two rows of a header printed twice have the same. */
export const headKey = (row: readonly string[]): string =>
  row
    .map(clean)
    .filter((cell) => cell !== '')
    .join('\u0001');

/** `续表`, a page number, a unit or the title once more: the table above goes on. */
export const continuesTable = (text: string, above: readonly string[]): boolean =>
  above.includes(text) ||
  /^[（(]?续|[（(]续[^)）]*[)）]|续表|\bcontinued\b|^(?:第\s*\d+\s*页.*|-\s*\d+\s*-|page\s*\d+.*)$/i.test(text) ||
  unitLine(text) !== null;

/** `地区 Region`, `总人口（万人） Total Population`: the Chinese of a text that says the same in English behind it; else the text. */
export const ofTwoTongues = (text: string): string => {
  const found =
    /^(.*[\p{Script=Han}）)%‰].*?)\s+([A-Z][\x20-\x7e]*[a-z]{3}[\x20-\x7e]*|[A-Z][a-z]+ [A-Z][a-z]+)$/u.exec(text);
  return found?.[1] !== undefined && /\p{Script=Han}/u.test(found[1]) ? found[1] : text;
};
