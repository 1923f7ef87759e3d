import type { Block } from './blocks';
import { familyOf, isBlank, type Cells, type Column } from './columns';

/** What lines below a table begin with. */
const NOTE =
  /^\s*(?:[*※†‡#]|\(?[1-9①-⑳]\)|注|附注|备注|说明|数据来源|资料来源|来源|制表|审核|填报|单位负责人|(?:foot)?notes?\b|sources?\b|remarks?\b|generated\b|exported\b|end of\b)/i;

/**
 * Where the data of a block ends: rows with one filled cell at its end are notes if that cell says so, is a sentence, or stands
 * after a gap; not if it is what its column holds or may be a record whose other cells are missing.
 */
export function notesFrom(cells: Cells, { from, to }: Block, columns: readonly Column[]): number {
  let end = to;
  for (let r = to - 1; r > from; r--) {
    const row = cells[r] ?? [];
    if (isBlank(row)) continue;
    const filled = row.filter((cell) => cell.trim() !== '');
    const [text = ''] = filled;
    if (filled.length !== 1 || columns.length < 2) break;
    const column = columns[row.indexOf(text)];
    const own = column?.family ? familyOf(text) === column.family : false;
    const apart = isBlank(cells[r - 1] ?? []) || (cells[r - 1] ?? []).filter((cell) => cell.trim() !== '').length === 1;
    if (own || !(NOTE.test(text) || text.length > 40 || (apart && row.length === 1))) break;
    end = r;
  }
  return end;
}
