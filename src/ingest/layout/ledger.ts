import type { ColumnRole, LedgerColumn, LedgerRecipe } from '../recipe';
import type { Column } from './columns';
import type { Region } from './region';
import { isAreaHead, isHead } from './stub';
import { unitAtEnd } from './units';

/** Heads of columns that hold what belongs to a person; such columns are left out unless somebody asks for them. */
const PERSONAL =
  /联系人|联系方式|联系电话|电话|手机|身份证|证件号|邮箱|电子邮件|家庭住址|住址|银行账号|账号|出生(?:日期|年月)|^姓名$|^性别$|负责人姓名|\b(?:phone|mobile|e-?mail|id ?card|passport|contact(?: person)?|birth ?date|first ?name|last ?name|full ?name)\b/i;

export const isPersonal = (label: string): boolean => PERSONAL.test(label);

/**
 * A table of things or events rather than of facts: its rows carry days, or there is nothing in it that says a period
 * across or down and its rows carry several texts of their own.
 */
export function looksLikeLedger(columns: readonly Column[], roles: readonly ColumnRole[]): boolean {
  const has = (...wanted: readonly ColumnRole['role'][]): boolean => roles.some(({ role }) => wanted.includes(role));
  const dated = columns.filter((c) => c.share.day >= 0.6);
  const headPeriods = roles.filter((role) => 'period' in role && role.period).length;
  if (dated.length === 0 || headPeriods > 0) return false;
  const texts = columns.filter((c) => c.share.text >= 0.6 && c.distinct > 1);
  const known = roles.filter(
    ({ role }) => role === 'area_name' || role === 'parent' || role === 'indicator' || role === 'unit',
  );
  return !has('period', 'year') || texts.length - known.length >= 2;
}

/** A ledger recipe with types read off the cells. Its key comes from the file's name, and is ASCII only if that is. */
export function inferLedger(columns: readonly Column[], region: Region, fileName: string): LedgerRecipe {
  const used = new Set<string>(['row', 'sheet', 'r', 'area']);
  let areaTaken = false;
  const made = columns
    .filter((column) => column.head.text !== '')
    .map((column): LedgerColumn => {
      const { unit, rest } = unitAtEnd(column.head.text);
      const type = ledgerType(column);
      const role = ledgerRole(column, type, areaTaken);
      areaTaken ||= role === 'area_name' || role === 'area_code';
      return {
        at: column.at,
        label: column.head.text,
        name: columnName(rest, used),
        type,
        role,
        ...(unit === undefined ? {} : { unit }),
      };
    });
  return { kind: 'ledger', ledger: ledgerKey(fileName), header: region.header, data: region.data, columns: made };
}

function ledgerType(column: Column): LedgerColumn['type'] {
  if (column.filled === 0) return 'text';
  if (column.share.day + column.share.missing >= 0.8 && column.share.day > 0) return 'date';
  const numeric = column.share.number + column.share.year + column.share.missing >= 0.95 && column.share.missing < 1;
  // Numbers too long to be amounts, or with zeros in front, are numbers of things: they stay text.
  const identifier =
    column.examples.some((text) => /^0\d/.test(text) || /\d{12,}/.test(text)) || isHead('areaCode', column.head.text);
  return numeric && !identifier && !/(?:编号|号码|代码|证号|文号|电话)$/.test(column.head.text) ? 'number' : 'text';
}

function ledgerRole(column: Column, type: LedgerColumn['type'], areaTaken: boolean): LedgerColumn['role'] {
  const label = column.head.text;
  if (isPersonal(label)) return 'personal';
  if (isHead('rowNumber', label) && /^(?:序号|no\.?|#|index|rownumber)$/i.test(label.trim())) return 'skip';
  if (type === 'date') return 'date';
  if (!areaTaken && isHead('areaCode', label)) return 'area_code';
  if (!areaTaken && isAreaHead(label)) return 'area_name';
  if (type === 'number') return 'amount';
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
