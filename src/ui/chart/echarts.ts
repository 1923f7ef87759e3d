import { GraphicComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import type { ChartOption, ChartSize } from '../../view';

use([GraphicComponent, CanvasRenderer, SVGRenderer]);

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

/** Our options are read-only plain data; the library's type is a loose mutable one. */
export const setOption = (chart: EChartsType, option: ChartOption): void =>
  chart.setOption(structuredClone(option) as Record<string, unknown>, {
    notMerge: true,
    lazyUpdate: false,
    silent: true,
  });
