export { plainDialect, type Dialect } from './dialect';
export { detectDialect, settle, type Detected } from './detect';
export { isDatum, kindOf, type CellKind } from './kinds';
