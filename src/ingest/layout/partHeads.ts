import type { Column } from './columns';
import { isDivision } from './names';

/** What a column is about, as its neighbours need it. */
export interface Said {
  readonly indicator: string | undefined;
  readonly unit: string | undefined;
}

const MARKED = /^(.*?)\s*(?:[#＃]\s*[:：]?|其中\s*[:：]|(?<!\p{Script=Han})其中(?=\p{Script=Han}{2}))\s*(\S.*)$/u;
const TOTAL_AT_END = /\s+(?:合\s*计|总\s*计|小\s*计|\btotal)$/iu;

/**
 * The name of a column whose head marks it as a part (`#女`, `其中：发明`) of the last one that is none, or groups parts of it (`按执行部门分` over 企业);
 * null for any other head. A part that ends like its whole (`一般公共预算收入`, `#税收收入`) is named in full already.
 */
export function partName(column: Column, indicator: string, whole: Said | undefined): string | null {
  const [, group = '', part = ''] = MARKED.exec(indicator) ?? [];
  if (part !== '') {
    const of = whole?.indicator?.replace(TOTAL_AT_END, '') ?? '';
    if (group !== '' && !of.startsWith(group)) return `${group} ${part}`;
    return of === '' || endsAlike(of, part) ? part : `${of} ${part}`;
  }
  const [top = ''] = column.levels;
  if (column.levels.length < 2 || !isDivision(top) || !indicator.startsWith(`${top} `) || !whole?.indicator)
    return null;
  return `${whole.indicator} ${indicator.slice(top.length + 1)}`;
}

/** Whether a head marks its column as a part of what stands to its left, or as one of its groups. */
export const isPartHead = ({ levels, head }: Column): boolean =>
  MARKED.test(head.indicator) || (levels.length > 1 && isDivision(levels[0] ?? ''));

const endsAlike = (whole: string, part: string): boolean =>
  part.length > 2 &&
  /\p{Script=Han}{2}$/u.test(part) &&
  whole.replace(/[(（][^()（）]*[)）]$/, '').endsWith(part.slice(-2));
