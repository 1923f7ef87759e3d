export * from './ask';
export { compileQuality, type CompiledQuality } from './compile';
export { ledgerStatement, reconcilable, spansStatement } from './ledgers';
export { neverStatement, partsOf } from './parts';
export { readLedgerFindings, readLedgerNotes, rowsOf as qualityRows } from './read';
