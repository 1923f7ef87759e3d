import type { Catalog } from '../catalog';
import {
  column,
  exact,
  fromNumber,
  join,
  raw,
  sql,
  type Exact,
  type Figure,
  type Frame,
  type Scalar,
  type Sql,
} from '../core';
import { outcomeOf, type Asking } from './cells';
import type { QueryContext } from './context';
import type { Dialect } from './dialect';
import { Registry } from './gather/registry';
import { int } from './gather/slots';
import { factsAsOf } from './now';
import { isRefused, type Outcome } from './outcome';
import { readsMost, rowKeys, rowParts, rowsOf } from './rows';
import { storedColumns, storedParts } from './selected_stored';
import { exactScale, exactValue, shownReason, shownValue } from './shown';
import type { Ask } from './spec';
import { gathered, type Plan } from './statement';
import { middleTwo } from './table/middle';

/** Selected cells: the rows of each block are areas, its columns places in `columns`. No cell lies in two blocks. */
export interface SelectedAsk {
  readonly columns: readonly Ask[];
  readonly blocks: readonly { readonly areas: readonly string[]; readonly columns: readonly number[] }[];
  readonly asOf?: string;
}

/** The shape of what a column shows, without its value. */
export type FigureShape = Pick<Figure, 'form' | 'unit' | 'decimals'>;

/** What can be said of many figures at once. All null where no figure is known. */
export interface SelectedFigures {
  /** Those that hold figures or could. */
  readonly cells: number;
  /** Cells of columns that say something in words. */
  readonly texts: number;
  readonly known: number;
  readonly sum: Exact | null;
  readonly least: Exact | null;
  readonly greatest: Exact | null;
  /** The two in the middle: the same one where their number is odd. */
  readonly middle: readonly [Exact, Exact] | null;
  /** The shape of each column of figures that was asked. */
  readonly shapes: readonly FigureShape[];
}

export interface CompiledSelected {
  readonly sql: Sql;
  readonly read: (frame: Frame) => SelectedFigures;
}

/**
 * Count, sum, least, greatest and middle of cells as one statement over the whole selection, however many rows it has. Decimals are added exactly;
 * ratios (growth, rates) as floating numbers, of which no sum is ever shown. Whether a sum has a meaning is for the caller to say.
 */
export function compileSelected(
  ask: SelectedAsk,
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext = {},
): CompiledSelected {
  const used = ask.columns.map((_, i) => i).filter((i) => ask.blocks.some((block) => block.columns.includes(i)));
  const { plan, columns } = planOf(ask, used, catalog, dialect, context);
  const texts = columns.map(isText);
  const scales = columns.map((outcomes, i) => (texts[i] === true ? 0 : exactScale(outcomes)));
  const scale = scales.every((each) => each !== null) ? Math.max(0, ...scales.map((each) => each ?? 0)) : null;
  const plain = storedColumns(columns, scale, dialect);
  const { tables, foundTables, from } = gathered(plan);
  const parts = plain
    ? foundTables(storedParts(plain, ask.blocks, used, dialect))
    : tables(computedParts(ask, used, columns, texts, scale, from, dialect));
  const [low, high] = middleTwo(raw('x'), dialect);
  const text = (value: Sql): Sql => dialect.text(value);
  const statement = sql`${parts}
SELECT COUNT(x) AS known, ${text(raw(plain ? 'SUM(e)' : 'SUM(x)'))} AS sum_, ${text(raw('MIN(x)'))} AS least, ${text(raw('MAX(x)'))} AS greatest,
  ${text(low)} AS low, ${text(high)} AS high
FROM one`;
  const inText = new Set(used.filter((_, i) => texts[i] === true));
  const count = (counted: (column: number) => boolean): number =>
    ask.blocks.reduce((sum, block) => sum + block.areas.length * block.columns.filter(counted).length, 0);
  const cellCount = count((i) => !inText.has(i));
  const shapes = columns.filter((_, i) => texts[i] !== true).map(shapeOf);
  return {
    sql: statement,
    read: (frame) => ({ ...figuresOf(frame, cellCount, shapes), texts: count((i) => inText.has(i)) }),
  };
}

/** The CTEs that end in `one` (x): what columns show, put side by side for each area and then one below the other. */
function computedParts(
  { blocks }: SelectedAsk,
  used: readonly number[],
  columns: readonly ReadonlyMap<number, Outcome>[],
  texts: readonly boolean[],
  scale: number | null,
  from: Sql,
  dialect: Dialect,
): readonly Sql[] {
  const values = columns.map((outcomes, i) =>
    texts[i] === true
      ? raw('NULL')
      : scale === null
        ? shownValue(outcomes, dialect)
        : exactValue(outcomes, scale, dialect),
  );
  const number = raw(scale === null ? 'DOUBLE' : `DECIMAL(38, ${scale})`);
  const inBlock = used.map((i) => {
    const inside = blocks.flatMap((block, b) => (block.columns.includes(i) ? [String(b)] : []));
    return inside.length === blocks.length ? null : raw(`s.b IN (${inside.join(', ')})`);
  });
  const cells = values.map((value, i) => sql`CAST(${value} AS ${number}) AS x${raw(String(i))}`);
  const spread = values.map((_, i) => {
    const [x, within] = [raw(`c.x${i}`), inBlock[i]];
    return within ? sql`CASE WHEN ${within} THEN ${x} END` : x;
  });
  return [
    dialect.rows(
      'chosen',
      ['key', 'b'],
      blocks.flatMap(({ areas }, b) => areas.map((key) => [sql`${key}`, int(b)])),
    ),
    sql`cells AS (
  SELECT ${join([raw('r.key AS key'), ...cells], ',\n    ')}
  ${from}
)`,
    sql`one AS (SELECT ${dialect.spread(spread)} AS x FROM cells c JOIN chosen s ON s.key = c.key)`,
  ];
}

/** A formula whose results are texts: nothing in it is counted, added or missing. */
const isText = (outcomes: ReadonlyMap<number, Outcome>): boolean =>
  [...outcomes.values()].some((outcome) => !isRefused(outcome) && outcome.text !== undefined);

/** A text of a value as the engine writes it: decimals as they are, floating numbers by way of their shortest text. */
const read = (value: Scalar): Exact | null => {
  if (value === null || value === undefined) return null;
  const text = String(value);
  return /e/i.test(text) ? fromNumber(Number(text)) : exact(text);
};

function figuresOf(frame: Frame, cells: number, shapes: readonly FigureShape[]): Omit<SelectedFigures, 'texts'> {
  const at = (name: string): Scalar => column(frame, name)[0] ?? null;
  const [low, high] = [read(at('low')), read(at('high'))];
  return {
    cells,
    known: Number(at('known') ?? 0),
    sum: read(at('sum_')),
    least: read(at('least')),
    greatest: read(at('greatest')),
    middle: low && high ? [low, high] : null,
    shapes,
  };
}

function shapeOf(outcomes: ReadonlyMap<number, Outcome>): FigureShape {
  const [first] = outcomes.values();
  if (!first) throw new Error('a column without a question');
  return { form: first.form, unit: first.unit, decimals: first.decimals };
}

function planOf(
  { columns: asks, blocks, asOf }: SelectedAsk,
  used: readonly number[],
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext,
): { readonly plan: Plan; readonly columns: readonly ReadonlyMap<number, Outcome>[] } {
  const registry = new Registry(catalog, context, dialect, false, asOf !== undefined);
  const asking: Asking = { catalog, dialect, context, registry };
  const keys = [...new Set(blocks.flatMap(({ areas }) => areas))];
  const chosen = used.flatMap((i) => asks[i] ?? []);
  const rows = rowsOf({ columns: chosen, rows: ['area'], where: [{ dim: 'area', in: keys }] }, catalog);
  const columns = chosen.map((ask, i) => new Map([[0, outcomeOf(asking, ask, i, 0, null, true)]]));
  const months = chosen.flatMap(({ period }) => (period ? [period.m0 + period.n - 1] : []));
  const plan: Plan = {
    asking,
    rows: [...rowParts(rows, dialect), raw('page AS (SELECT area, key, ord, p, t FROM rows_)')],
    total: int(keys.length),
    reach: readsMost(rows, catalog) ? 'all' : 'areas',
    keys: rowKeys(rows, catalog),
    lasts: [[0, Math.max(0, ...months)]],
    columns,
    facts: asOf === undefined ? { name: raw('fact_now'), part: null } : factsAsOf(asOf, registry.facts, dialect),
    order: [],
    limit: raw(''),
  };
  return { plan, columns };
}

/** One value of a column and in how many rows it stands: a number, or the reason why there is none. */
export interface ColumnValue {
  readonly value: Exact | null;
  readonly reason: string | null;
  /** As `Keep.values` names it. */
  readonly text: string;
  readonly count: number;
}

export interface ColumnValues {
  /** Numbers from the least, then reasons. */
  readonly values: readonly ColumnValue[];
  readonly shape: FigureShape;
  /** There are more than were asked for. */
  readonly more: boolean;
}

/** The different values that a column has in these areas, at most `most`, for choosing among them. */
export function compileColumnValues(
  ask: Ask,
  areas: readonly string[],
  most: number,
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext = {},
  asOf?: string,
): { readonly sql: Sql; readonly read: (frame: Frame) => ColumnValues } {
  const asked: SelectedAsk = {
    columns: [ask],
    blocks: [{ areas, columns: [0] }],
    ...(asOf === undefined ? {} : { asOf }),
  };
  const { plan, columns } = planOf(asked, [0], catalog, dialect, context);
  const [outcomes = new Map<number, Outcome>()] = columns;
  const value = shownValue(outcomes, dialect);
  const { tables, from } = gathered(plan);
  const statement = sql`${tables([
    sql`cells AS (
  SELECT CAST(${value} AS DOUBLE) AS v, ${shownReason(outcomes, value)} AS w
  ${from}
)`,
  ])}
SELECT ${dialect.text(raw('v'))} AS v_, w, COUNT(*) AS n FROM cells GROUP BY v, w ORDER BY ${dialect.order(raw('v'), false)}, w LIMIT ${int(most + 1)}`;
  return { sql: statement, read: (frame) => valuesOf(frame, most, shapeOf(outcomes)) };
}

function valuesOf(frame: Frame, most: number, shape: FigureShape): ColumnValues {
  const [v, w, n] = ['v_', 'w', 'n'].map((name) => column(frame, name));
  const values = Array.from({ length: Math.min(frame.rows, most) }, (_, i): ColumnValue => {
    const text = v?.[i] ?? null;
    const reason = w?.[i] ?? null;
    const value = text === null ? null : fromNumber(Number(text));
    return {
      value,
      reason: typeof reason === 'string' ? reason : null,
      text: text === null ? `!${String(reason)}` : String(text),
      count: Number(n?.[i] ?? 0),
    };
  });
  return { values, shape, more: frame.rows > most };
}
