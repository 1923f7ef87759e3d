export * from './spec';
export { countedOf, emptyFigure, fieldsOf, ledgerPivotStatement, readLedgerPivot } from './ledger';
export { drillFilters } from './drill';
export { isSplit, splitsIn, valueInSlot, valueSlots } from './split';
export { factsPivot, placeAsks, placesAsk, readFactsPivot, spanOf, type FactsPivot } from './facts';
