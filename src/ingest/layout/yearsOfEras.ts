import type { RawSheet } from '../plan';
import { clean } from './cells';

/** Hiragana and katakana: no other language writes them. */
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/u;
const PREFECTURE = /^\p{Script=Han}{2,3}[県府]$|都道府県|市区町村/u;
const FISCAL = /^((?:19|20)\d{2})\s*年\s*度$/;

/** Signs that only traditional writing has, neither simplified nor Japanese (面積, 金額, 統計), of those that heads of statistics need. */
export const TRADITIONAL = /[縣臺區灣數萬總戶鄉國營產]/u;
const REPUBLICAN = /^((?:[6-9]\d|1[0-4]\d))\s*年(\s*[底度]|\s*(?:1[0-2]|[1-9])\s*月底?)?$/;

/**
 * A sheet with its years written as nothing else is: `2019年度` of Japan begins in April and ends in the next year (財政法 11), and `109年` beside
 * `110年` in a sheet of traditional writing counts from 1912 on (民國). The same sheet where there are none. Of a table too large to be held
 * only what stands in its first rows, the heads, is at hand.
 */
export function withYearsOfEras(cells: RawSheet['cells']): RawSheet['cells'] {
  const first = cells.slice(0, 60).flatMap((row) => row.map(clean));
  const japanese =
    first.some((text) => FISCAL.test(text)) && first.some((text) => KANA.test(text) || PREFECTURE.test(text));
  if (japanese) return rewritten(cells, FISCAL, (_, year) => `${year}-${Number(year) + 1}年度`);
  const years = new Set(first.filter((text) => REPUBLICAN.test(text)).map((text) => text.replace(/年.*$/, '')));
  // 98年 alone could be a year of our era written short; a hundred and more could not.
  const republican = years.size >= 2 && [...years].some((year) => year.length === 3);
  if (
    !republican ||
    !first.some((text) => TRADITIONAL.test(text)) ||
    first.some((text) => /^(?:19|20)\d{2}年?$/.test(text))
  )
    return cells;
  return rewritten(cells, REPUBLICAN, (_, year, rest = '') => `民國${year}年${rest}`);
}

const rewritten = (
  cells: RawSheet['cells'],
  pattern: RegExp,
  write: (text: string, year: string, rest?: string) => string,
): RawSheet['cells'] =>
  cells.map((row) =>
    row.some((cell) => cell.length <= 12 && pattern.test(clean(cell)))
      ? row.map((cell) => (cell.length <= 12 ? clean(cell).replace(pattern, write) : cell))
      : row,
  );
