import { clean } from '../layout/cells';
import type { RawSheet } from '../plan';
import type { FactsRecipe } from '../recipe';

/** The rows with the blanks of merged stub cells filled from above, unless a cell further left begins something new. */
export function filledRows({ cells }: RawSheet, { fill = [], data, columns }: FactsRecipe): RawSheet['cells'] {
  const stubs = columns.filter(
    ({ role }) => role !== 'value' && role !== 'base' && role !== 'growth' && role !== 'skip',
  );
  const repeats = withDitto(
    cells,
    data,
    stubs.map(({ at }) => at),
  );
  if (fill.length === 0) return repeats;
  const merged = [...fill].sort((a, b) => a - b);
  const last = new Map<number, string>();
  return repeats.map((row, r) => {
    if (r < data.from || r >= data.to || row.every((cell) => clean(cell) === '')) return row;
    const copy = [...row];
    let begun = false;
    for (const at of merged) {
      if (clean(copy[at]) !== '') {
        last.set(at, copy[at] ?? '');
        begun = true;
      } else if (!begun && last.has(at)) copy[at] = last.get(at) ?? '';
    }
    return copy;
  });
}

const DITTO = /^(?:[〃〞″"]|''|同上|do\.?|ditto)$/i;

/** The rows with the mark that repeats what stands above (〃, 同上) replaced by that. */
function withDitto(cells: RawSheet['cells'], data: FactsRecipe['data'], columns: readonly number[]): RawSheet['cells'] {
  const isDitto = (row: readonly string[], at: number): boolean => {
    const text = row[at] ?? '';
    return text.length > 0 && text.length < 8 && DITTO.test(text.trim());
  };
  const to = Math.min(data.to, cells.length);
  let any = false;
  for (let r = data.from; r < to && !any; r++) any = columns.some((at) => isDitto(cells[r] ?? [], at));
  if (!any) return cells;
  const last = new Map<number, string>();
  return cells.map((row, r) => {
    if (r < data.from || r >= to) return row;
    const copy = [...row];
    for (const at of columns) {
      if (isDitto(row, at) && last.has(at)) copy[at] = last.get(at) ?? '';
      else if (clean(row[at]) !== '') last.set(at, row[at] ?? '');
    }
    return copy;
  });
}
