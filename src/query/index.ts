export type * from './spec';
export type * from './answer';
export type { QueryContext } from './context';
export { contextOf, periodsStatement, readPeriods, shapeStatement } from './context';
export { compile } from './compile';
export { compileScalars, type CompiledScalars } from './batch';
export {
  compileColumnValues,
  compileSelected,
  type ColumnValue,
  type ColumnValues,
  type FigureShape,
  type SelectedAsk,
  type SelectedFigures,
} from './selected';
export { partsOfAsk } from './less';
export { compileTrace, compileTraces, countsRows, type CompiledTrace, type CompiledTraces } from './trace';
export { clickhouse, dialectOf, duckdb, type Dialect } from './dialect';
export * from './layOut';
export { nowOfYears, nowStatements, soleSheetSelect } from './now';
export { membersOf } from './members';
export { checkFormula, checkSpec } from './check';
export {
  expandFormula,
  expressDerivation,
  formulaInWords,
  functionName,
  functionNamed,
  FUNCTIONS,
  indicatorProblems,
  indicatorsOf,
  inUnit,
  normalFormula,
  parseFormula,
  printFormula,
  readReference,
  referencesOf,
  understandFormula,
  unitFactor,
  writeFormula,
  writeReference,
  type Expr,
  type FormulaProblem,
  type FunctionId,
  type NamedFormula,
  type NumberSense,
  type Reference,
  type Sense,
  type Standing,
} from './formula';
export { factsOfSheet, readFactList, sheetsStatement, type ListedFact } from './factList';
export * from './standing';
export * from './differences';
export * from './quality';
export * from './table';
export * from './name_list';
export * from './pivot';
export * from './named';
