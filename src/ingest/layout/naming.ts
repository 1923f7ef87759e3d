import type { ColumnRole } from '../recipe';
import { isOfficeCode, looksLikeAreas } from './areas';
import type { Column } from './columns';
import { scaleColumn } from './scales';
import { isAreaHead, isHead, wordsOf } from './stub';

/** Columns that name indicators and units. Of a name in two languages the first; of a class and a name both. */
export function namingRoles(columns: readonly Column[]): readonly ColumnRole[] {
  // 单位 may also head offices and firms; `Unit` and 计量单位 head units, those that nobody knows yet among them.
  const units = columns.filter(
    (c) =>
      isHead('unit', c.head.text) && (c.share.unit >= 0.5 || (c.head.text.trim() !== '单位' && c.share.text >= 0.8)),
  );
  const names = columns.filter(
    (c) =>
      wordsOf(c.head.text).some((word) => isHead('indicator', word)) &&
      c.share.text >= 0.8 &&
      !namesAreas(c, columns) &&
      !describesAreas(c, columns),
  );
  const han = ({ examples }: Column): boolean => examples.some((text) => /\p{Script=Han}/u.test(text));
  const mixed = names.some(han) && names.some((column) => !han(column));
  const scaleAt = scaleColumn(columns);
  const scaled = scaleAt === undefined ? {} : { scaleAt };
  const unit = units[0]?.at ?? scaleAt;
  return [
    ...(unit === undefined ? [] : [{ at: unit, role: 'unit', ...scaled } as const]),
    ...names.map((c): ColumnRole => ({ at: c.at, role: (mixed && !han(c)) || codes(c, names) ? 'skip' : 'indicator' })),
  ];
}

/** `MEASURE` beside `Measure`: codes, each for one name in another of these columns. */
const codes = (column: Column, names: readonly Column[]): boolean =>
  column.examples.every((text) => /^[A-Z\d_.\-]+$/.test(text)) &&
  names.some(
    (other) =>
      other !== column &&
      other.distinct === column.distinct &&
      other.filled === column.filled &&
      other.examples.some((text) => /\p{Ll}|\p{Script=Han}/u.test(text)),
  );

/** `项目` above names of areas, with no other column that names them. */
const namesAreas = (column: Column, columns: readonly Column[]): boolean =>
  (looksLikeAreas(column, 0.8) || goesWithCodes(column, columns)) &&
  !columns.some(
    (other) => other !== column && other.share.text >= 0.5 && other.levels.some((level) => isAreaHead(level)),
  );

/** `Description` beside codes of areas that are each in one row only: what is said of the area, and no name of what is measured. */
const describesAreas = (column: Column, columns: readonly Column[]): boolean =>
  wordsOf(column.head.text).some((word) =>
    /^(?:descriptions?|attributes?|class(?:ification)?|类别)$/i.test(word.trim()),
  ) &&
  column.distinct > 1 &&
  columns.some(
    ({ head, share, distinct, filled }) =>
      isHead('areaCode', head.text) && share.code >= 0.9 && distinct === filled && filled >= 2,
  ) &&
  columns.filter((other) => isValueColumn(other) && other.head.indicator !== '').length >= 2;

/** Each code of an area has its own text here, and each text its own code: `Description` beside `Code`. */
const goesWithCodes = (column: Column, columns: readonly Column[]): boolean =>
  columns.some(
    ({ head, share, distinct, filled, medianLength, examples }) =>
      isHead('areaCode', head.text) &&
      share.code >= 0.9 &&
      medianLength >= 5 &&
      distinct === column.distinct &&
      (distinct > 2 || examples.every(isOfficeCode)) &&
      filled === column.filled,
  );

/** Whether a column holds figures, or says enough in its head to be one that happens to hold none. */
export function isValueColumn({ share, filled, head, area }: Column): boolean {
  const dated = head.period !== undefined || area !== undefined;
  const numeric = share.number + share.year + share.missing;
  if (filled === 0) return dated;
  // 0.2个百分点 and 持平 stand in a column of growth as well as numbers.
  if (head.kind !== 'value' && numeric > 0) return true;
  if (share.missing === 1) return dated || head.kind !== 'value' || head.relative !== undefined;
  return numeric >= 0.5 || (dated && numeric > 0);
}
