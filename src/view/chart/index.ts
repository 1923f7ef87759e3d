export * from './model';
export * from './palette';
export * from './point';
export * from './tip';
export type * from './option_types';
export type { ChartPoint, ChartSeries, ChartState, ChartEmpty } from './state';
export { axisTexts, periodsText } from './state';
