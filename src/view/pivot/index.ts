export { fieldTitle, pivotModel, type PivotModel, type PivotPlace } from './layout';
export { memberName, type PivotContext } from './members';
export { valueName } from './names';
