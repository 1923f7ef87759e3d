export { csvLine } from './csv';
export { mainTable, type MainTable } from './mainTable';
export { rowsOfText, type TextRows } from './rowsOfText';
