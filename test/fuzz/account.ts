import type { Issue } from '../../src/core';
import type { RawSheet, SheetPlan, SourcePlan } from '../../src/ingest';

/**
 * Rows of a plan that are neither read nor told of: every row of a sheet's data that holds something in a column of values must have
 * become facts or a ledger row, or stand in an issue (or in its count, where of one kind only the first are listed). A sheet that
 * holds something and is not read needs an issue of its own or of its file. Says each loss in words.
 */
export function losses(plan: SourcePlan): readonly string[] {
  return plan.sheets.flatMap((sheet) => {
    const raw = plan.source.sheets.find(({ name }) => name === sheet.sheet);
    return raw ? lossesOf(sheet, raw, plan.issues) : [`${sheet.sheet}: planned, but not in the file`];
  });
}

function lossesOf(sheet: SheetPlan, raw: RawSheet, issues: readonly Issue[]): readonly string[] {
  const own = issues.filter(
    ({ place }) => place.sheet === undefined || place.sheet === sheet.sheet || sheet.sheet.startsWith(place.sheet),
  );
  if (sheet.kind === 'unread') {
    const filled = raw.cells.some((row) => row.some((cell) => cell.trim() !== ''));
    return filled && own.length === 0 ? [`${sheet.sheet}: not read, and nothing is said`] : [];
  }
  if (sheet.kind === 'facts_sql') return [];
  const { recipe } = sheet;
  const out = new Set<number>(sheet.kind === 'facts' ? sheet.facts.row : sheet.rows.row);
  const told = new Set(own.flatMap(({ place }) => (place.row === undefined ? [] : [place.row])));
  const counted = own.reduce(
    (sum, { code, params }) => sum + (code === 'more_of_same' || 'count' in params ? Number(params.count) || 0 : 0),
    0,
  );
  const skipped = new Set<number>(recipe.kind === 'facts' ? recipe.skipRows : []);
  const columns = valueColumns(sheet);
  const lost: number[] = [];
  for (let r = recipe.data.from; r < Math.min(recipe.data.to, raw.cells.length); r++) {
    const row = raw.cells[r] ?? [];
    const holds = columns.some((c) => (row[c] ?? '').trim() !== '');
    if (holds && !out.has(r + 1) && !told.has(r + 1) && !skipped.has(r)) lost.push(r + 1);
  }
  return lost.length > counted
    ? [`${sheet.sheet}: rows ${lost.slice(0, 5).join(', ')} are neither read nor told of`]
    : [];
}

function valueColumns(sheet: Exclude<SheetPlan, { kind: 'unread' }>): readonly number[] {
  if (sheet.kind === 'ledger')
    return sheet.recipe.columns.filter(({ role }) => role !== 'skip' && role !== 'personal').map(({ at }) => at);
  return sheet.recipe.columns.flatMap(({ at, role }) => (role === 'value' || role === 'base' ? [at] : []));
}

/** Lines of a delimited file that did not become records: none may be missing where no quote can join lines, but for those `told`. */
export function missingLines(bytes: Uint8Array, text: string, raw: RawSheet | undefined, told: number): string | null {
  if (text.includes('"') || !raw || raw.sample || raw.window) return null;
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const filled = lines.filter((line) => /[^\s,;|\t\ufeff]/.test(line)).length;
  const records = raw.cells.filter((row) => row.some((cell) => /[^\s,;|\t\ufeff]/.test(cell))).length;
  return filled > records + told
    ? `${filled} lines that hold something became ${records} records (${bytes.length} bytes)`
    : null;
}
