import { plainToHtml, plainToTsv, type PivotModel } from '../view';

/** Rows and columns of a pivot for the clipboard, with its heads above them where `headed`. */
export function pivotText(
  { model }: { readonly model: PivotModel | null },
  lines: readonly number[],
  cols: readonly number[],
  headed: boolean,
): { readonly html: string; readonly text: string } {
  const columns = cols.map((col) => model?.columns[col]);
  const depth = Math.max(0, ...columns.map((column) => column?.over.length ?? 0));
  const heads = headed
    ? Array.from({ length: depth + 1 }, (_, level) =>
        columns.map((column) => {
          const all = column ? [...column.over, column.title] : [];
          const at = level - (depth + 1 - all.length);
          return all[at] ?? '';
        }),
      )
    : [];
  const rows = lines.map((line) => {
    const row = model?.rows[line];
    return cols.map((col) => (col === 0 ? '　'.repeat(row?.depth ?? 0) : '') + (row?.cells[col]?.text ?? ''));
  });
  const table = { heads, rows, number: columns.map((column) => column?.number ?? false) };
  return { html: plainToHtml(table), text: plainToTsv(table) };
}
