export * from './spec';
export { columnsStatement, knownColumns, readColumns } from './columns';
export { numberLiteral, tableParts, withAllBelow, type TableParts } from './parts';
export {
  countStatement,
  dropOrder,
  idsStatement,
  indexSteps,
  orderSteps,
  pageStatement,
  readCount,
  readPage,
  type Counted,
  type PageRows,
} from './page';
export { middlesOf, type Middles } from './middle';
export { readStats, statsStatement, type Positions, type RangeFigures, type RowRange } from './stats';
export { readValues, valuesStatement, type ValueCount } from './values';
