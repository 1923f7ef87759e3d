export type * from './session';
export type * from './ports';
export type { Browse } from './browse';
export type { ExpandedFiles } from './expand';
export * from './window';
export { needsNobody } from './unasked';
export * from './open';
export * from './openFile';
export * from './sample';
export { ledgerCalled, ledgerWords, nameColumn, type LedgerWord, type LedgerWords } from './name_list';
export { prepare } from './prepare';
export * from './compose';
export { guardedLedgers, ledgerOf, numberGuards } from './guards';
export { officialDocument, type OfficialWish } from './official';
export { formValues, type FilledForm, type FormBlank } from './prescribed';
export { sendCatalog, unreachable } from './server/serverCatalog';
export type { PushOptions, PushReport } from './push/push';
export {
  createWorkspace,
  deleteWorkspace,
  listWorkspaces,
  loadWorkspace,
  renameWorkspace,
  saveNew,
} from './workspaces';
