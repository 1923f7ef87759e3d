export { App } from './app.svelte';
export type * from './services';
export type * from './front';
export * from './commands';
export * from './shortcuts';
export * from './place';
export * from './panels.svelte';
export type * from './preferences.svelte';
export type * from './messages.svelte';
export * from './import_view';
export type * from './imports.svelte';
export * from './trace.svelte';
export * from './trace_title';
export * from './import/begin';
export * from './import/said';
export * from './import/measures';
export * from './import/geometry';
export * from './import/select';
export * from './import/regions';
export * from './import/verbs';
export type * from './import/facts';
export type * from './import/files';
export type * from './import/peek.svelte';
export * from './catalog_actions';
export * from './catalog_edit';
export * from './catalog_lists';
export * from './quality.svelte';
export * from './quality_lines';
export * from './collect';
export * from './profiles';
export * from './indicators_read';
export * from './side';
export * from './palette';
export * from './carry/carry.svelte';
export type * from './carry/citations.svelte';
export type * from './carry/source';
export { copyAgain } from './carry/cite';
export * from './official/export.svelte';
export * from './official/returned.svelte';
export * from './official/forms.svelte';
export { formRows } from './official/form_cells';
export { base64 } from '../core';
export { embedded, type DocumentDrawing } from './official/embed';
export { NO_DRAWING } from './official/frozen_embeds';
export * from './tabs';
export * from './queries';
export type { TableFront } from './table_front';
export * from './table_tabs';
export { newMonthlySheet } from './monthly_sheet';
export * from './ledger_columns';
export { rowColumnCommands } from './ledger_commands';
export { LedgerState, type LedgerAsks } from './ledger.svelte';
export { PivotState, type PivotAsks } from './pivot.svelte';
export * from './pivot_fields';
export { FilterDraft, MOST_VALUES, ROW_NUMBER_TESTS, TEXT_TESTS } from './filter_draft.svelte';
export { gridDo, sortsOf } from './view_keys';
export { cellCommands, columnCommands } from './view_menus';
export * from './view_cells';
export * from './view_filters';
export * from './view_hand';
export { FormulaBarState } from './formula_bar.svelte';
export { viewSource } from './carry/view_source';
export { ViewState } from './view.svelte';
export type { PickerName, ViewAsks } from './view_asks';
export * from './view_chart';
export * from './picture_wish';
export { fileName } from './file_name';
export * from './view_picks';
export { guardedInCopy } from './view_guards';
export * from './view_rules';
export { citeActive } from './view_cite';
export {
  AreasState,
  ReportState,
  RollState,
  today,
  type AreasFormat,
  type ComposeDialog,
  type ComposeState,
} from './compose';
export { SentencesState } from './sentences.svelte';
export { SummaryState } from './summary.svelte';
export type { Chip, EditorPort } from './summary_port';
export type { MirrorLine } from './summary_mirror';
export { ChipEdit } from './chip_edit.svelte';
export { SuggestState } from './suggest.svelte';
export type { Suggestion } from './summary_suggest';
export { derivationChoices, indicatorChoices, numberPiece, type IndicatorChoice } from './summary_insert';
