export * from './model';
export * from './palette';
export * from './point';
export type * from './option_types';
export type { ChartPoint, ChartSeries, ChartState, ChartEmpty } from './state';
