export * from './spec';
export { countedOf, emptyFigure, fieldsOf, ledgerPivotStatement, readLedgerPivot } from './ledger';
export { drillFilters } from './drill';
export { factsPivot, placeAsks, readFactsPivot, spanOf, type FactsPivot } from './facts';
