import { divide, formatFigure, gridStyle, isZero, multiply, whole, type Exact, type Figure } from '../../core';
import {
  emptyFigure,
  MOST_PIVOT_CELLS,
  MOST_PIVOT_COLUMNS,
  splitsIn,
  valueInSlot,
  valueSlots,
  type PivotAnswer,
  type PivotField,
  type PivotKey,
  type PivotSpec,
  type PivotValue,
} from '../../query';
import { t, tCode, type Lang } from '../../text';
import { columnStyle } from '../show';
import { widthFor, type TableCell, type TableColumn, type TableRow } from '../table';
import type { PivotContext } from './context';
import { byValue, memberName } from './members';
import { valueName } from './names';
import { pivotNotes } from './notes';
import { columnsOf, linesOf, placesOf, type Line } from './tree';

/**
 * A line or column: the groups it lies in (fewer than fields: a subtotal), and which value where one stands there; of values that are split,
 * the first of its slot (`valueInSlot` tells the one of a place).
 */
export interface PivotPlace {
  readonly keys: readonly PivotKey[];
  readonly value: number | null;
}

/** A pivot as a grid of texts; the first column is the lines' labels. */
export interface PivotModel {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly rowPlaces: readonly PivotPlace[];
  /** Of the columns behind the labels. */
  readonly columnPlaces: readonly PivotPlace[];
  readonly notes: readonly string[];
  /** Why it is not shown. */
  readonly problem: string | null;
}

const idOf = (row: readonly PivotKey[], column: readonly PivotKey[]): string => JSON.stringify([row, column]);
const own = (fields: readonly PivotField[]): readonly PivotField[] => fields.filter(({ field }) => field !== 'value');

/** Everything placed: members in order, subtotals above their parts, totals at the end. Nothing in it needs to be computed any more. */
export function pivotModel(answer: PivotAnswer, spec: PivotSpec, context: PivotContext): PivotModel {
  const { lang } = context;
  if (answer.tooMany) return refused(t(lang, 'pivot.too_many', { n: MOST_PIVOT_CELLS.toLocaleString('en-US') }));
  const found = new Map(answer.cells.map((cell) => [idOf(cell.row, cell.column), cell.figures]));
  const figureAt = (row: readonly PivotKey[], column: readonly PivotKey[], value: number): Figure =>
    found.get(idOf(row, column))?.[value] ?? emptyFigure(context, spec.values[value] ?? COUNT);
  const [rowFields, columnFields] = [own(spec.rows), own(spec.columns)];
  const slots = valueSlots(spec);
  const onRows = spec.rows.some(({ field }) => field === 'value') && slots.length > 1;
  // Above the members of a splitting field nothing is alike that could be added up.
  const least = (fields: readonly PivotField[]): number =>
    Math.max(0, ...splitsIn(fields, spec).map(({ at }) => at + 1));
  const [leastRow, leastColumn] = [least(rowFields), least(columnFields)];
  const order = spec.order;
  const totalOf = (path: readonly PivotKey[]): Exact | null =>
    order === undefined ? null : figureAt(path, [], order.value).exact;
  const rowTree = placesOf(
    answer.cells.map(({ row }) => row),
    rowFields,
    context,
    order === undefined ? null : (a, b) => byValue(totalOf(a), totalOf(b), order.desc ?? false),
  );
  const columnTree = placesOf(
    answer.cells.map(({ column }) => column),
    columnFields,
    context,
    null,
  );
  const { subtotals = true, totals = { row: true, column: true } } = spec;
  const across = columnsOf(columnTree, columnFields.length, subtotals, totals.column).filter(
    ({ length }) => length >= leastColumn,
  );
  const columnPlaces = across.flatMap((keys): PivotPlace[] =>
    onRows ? [{ keys, value: null }] : slots.map((value) => ({ keys, value })),
  );
  if (columnPlaces.length > MOST_PIVOT_COLUMNS)
    return refused(t(lang, 'pivot.too_many_columns', { n: columnPlaces.length, most: MOST_PIVOT_COLUMNS }));
  const lines = linesOf(rowTree, rowFields.length, totals.row && leastRow === 0, onRows ? slots : null).map((line) =>
    line.keys.length < leastRow ? { ...line, bare: true } : line,
  );
  const valueAt = (line: Line | undefined, place: PivotPlace | undefined): number | null => {
    const slot = line?.value ?? place?.value ?? null;
    return slot === null || !line || !place ? null : valueInSlot(spec, slot, line.keys, place.keys);
  };
  if (lines.length * columnPlaces.length > MOST_PIVOT_CELLS)
    return refused(t(lang, 'pivot.too_many', { n: MOST_PIVOT_CELLS.toLocaleString('en-US') }));
  const shown = lines.map((line) =>
    columnPlaces.map((place): Figure | null => {
      const { keys, bare } = line;
      const which = valueAt(line, place);
      if (which === null || bare || (!subtotals && keys.length < rowFields.length && keys.length > 0)) return null;
      return asShown(keys, place.keys, which);
    }),
  );
  function asShown(row: readonly PivotKey[], column: readonly PivotKey[], value: number): Figure {
    const figure = figureAt(row, column, value);
    const how = spec.values[value]?.show ?? 'value';
    if (how === 'value') return figure;
    const of =
      how === 'row'
        ? figureAt(row, column.slice(0, leastColumn), value)
        : how === 'column'
          ? figureAt(row.slice(0, leastRow), column, value)
          : figureAt(row.slice(0, leastRow), column.slice(0, leastColumn), value);
    return shareOf(figure, of, spec.values[value]);
  }
  const decimals = spec.values.map((_, value) =>
    Math.max(
      0,
      ...shown.flatMap((figures, i) =>
        figures.map((figure, j) => {
          const which = valueAt(lines[i], columnPlaces[j]);
          return which === value && figure?.exact ? figure.decimals : 0;
        }),
      ),
    ),
  );
  const texts = shown.map((figures, i) =>
    figures.map((figure, j): TableCell => {
      const which = valueAt(lines[i], columnPlaces[j]) ?? 0;
      return cellOf(figure, spec.values[which], decimals[which] ?? 0, lang);
    }),
  );
  const rows = lines.map((line, i): TableRow => {
    const label = labelOf(line, rowFields, spec, context);
    return {
      id: String(i),
      kind:
        line.keys.length === 0 && rowFields.length > 0
          ? 'total'
          : line.keys.length < rowFields.length
            ? 'subtotal'
            : 'row',
      depth: Math.max(0, line.keys.length - 1) + (line.value !== null && rowFields.length > 0 ? 1 : 0),
      cells: [{ text: label, tone: 'plain' }, ...(texts[i] ?? [])],
    };
  });
  const heads = columnPlaces.map((place, j) => headOf(place, j, columnFields, spec, context, rows));
  const corner = rowFields.map((field) => fieldTitle(field, context)).join(' › ') || t(lang, 'pivot.corner');
  const labels: TableColumn = {
    key: 'label',
    title: corner,
    over: [],
    number: false,
    width: widthFor(
      corner,
      rows.slice(0, 300).map(({ cells, depth }) => `${'　'.repeat(depth)}${cells[0]?.text ?? ''}`),
      300,
    ),
    frozen: true,
  };
  return {
    columns: [labels, ...heads],
    rows,
    rowPlaces: lines.map(({ keys, value }) => ({ keys, value })),
    columnPlaces,
    notes: pivotNotes(shown.flat(), spec, context),
    problem: null,
  };
}

const COUNT: PivotValue = { kind: 'column', column: null, aggregate: 'count' };
const refused = (problem: string): PivotModel => ({
  columns: [],
  rows: [],
  rowPlaces: [],
  columnPlaces: [],
  notes: [],
  problem,
});

function labelOf({ keys, value }: Line, fields: readonly PivotField[], spec: PivotSpec, context: PivotContext): string {
  const asked = spec.values[value ?? -1];
  if (asked) return valueName(asked, context, splitNames(spec));
  const [field, key] = [fields[keys.length - 1], keys.at(-1)];
  return field && key !== undefined ? memberName(field, key, context) : t(context.lang, 'pivot.total');
}

function headOf(
  { keys, value }: PivotPlace,
  col: number,
  fields: readonly PivotField[],
  spec: PivotSpec,
  context: PivotContext,
  rows: readonly TableRow[],
): TableColumn {
  const { lang } = context;
  const path = keys.flatMap((key, i) => {
    const field = fields[i];
    return field ? [memberName(field, key, context)] : [];
  });
  const rest = keys.length === fields.length ? [] : [t(lang, 'pivot.total')];
  const heads = [...path, ...(fields.length === 0 ? [] : rest)];
  const asked = spec.values[value ?? -1];
  const many = asked !== undefined && (valueSlots(spec).length > 1 || fields.length === 0);
  const name = asked ? valueName(asked, context, splitNames(spec)) : '';
  const all = many ? [...heads, name] : heads;
  const title = all.at(-1) ?? name;
  return {
    key: `${keys.join('>')}:${value ?? ''}`,
    title,
    over: all.slice(0, -1),
    number: true,
    width: widthFor(
      title,
      rows.slice(0, 300).map(({ cells }) => cells[col + 1]?.text ?? ''),
      260,
    ),
    frozen: false,
  };
}

const splitNames = (spec: PivotSpec): readonly string[] =>
  splitsIn([...own(spec.rows), ...own(spec.columns)], spec).map(({ split }) => split);

export function fieldTitle(field: PivotField, context: PivotContext): string {
  const { lang } = context;
  if (field.field === 'area') return t(lang, field.up === true ? 'pivot.area_up' : 'rows.column.area');
  if (field.field === 'period') return t(lang, 'rows.column.period');
  if (field.field === 'year') return t(lang, 'pivot.year');
  if (context.figures && field.field === 'indicator') return t(lang, 'rows.column.indicator');
  if (context.figures && field.field === 'derivation') return t(lang, 'pivot.derivation');
  if (field.field === 'value') return t(lang, 'pivot.zone.values');
  const column = context.columns.find(({ key }) => key === field.field);
  const name = column ? context.titleOf(column) : field.field;
  return field.bucket === undefined ? name : `${name}（${t(lang, `pivot.bucket.${field.bucket}`)}）`;
}

/** Percent of a whole; what does not add up has no share. */
function shareOf(part: Figure, of: Figure, value: PivotValue | undefined): Figure {
  const percent = { form: 'percent', unit: '%', decimals: 1, notes: part.notes } as const;
  const adds =
    value?.kind === 'indicator'
      ? value.derivation === 'level'
      : value?.aggregate === 'count' || value?.aggregate === 'sum';
  if (!adds) return { ...percent, exact: null, reason: 'not_additive' };
  if (part.exact === null) return { ...percent, exact: null, reason: part.reason };
  if (of.exact === null) return { ...percent, exact: null, reason: of.reason };
  if (isZero(of.exact)) return { ...percent, exact: null, reason: 'zero_denominator' };
  return { ...percent, exact: multiply(divide(part.exact, of.exact), whole(100)), reason: null };
}

function cellOf(figure: Figure | null, value: PivotValue | undefined, decimals: number, lang: Lang): TableCell {
  if (figure === null) return { text: '', tone: 'plain' };
  const how = value?.kind === 'indicator' && (value.show ?? 'value') === 'value' ? value.derivation : null;
  const reason = (code: string): string =>
    code === 'not_applicable' && value?.kind === 'column' ? '—' : tCode(lang, 'reason', code);
  const style = {
    ...(how === null ? gridStyle(lang) : columnStyle(how === 'year_on_year' ? 'growth' : how, lang)),
    reason,
  };
  const counted = value?.kind === 'column' && figure.exact !== null ? { ...figure, decimals } : figure;
  return { text: formatFigure(counted, style), tone: figure.exact === null ? 'na' : 'plain' };
}
