export {
  chartModel,
  chartTable,
  drawChart,
  type ChartContext,
  type ChartDrawing,
  type ChartModel,
  type ChartSize,
} from './model';
export * from './palette';
export * from './point';
export { pointText } from './tip';
export type * from './option_types';
export type * from './export';
export type { ChartPoint, ChartSeries, ChartState, ChartEmpty } from './state';
export { axisTexts, periodsText } from './state';
export { chartPicture, LEAST_CM, MOST_CM, PICTURE_WIDTHS } from './picture';
export { chartData } from './data';
export { dpiOf, withDpi } from './png';
export { tableCsv, type ChartTable } from './table';
export { goodHeight } from './family';
export { kindsPossible, type ChartPlan } from './plan';
export { NOT_POSSIBLE, type NotPossible } from './possible';
export { columnKey } from './needs';
export { LOGARITHMIC } from './words';
