import type { SheetPlan } from '../../ingest';

/** What a cell of the raw sheet was taken for. */
export type Region = 'title' | 'head' | 'stub' | 'unit' | 'data' | 'total' | 'note' | 'left_out' | 'none';

/** In the order of the legend. */
export const REGIONS: readonly Region[] = ['title', 'head', 'stub', 'unit', 'data', 'total', 'note', 'left_out'];

const UNIT = /(?:计量)?单位\s*[:：]|\bunits?\s*[:：]/i;
const TOTAL =
  /^\s*(?:其?中?[:：]?\s*)?(?:合\s*计|总\s*计|小\s*计|总数|全[国省市州县区盟旗]|grand total|total|sum)\s*$/i;

/** Tells the regions of one sheet, row by row: texts are those of the row. */
export function regionsOf(
  sheet: SheetPlan | null,
): (row: number, texts: readonly string[]) => (column: number) => Region {
  if (!sheet || sheet.kind === 'unread') return () => () => 'none';
  const { recipe } = sheet;
  const { header, data } = recipe;
  const roles = new Map(recipe.columns.map(({ at, role }) => [at, role]));
  const skipped = new Set(recipe.kind === 'facts' ? recipe.skipRows : []);
  const stubs = recipe.columns.filter(({ role }) => role === 'area_name' || role === 'indicator').map(({ at }) => at);
  const heads = new Set(header.to < header.from ? [] : range(header.from, header.to));
  return (row, texts) => {
    const filled = (column: number): boolean => (texts[column] ?? '').trim() !== '';
    if (heads.has(row)) {
      return (column) =>
        UNIT.test(texts[column] ?? '')
          ? 'unit'
          : !roles.has(column) || roles.get(column) === 'skip'
            ? 'left_out'
            : 'head';
    }
    if (row < Math.min(data.from, header.from)) {
      return (column) => (!filled(column) ? 'none' : UNIT.test(texts[column] ?? '') ? 'unit' : 'title');
    }
    if (row >= data.to) return (column) => (filled(column) ? 'note' : 'none');
    if (row < data.from || skipped.has(row)) return (column) => (filled(column) ? 'left_out' : 'none');
    const total = stubs.some((column) => TOTAL.test(texts[column] ?? ''));
    return (column) => {
      const role = roles.get(column);
      if (role === undefined || role === 'skip' || role === 'personal') return 'left_out';
      if (total) return 'total';
      if (role === 'unit') return 'unit';
      if (recipe.kind === 'ledger') return 'data';
      return role === 'value' || role === 'base' || role === 'growth' ? 'data' : 'stub';
    };
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
