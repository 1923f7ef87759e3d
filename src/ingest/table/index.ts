export { csvLine } from './csv';
export { endingIssues, endingOf } from './cutRecord';
export { mainTable, type MainTable } from './mainTable';
export { rowsOfText, type TextRows } from './rowsOfText';
