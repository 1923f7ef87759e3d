import type { ColumnRole } from '../recipe';
import { clean } from './cells';

const CODED = /^([A-Z]{0,3}\d{2,}[A-Z]?)\s*[:.\-–]?\s+(\p{L}.*)$/u;

/** `서울특별시 (1100000000)`. */
const BEHIND = /^(\p{L}.*?)\s*[(（](\d{4,})[)）]$/u;

/** `0301 Oslo`, `10050: Albury`: a code and the name behind it; null for any other text. */
export function codedName(text: string): { readonly code: string; readonly name: string } | null {
  const [, code, name] = CODED.exec(text) ?? [];
  if (code !== undefined && name !== undefined) return { code, name };
  const [, before, behind] = BEHIND.exec(text) ?? [];
  return before === undefined || behind === undefined ? null : { code: behind, name: before };
}

/** Whether nearly all names of areas have a code in front, each name its own, and no column of its own holds codes. */
export function namesAreCoded(rows: readonly (readonly string[])[], roles: readonly ColumnRole[]): boolean {
  const at = roles.find(({ role }) => role === 'area_name')?.at;
  if (at === undefined || roles.some(({ role }) => role === 'area_code')) return false;
  const texts = [...new Set(rows.slice(0, 500).map((row) => clean(row[at])))].filter((text) => text !== '');
  const coded = texts.flatMap((text) => codedName(text) ?? []);
  const sure = coded.length >= 2 || coded.some(({ code }) => code.length >= 4);
  const own = new Set(coded.map(({ code }) => code)).size === coded.length;
  return sure && own && coded.length >= texts.length * 0.9;
}
