import { parseDay } from '../../catalog';
import type { ColumnRole, LedgerColumn, LedgerRecipe } from '../recipe';
import type { Column } from './columns';
import type { Region } from './region';
import { contentOf, PERSONAL_CONTENTS } from './contents';
import { areaLevel, isAreaHead, isHead } from './stub';
import { unitAtEnd } from './units';

/** Heads of columns that hold what belongs to a person; such columns are left out unless somebody asks for them. */
const PERSONAL =
  /联系人|联系方式|联系电话|电话|手机|身份证|证件号|邮箱|电子邮件|微信号|QQ号|家庭住址|住址|户籍地址|银行账号|账号|卡号|出生(?:日期|年月)|姓名|^性别$|^年龄$|^民族$|^学历$|(?:负责|经办|填报|填表|审核|发明|设计|主讲|授课)人$|法定代表人|法人代表|\b(?:phone|mobile|e-?mail|id ?card|passport|ssn|contact(?: person)?|birth ?date|date of birth|first ?name|last ?name|full ?name|home address)\b/i;

export const isPersonal = (label: string): boolean => PERSONAL.test(label);

/** Heads of columns that number things. */
const KEY =
  /(?:编号|证号|证书号|专利号|申请号|登记号|备案号|合同号|信用代码|组织机构代码|注册号|许可证号|案号|订单号|流水号)(?:码)?$|\b(?:id|no\.?|number|key)$/i;
const DATED = /日期|时间|[日期]$|\b(?:date|day|time)\b|_(?:on|at|date)$/i;
/** 上年同期, 本期, 报告期: what figures are compared over; no day stands below. */
const COMPARED = /(?:[同本上当基现前近]|报告|核算)期(?:[数值])?$/u;

/**
 * A table of things or events rather than of facts: its rows carry days, or numbers of their own (编号, 统一社会信用代码), and nothing in it
 * says a period across or down; or there is a period beside several texts of their own.
 */
export function looksLikeLedger(columns: readonly Column[], roles: readonly ColumnRole[]): boolean {
  const has = (...wanted: readonly ColumnRole['role'][]): boolean => roles.some(({ role }) => wanted.includes(role));
  if (columns.some((column) => isWorks(column, columns, roles) || isThings(column, roles))) return true;
  if (roles.some((role) => 'period' in role && role.period)) return false;
  const texts = columns.filter((c) => c.share.text >= 0.6 && c.distinct > 1);
  const known = roles.filter(
    ({ role }) => role === 'area_name' || role === 'parent' || role === 'indicator' || role === 'unit',
  );
  const own = texts.length - known.length;
  const dated = columns.filter((c) => c.share.day >= 0.6 || isDated(c));
  // Days in the midst of months are events, even where their column was taken for one of months.
  const events = new Set(dated.filter((c) => !c.examples.every(isMonthsEdge)).map(({ at }) => at));
  const period = roles.some(({ role, at }) => (role === 'period' || role === 'year') && !events.has(at));
  if (dated.length > 0) return !period || own >= 2;
  // Without a day: things that have a number each and a name, and no period anywhere.
  const keys = new Set(columns.filter((c) => isKey(c) && c.filled >= 2).map(({ at }) => at));
  const names = texts.filter(({ at }) => !keys.has(at)).length - known.length;
  return keys.size > 0 && names >= 1 && !has('period', 'year', 'month', 'indicator');
}

const THINGS =
  /^(?:企业|公司|单位\(企业\)|法人单位|机构|医院|学校|高校|院校|合作社|申报单位|获奖单位|承担单位)(?:\(单位\))?(?:名称|全称)$|^(?:姓名|企业|公司|company ?names?|firm ?names?|hospital ?names?|school ?names?|institution ?names?|facility ?names?)$/i;

/** Names of firms or persons, each once: what stands beside them is theirs and no county's. */
function isThings({ at, head, share, distinct, filled }: Column, roles: readonly ColumnRole[]): boolean {
  const area = roles.some((role) => role.at === at && role.role === 'area_name');
  return (
    !area && THINGS.test(head.text.replace(/\s/g, '')) && share.text >= 0.8 && filled >= 1 && distinct >= filled * 0.95
  );
}

const WORKS = /^(?:项目|工程|合同|课题|成果)(?:[(（](?:项目|课题|工程)[)）])?(?:名称|全称)$/;

/** Projects or contracts, each once, with days or months of their own and two columns of words besides: 开工时间, 建设单位, 形象进度. */
function isWorks(
  { at, head, share, distinct, filled }: Column,
  columns: readonly Column[],
  roles: readonly ColumnRole[],
): boolean {
  if (!WORKS.test(head.text.replace(/\s/g, '')) || share.text < 0.8 || distinct < filled * 0.95) return false;
  const known = new Set(
    roles.flatMap((role) => (['value', 'base', 'growth', 'skip'].includes(role.role) ? [] : [role.at])),
  );
  const words = columns.filter((c) => c.at !== at && !known.has(c.at) && c.share.text >= 0.6 && c.distinct > 1);
  return words.length >= 2 && columns.some((c) => c.share.day >= 0.6 || isDated(c));
}

/** The first or last day of a month, which may stand for the month. */
function isMonthsEdge(text: string): boolean {
  const day = parseDay(text);
  if (day === null) return true;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate();
  return day.endsWith('-01') || next === 1;
}

/** Days in a form that the look of a cell does not show: 20230506, 45000, 2023.8—2025.7, under a heading that speaks of time. */
function isDated(column: Column): boolean {
  const content = contentOf(column.examples);
  const said = DATED.test(column.head.text) && !COMPARED.test(column.head.text);
  const months =
    said &&
    !isHead('period', column.head.text) &&
    column.filled > 0 &&
    column.share.period >= 0.95 &&
    column.examples.some((text) => /\d/.test(text));
  return content === 'span' || (said && (content === 'day' || content === 'serial_day')) || months;
}

/** Numbers of things: by their form, or by the heading where no two rows share one. */
function isKey(column: Column): boolean {
  const content = contentOf(column.examples);
  if (content === 'credit_code' || content === 'patent_no') return true;
  if (isHead('areaCode', column.head.text) || isHead('partCode', column.head.text)) return false;
  // `number` alone, or 52,000 below it, counts and is no number of a thing.
  if (/^numbers?$/i.test(column.head.text.trim())) return false;
  if (column.examples.some((text) => /^\d{1,3}(?:,\d{3})+$/.test(text.trim()))) return false;
  const several = Math.min(column.filled, 40);
  return KEY.test(column.head.text.trim()) && column.distinct >= several * 0.9 && !isRowNumber(column);
}

const isRowNumber = ({ head }: Column): boolean =>
  /^(?:序号|编号|no\.?|#|index|row_?number|id)$/i.test(head.text.trim());

/** A ledger recipe with types read off the cells. Its key comes from the file's name, and is ASCII only if that is. `valid`: see `validityOf`. */
export function inferLedger(
  columns: readonly Column[],
  region: Region,
  fileName: string,
  valid?: number,
): LedgerRecipe {
  const used = new Set<string>(['row', 'sheet', 'r', 'area']);
  const own = ownArea(columns);
  let codeTaken = false;
  const made = columns
    .filter((column) => column.head.text !== '')
    .map((column): LedgerColumn => {
      const { unit, rest } = unitAtEnd(column.head.text);
      const type = ledgerType(column);
      const role = ledgerRole(column, type, column === own, codeTaken);
      codeTaken ||= role === 'area_code';
      return {
        at: column.at,
        label: column.head.text,
        name: columnName(rest, used),
        type,
        role,
        ...(unit === undefined ? {} : { unit }),
      };
    });
  return {
    kind: 'ledger',
    ledger: ledgerKey(fileName),
    header: region.header,
    data: region.data,
    columns: made,
    ...(valid === undefined ? {} : { validMonths: valid }),
  };
}

const YEARS = /年份?$|年度$|\byear$/i;

function ledgerType(column: Column): LedgerColumn['type'] {
  if (column.filled === 0) return 'text';
  if (column.share.day + column.share.missing >= 0.8 && column.share.day > 0) return 'date';
  if (isDated(column) && contentOf(column.examples) !== 'span') return 'date';
  if (isKey(column)) return 'text';
  const numeric = column.share.number + column.share.year + column.share.missing >= 0.95 && column.share.missing < 1;
  // Numbers too long to be amounts, or with zeros in front, are numbers of things: they stay text.
  const identifier =
    column.examples.some((text) => /^0\d/.test(text) || /\d{12,}/.test(text)) || isHead('areaCode', column.head.text);
  // Years are told apart and put in order, never added up or written with separators.
  return numeric &&
    !identifier &&
    !/(?:编号|号码|代码|证号|文号|电话)$/.test(column.head.text) &&
    !YEARS.test(column.head.text)
    ? 'number'
    : 'text';
}

/** Of the columns that name areas the narrowest: of province, city and county the county. */
function ownArea(columns: readonly Column[]): Column | undefined {
  const named = columns.filter((c) => c.filled > 0 && isAreaHead(c.head.text));
  const best = Math.max(-1, ...named.map((c) => areaLevel(c.head.text)));
  const [first, ...others] = named.filter((c) => areaLevel(c.head.text) === best);
  // 卖方所在区县 and 买方所在区县: a row has no one area.
  return others.some((c) => WHOSE.test(c.head.text)) && first && WHOSE.test(first.head.text) ? undefined : first;
}

const WHOSE = /^\p{Script=Han}{1,6}(?:所在|所属)/u;

function ledgerRole(
  column: Column,
  type: LedgerColumn['type'],
  isOwnArea: boolean,
  codeTaken: boolean,
): LedgerColumn['role'] {
  const label = column.head.text;
  const content = contentOf(column.examples);
  if (isPersonal(label) || PERSONAL_CONTENTS.has(content)) return 'personal';
  if (isHead('rowNumber', label) && /^(?:序号|no\.?|#|index|rownumber)$/i.test(label.trim())) return 'skip';
  if (type === 'date') return 'date';
  if (!codeTaken && isHead('areaCode', label)) return 'area_code';
  if (isOwnArea) return 'area_name';
  if (YEARS.test(label) || (type === 'number' && column.share.year >= 0.9)) return 'category';
  if (type === 'number') return 'amount';
  if (isKey(column)) return 'key';
  return column.distinct <= 20 && column.filled > column.distinct * 2 ? 'category' : 'text';
}

/** A name for the column in the table: ASCII letters, digits and _, unique. What has no such letters gets a number. */
export function columnName(label: string, used: Set<string>): string {
  const ascii = label
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = /^[a-z]/.test(ascii) && /[a-z]{2}/.test(ascii) ? ascii.slice(0, 40) : `c${used.size - 3}`;
  let name = base;
  for (let i = 2; used.has(name); i++) name = `${base}_${i}`;
  used.add(name);
  return name;
}

/** `专利清单2024.csv` → a key for its ledger: without endings, years and months, so that next month's file is the same one. */
export function ledgerKey(fileName: string): string {
  const base = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[A-Za-z]{2,5}$/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?:19|20)\d{2}[年\-_.]*(?:\d{1,2}[月\-_.]*)?(?:\d{1,2}日?)?/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/_?\d+(?=_|$)/g, '')
    .replace(/^_+|_+$/g, '');
  return base === '' ? 'ledger' : base.slice(0, 40);
}
