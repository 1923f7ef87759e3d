/**
 * Recipes as they lie on disk. A wide sheet has hundreds of columns that differ in little, thousands of rows to leave out, and
 * every sheet of a publisher the same symbols: as plain JSON the recipes would outgrow the rest of the workspace. Knows
 * nothing of what a recipe means, so that parts added to it later are kept too.
 */
type Dictionary = Readonly<Record<string, unknown>>;

interface PackedTable {
  readonly keys: readonly string[];
  /** Different values of all cells but `at`. */
  readonly values: readonly unknown[];
  /** For each record `at`, then for each key the position of its value, −1 where it has none. */
  readonly rows: readonly (readonly number[])[];
}

/** More rows than a sheet can have: what claims more is no recipe. */
const MOST_ROWS = 20_000_000;

/** How a source was packed: the same as long as its symbols stand at the same positions. */
interface PackedSource {
  readonly positions: string;
  readonly packed: Dictionary;
}
/** A source is never changed: what was packed once is packed for as long as it is there. */
const known = new WeakMap<object, PackedSource>();
const symbolTexts = new WeakMap<object, readonly string[]>();

/** The workspace's document with its sources' recipes packed. Sources that were packed before are the very same objects. */
export function packSources(document: Dictionary): Dictionary {
  const symbols: string[] = [];
  const sources = !isRecords(document.sources)
    ? document.sources
    : document.sources.map((source) => {
        const positions = symbolsOf(source).map((text) => positionOf(symbols, text));
        const same = positions.join();
        const before = known.get(source);
        if (before?.positions === same) return before.packed;
        const packed = packSource(source, positions);
        known.set(source, { positions: same, packed });
        return packed;
      });
  return symbols.length === 0
    ? { ...document, sources }
    : { ...document, sources, symbols: symbols.map((text) => JSON.parse(text) as unknown) };
}

/** The symbols of a source's sheets, in their order, as texts. */
function symbolsOf(source: Dictionary): readonly string[] {
  const before = symbolTexts.get(source);
  if (before) return before;
  const found: string[] = [];
  eachSheet([source], (recipe) => {
    if (recipe.symbols !== undefined) found.push(JSON.stringify(recipe.symbols));
    return recipe;
  });
  symbolTexts.set(source, found);
  return found;
}

function packSource(source: Dictionary, positions: readonly number[]): Dictionary {
  let at = 0;
  const changed = eachSheet([source], (recipe) => {
    const { columns, skipRows, symbols: table, ...rest } = recipe;
    return {
      ...rest,
      columns: isRecords(columns) ? packTable(columns) : columns,
      ...(isNumbers(skipRows)
        ? { skipRows: { ranges: rangesOf(skipRows) } }
        : skipRows === undefined
          ? {}
          : { skipRows }),
      ...(table === undefined ? {} : { symbols: positions[at++] }),
    };
  });
  return isRecords(changed) ? (changed[0] ?? source) : source;
}

/** The document with its recipes as the program has them. Null when they cannot be unpacked. */
export function unpackSources(document: Dictionary): Dictionary | null {
  const { symbols = [], ...rest } = document;
  try {
    const sources = eachSheet(rest.sources, (recipe) => {
      const { columns, skipRows, symbols: at } = recipe;
      return {
        ...recipe,
        columns: isRecord(columns) ? unpackTable(columns) : columns,
        ...(isRecord(skipRows) ? { skipRows: rowsOf(skipRows.ranges) } : {}),
        ...(typeof at === 'number' && Array.isArray(symbols) ? { symbols: symbols[at] as unknown } : {}),
      };
    });
    return { ...rest, sources };
  } catch (error) {
    if (error instanceof NotPacked) return null;
    throw error;
  }
}

class NotPacked extends Error {}

const isRecord = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRecords = (value: unknown): value is readonly Dictionary[] => Array.isArray(value) && value.every(isRecord);
const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number');

function eachSheet(sources: unknown, change: (recipe: Dictionary) => Dictionary): unknown {
  if (!isRecords(sources)) return sources;
  return sources.map((source) =>
    isRecords(source.sheets)
      ? {
          ...source,
          sheets: source.sheets.map((sheet) =>
            isRecord(sheet.recipe) ? { ...sheet, recipe: change(sheet.recipe) } : sheet,
          ),
        }
      : source,
  );
}

function positionOf(list: string[], text: string): number {
  const known = list.indexOf(text);
  return known >= 0 ? known : list.push(text) - 1;
}

function packTable(records: readonly Dictionary[]): PackedTable {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((key) => key !== 'at').sort();
  const positions = new Map<string, number>();
  const position = (value: unknown): number => {
    if (value === undefined) return -1;
    const text = JSON.stringify(value);
    const known = positions.get(text) ?? positions.size;
    positions.set(text, known);
    return known;
  };
  const rows = records.map((record) => [Number(record.at), ...keys.map((key) => position(record[key]))]);
  return { keys, values: [...positions.keys()].map((text) => JSON.parse(text) as unknown), rows };
}

function unpackTable({ keys, values, rows }: Dictionary): readonly Dictionary[] {
  if (!Array.isArray(keys) || !Array.isArray(values) || !Array.isArray(rows)) throw new NotPacked();
  return rows.map((row: unknown) => {
    if (!isNumbers(row)) throw new NotPacked();
    const [at, ...positions] = row;
    const found = positions.flatMap((position, i): [string, unknown][] =>
      position === -1 ? [] : [[String(keys[i]), values[position] as unknown]],
    );
    return Object.fromEntries([['at', at], ...found]);
  });
}

function rangesOf(rows: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && last[1] === row) last[1] = row + 1;
    else ranges.push([row, row + 1]);
  }
  return ranges;
}

function rowsOf(ranges: unknown): readonly number[] {
  if (!Array.isArray(ranges)) throw new NotPacked();
  const rows: number[] = [];
  for (const range of ranges as readonly unknown[]) {
    if (!isNumbers(range)) throw new NotPacked();
    const [from = 0, to = 0] = range;
    if (!(from >= 0 && to - from + rows.length <= MOST_ROWS)) throw new NotPacked();
    for (let row = from; row < to; row++) rows.push(row);
  }
  return rows;
}
