export { fieldTitle, pivotModel, type PivotModel, type PivotPlace } from './layout';
export type { PivotContext } from './context';
export { memberName } from './members';
export { valueName } from './names';
