import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GraphicComponent, GridComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartOption, ChartSize } from '../../view';

use([LineChart, BarChart, GridComponent, GraphicComponent, AriaComponent, CanvasRenderer]);

/** A chart in an element, drawn anew for every option: nothing of an earlier one remains. */
export interface ChartHandle {
  draw(option: ChartOption, size: ChartSize): void;
  destroy(): void;
}

export function createChart(node: HTMLElement): ChartHandle {
  const chart = init(node, null, { renderer: 'canvas' });
  return {
    draw(option, { width, height }) {
      chart.resize({ width, height });
      setOption(chart, option);
    },
    destroy: () => chart.dispose(),
  };
}

/** A picture of that size and resolution, drawn off screen: the screen's own canvas has the wrong size and theme. */
export function chartPicture(option: ChartOption, { width, height }: ChartSize, ratio: number): Promise<Blob> {
  const node = document.createElement('div');
  const chart = init(node, null, { renderer: 'canvas', width, height, devicePixelRatio: ratio });
  setOption(chart, option);
  const canvas = chart.renderToCanvas({ pixelRatio: ratio });
  chart.dispose();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** Our options are read-only plain data; the library's type is a loose mutable one. */
const setOption = (chart: EChartsType, option: ChartOption): void =>
  chart.setOption(structuredClone(option) as Record<string, unknown>, {
    notMerge: true,
    lazyUpdate: false,
    silent: true,
  });
