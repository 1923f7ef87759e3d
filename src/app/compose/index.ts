export { ComposeState, type ComposeDialog } from './state.svelte';
export type { ComposeDoc } from './doc';
export { composeCommands } from './commands';
export { RollState } from './roll.svelte';
export { AreasState, type AreasFormat } from './areas.svelte';
export { ReportState } from './report.svelte';
export { today } from './today';
