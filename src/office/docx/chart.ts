import { ChartRun, type ChartRunOptions } from 'docx/charts';
import type { ChartData, ChartDataSeries } from '../../view';
import { axisFormat, axisTitle } from '../chart_words';
import { cmToPixels } from './units';

/** A chart that Word draws and lets edit, with its numbers in a workbook inside. Null where no native chart says the same. */
export function wordChart(
  data: ChartData,
  widthCm: number,
  heightCm: number,
  alt: string,
  title: string,
): ChartRun | null {
  const options = chartOptions(data, title);
  return options === null
    ? null
    : new ChartRun({
        ...options,
        font: { name: '宋体' },
        altText: { name: data.title, description: alt, title: data.title },
        transformation: { width: cmToPixels(widthCm), height: cmToPixels(heightCm) },
      });
}

function chartOptions(data: ChartData, title: string): ChartRunOptions | null {
  const { native, categories, series } = data;
  const alike = new Set(series.map(({ color }) => color)).size < series.length;
  const common = {
    title: { text: title, font: { name: '黑体', size: 11, bold: false, color: '000000' } },
    chartArea: { border: 'none' as const },
    ...(series.length > 1 && !(native === 'line' && alike) ? {} : { legend: false as const }),
  };
  const axes = {
    categories: [...categories],
    valueAxis: { numberFormat: axisFormat(data) },
    series: series.map(({ name, color, values }) => ({ name, color, values: [...values] })),
    emptyValues: 'gap' as const,
  };
  switch (native) {
    case 'line':
      return {
        ...common,
        ...axes,
        type: 'line',
        series: series.map(lineSeries(alike)),
      };
    case 'column':
      return { ...common, ...axes, type: 'column', gapWidth: 60, overlap: 0 };
    case 'stacked':
      return { ...common, ...axes, type: 'column', stacking: 'stacked' };
    case 'percent':
      return { ...common, ...axes, type: 'column', stacking: 'percent', valueAxis: { numberFormat: '0%' } };
    case 'bar':
      // The first category at the top, as in a ranking.
      return {
        ...common,
        ...axes,
        type: 'bar',
        gapWidth: 40,
        categoryAxis: { reverseOrder: true },
        valueAxis: { ...axes.valueAxis, crossesAt: 'maximum' },
      };
    case 'scatter':
      return {
        ...common,
        type: 'scatter',
        series: series.map(({ name, color, points }) => ({
          name,
          color,
          points: (points ?? []).map(({ x, y }) => ({ x, y })),
        })),
        xAxis: { title: axisTitle({ unit: data.across?.unit ?? '', name: data.across?.name ?? '' }) },
        yAxis: { title: axisTitle({ unit: data.up?.unit ?? '', name: data.up?.name ?? '' }) },
      };
    case null:
      return null;
  }
}

/** Lines of one grey cannot be told apart by a legend: each has its name at its end, and the own county's stands out in width too. */
const lineSeries =
  (named: boolean) =>
  ({ name, color, values, home }: ChartDataSeries) => ({
    name,
    color,
    values: [...values],
    line: { color, width: home ? 2.5 : 1.25 },
    markers: home ? { shape: 'circle' as const, size: 5 } : false,
    ...(named ? { pointLabels: nameAtEnd(values) } : {}),
  });

/** At the last point that has a value. */
function nameAtEnd(values: readonly (number | null)[]): (undefined | { seriesName: true; position: 'right' })[] {
  const last = values.reduce<number>((at, value, i) => (value === null ? at : i), -1);
  return values.map((_, i) => (i === last ? { seriesName: true, position: 'right' } : undefined));
}
