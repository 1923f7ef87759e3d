import { FILE_FOLDER, ident, join, literal, raw, sql, type LoadStep, type Sql } from '../../core';
import type { DelimitedLoad } from '../plan';
import type { FactsRecipe } from '../recipe';
import { besides, dimension, dimensionRoles, valueRoles, type Codes } from './columns';
import type { TextPiece } from './pieces';

/**
 * The staging table: `r` row of the file (1-based), `d…` the texts of the dimension columns as they are written (of coded columns their
 * position in the list), and the cells. One value column: `x` the number, `p` its decimals, `t` the text where it is no plain number.
 * Several: lists of these in the order of the columns. A row whose shape is broken has nothing but IRREGULAR for `p`.
 */
export function createStaging({ table }: DelimitedLoad, recipe: FactsRecipe, codes: Codes): readonly LoadStep[] {
  const dims = dimensionRoles(recipe).map(
    (role) => sql`${dimension(role)} ${raw(codes.has(role.at) ? 'USMALLINT' : 'VARCHAR')}`,
  );
  const many = raw(valueRoles(recipe).length > 1 ? '[]' : '');
  const columns = [raw('r INTEGER'), ...dims, sql`x DOUBLE${many}`, sql`p UTINYINT${many}`, sql`t VARCHAR${many}`];
  return [{ do: 'sql', sql: sql`CREATE TABLE ${ident(table)} (${join(columns)})` }];
}

/** Stands for the decimals of a row with more cells than it should have. */
export const IRREGULAR = 255;

/** Name under which the bytes of a piece are registered while they are read. */
export const pieceFile = ({ table }: Pick<DelimitedLoad, 'table'>): string => `${FILE_FOLDER}${table}.csv`;

/** Hands the bytes of a piece to the engine, which may take them away from the caller. */
export const pieceBytes = (load: DelimitedLoad, { bytes }: TextPiece): LoadStep => ({
  do: 'file',
  name: pieceFile(load),
  bytes,
  given: true,
});

/**
 * Reads a piece into the staging table; `before` rows of the file stand before it. Fails on a text of a coded column that is not in the list
 * (`unknownTexts` says which there are) and on bytes that are no UTF-8.
 */
export function stagePiece(
  load: DelimitedLoad,
  recipe: FactsRecipe,
  codes: Codes,
  piece: TextPiece,
  before: number,
): readonly LoadStep[] {
  return [
    ...blankTable(load, piece.blank),
    {
      do: 'sql',
      sql: sql`INSERT INTO ${ident(load.table)} ${rowsOfPiece(load, recipe, codes, piece, before)}`,
    },
    { do: 'forget', name: pieceFile(load) },
  ];
}

/** All texts that a coded column has in a piece: one column `t`. */
export const unknownTexts = (load: DelimitedLoad, at: number, piece: TextPiece): Sql =>
  sql`SELECT DISTINCT coalesce(${column(at)}, '') AS t FROM ${readCsv(load, piece)}`;

/** Blank records in one statement's text; more of them are joined. */
const FEW_BLANK = 16;

function blankTable({ table }: DelimitedLoad, blank: readonly number[]): readonly LoadStep[] {
  if (blank.length <= FEW_BLANK) return [];
  const name = besides(table, 'blank');
  // Among the rows that the engine sees, n blank ones stand behind the k-th.
  const before = new Map(blank.map((at, i) => [at - i, i + 1]));
  return [
    { do: 'sql', sql: sql`CREATE OR REPLACE TABLE ${ident(name)} (k INTEGER, n INTEGER)` },
    {
      do: 'rows',
      table: name,
      columns: [
        { name: 'k', type: 'int32', values: [...before.keys()] },
        { name: 'n', type: 'int32', values: [...before.values()] },
      ],
    },
  ];
}

/** CREATE TABLE … AS takes no parameters. */
const text = (value: string): Sql => raw(literal(value));
const column = (at: number): Sql => ident(`c${at}`);

/** So many cells beyond the table betray a row that is out of shape. */
const EXCESS = 3;

function readCsv(load: DelimitedLoad, piece: TextPiece): Sql {
  const { delimiter, quote, escape, width } = load.form;
  const types = Array.from({ length: width + EXCESS }, (_, at) => sql`${column(at)}: 'VARCHAR'`);
  // Quoted line ends and padding together are read by one reader only; the wasm has no more than one anyway.
  return sql`read_csv(${text(pieceFile(load))}, auto_detect = false, header = false, delim = ${text(delimiter)}, quote = ${text(quote)},
escape = ${text(escape)}, columns = {${join(types)}}, null_padding = true, strict_mode = false${raw(piece.quoted ? ', parallel = false' : '')})`;
}

/**
 * A text without blanks around it; the Chinese wide blank and the TAB that some exports put before every comma included. Trimming
 * costs more than reading, so only what begins with no sign of ASCII is trimmed; blanks behind a number are left to the reader of numbers.
 */
const trimmed = (cell: Sql): Sql =>
  sql`CASE WHEN ${cell} >= '!' AND ${cell} < '~' THEN ${cell} ELSE trim(${cell}, ${text(' \t\u00a0\u3000')}) END`;

/** What the one reader of numbers reads as a number and nothing else, and the same with commas between thousands: `lookups.ts`. */
const PLAIN = '-?(0|[1-9][0-9]{0,14})([.][0-9]{1,14})?';
const GROUPED = '-?[1-9][0-9]{0,2}(,[0-9]{3}){1,4}([.][0-9]{1,6})?';

function rowsOfPiece(load: DelimitedLoad, recipe: FactsRecipe, codes: Codes, piece: TextPiece, before: number): Sql {
  const { width } = load.form;
  const values = valueRoles(recipe);
  const beyond = Array.from({ length: EXCESS }, (_, i) => column(width + i));
  const dims = dimensionRoles(recipe).map((role) => sql`${dimensionOf(role.at, codes)} AS ${dimension(role)}`);
  const cells = values.map(({ at }, i) => sql`${trimmed(column(at))} AS ${ident(`t${i}`)}`);
  const read = sql`SELECT ${rowNumber(before, piece.blank)} AS r, coalesce(${join(beyond)}) IS NOT NULL AS excess, ${join([...dims, ...cells])}
FROM ${numbered(load, piece)}`;
  // Looking at a text costs more than all the rest: it is done once.
  const source = sql`SELECT *, ${join(values.map((_, i) => sql`${looksPlain(`t${i}`)} AS ${ident(plainName(`t${i}`))}`))} FROM (${read})`;
  const names = join([raw('r'), ...dimensionRoles(recipe).map(dimension)]);
  const kept = keptRows(load);
  return values.length === 1
    ? sql`SELECT ${names}, CASE WHEN excess THEN NULL ELSE ${numberOf('t0')} END, CASE WHEN excess THEN ${raw(String(IRREGULAR))} ELSE ${decimalsOf('t0')} END,
  CASE WHEN excess OR t0 = '' OR ${isPlain('t0')} THEN NULL ELSE t0 END FROM (${source})${kept}`
    : sql`SELECT ${names}, CASE WHEN excess OR ${noCell(values.length)} THEN NULL ELSE [${each(values.length, numberOf)}] END,
  CASE WHEN excess THEN [${raw(String(IRREGULAR))}] WHEN ${noCell(values.length)} THEN NULL ELSE [${each(values.length, decimalsOf)}] END,
  CASE WHEN excess OR (${allPlain(values.length)}) THEN NULL ELSE [${each(values.length, oddText)}] END FROM (${source})${kept}`;
}

const each = (count: number, of: (cell: string) => Sql): Sql =>
  join(Array.from({ length: count }, (_, i) => of(`t${i}`)));
const noCell = (count: number): Sql =>
  raw(`coalesce(${Array.from({ length: count }, (_, i) => `nullif(t${i}, '')`).join(', ')}) IS NULL`);
const allPlain = (count: number): Sql =>
  join(
    Array.from(
      { length: count },
      (_, i) => sql`(${ident(`t${i}`)} IS NULL OR ${ident(`t${i}`)} = '' OR ${isPlain(`t${i}`)})`,
    ),
    ' AND ',
  );
const oddText = (cell: string): Sql =>
  sql`CASE WHEN ${ident(cell)} = '' OR ${isPlain(cell)} THEN NULL ELSE ${ident(cell)} END`;

const looksPlain = (cell: string): Sql => sql`regexp_full_match(${ident(cell)}, ${text(PLAIN)})`;
const plainName = (cell: string): string => `${cell}_plain`;
const isPlain = (cell: string): Sql => ident(plainName(cell));
const numberOf = (cell: string): Sql =>
  sql`CASE WHEN ${isPlain(cell)} THEN TRY_CAST(${ident(cell)} AS DOUBLE)
WHEN regexp_full_match(${ident(cell)}, ${text(GROUPED)}) THEN TRY_CAST(replace(${ident(cell)}, ',', '') AS DOUBLE) END`;
const decimalsOf = (cell: string): Sql =>
  sql`CASE WHEN strpos(${ident(cell)}, '.') > 0 AND strlen(${ident(cell)}) < 40 THEN strlen(${ident(cell)}) - strpos(${ident(cell)}, '.') ELSE 0 END`;

function dimensionOf(at: number, codes: Codes): Sql {
  const texts = codes.get(at);
  const cell = sql`coalesce(${column(at)}, '')`;
  return texts ? sql`enum_code(CAST(${cell} AS ENUM(${join(texts.map(text))})))` : cell;
}

/** Rows that the table has no part in: those that were recognised, and all behind its end where that is known. */
function keptRows({ form }: DelimitedLoad): Sql {
  const parts = [
    ...(form.skip.length === 0 ? [] : [`r NOT IN (${form.skip.map((row) => row + 1).join(', ')})`]),
    ...(form.to === null ? [] : [`r <= ${form.to}`]),
  ];
  return raw(parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`);
}

/** The rows that the engine sees, with their number `k` among them and, where there are many blank records, how many stand before. */
function numbered(load: DelimitedLoad, piece: TextPiece): Sql {
  const rows = sql`(SELECT row_number() OVER () AS k, * FROM ${readCsv(load, piece)}) n`;
  if (piece.blank.length <= FEW_BLANK) return rows;
  return sql`${rows} ASOF LEFT JOIN ${ident(besides(load.table, 'blank'))} b ON n.k > b.k`;
}

/** The engine passes over blank records, but they are rows of the file. */
function rowNumber(before: number, blank: readonly number[]): Sql {
  const shift =
    blank.length > FEW_BLANK ? ' + coalesce(b.n, 0)' : blank.map((at, i) => ` + (n.k > ${at - i})::INTEGER`).join('');
  return raw(`(n.k + ${before}${shift})::INTEGER`);
}

/** The row that must be the last one of a piece in the staging table if the engine told the records apart as we did; null: none. */
export function lastRow({ form }: DelimitedLoad, { records, blank }: TextPiece, before: number): number | null {
  const out = new Set([...blank.map((at) => before + at + 1), ...form.skip.map((row) => row + 1)]);
  for (let row = Math.min(before + records, form.to ?? Infinity); row > before; row--) if (!out.has(row)) return row;
  return null;
}
