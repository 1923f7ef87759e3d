import { CHART_KINDS, type View } from '../view';
import { chartTypes, chooseChartKind } from './view_chart';
import type { AppCommand } from './commands';
import type { ViewState } from './view.svelte';

const SHOWS = ['both', 'table', 'chart'] as const satisfies readonly NonNullable<View['show']>[];

/** What a view adds for its chart: each kind, the picture, and whether table, chart or both are shown. */
export function chartCommands(state: ViewState): readonly AppCommand[] {
  const { view, query, app } = state;
  const types = view && query && app.catalog ? chartTypes(view, query.layout, app.catalog, app.lang) : [];
  return [
    ...CHART_KINDS.map((kind): AppCommand => {
      const type = types.find((one) => one.kind === kind);
      return {
        id: `view.chart.${kind}`,
        label: `chart.kind.${kind}`,
        menu: 'chart',
        group: 1,
        checked: () => type?.chosen === true,
        enabled: () => type !== undefined && type.why === null,
        run: () => chooseChartKind(state, kind),
      };
    }),
    {
      id: 'view.copy_image',
      label: 'chart.picture.open',
      menu: 'chart',
      group: 3,
      enabled: () => state.chart?.state.empty === null,
      run: () => state.asks.copyImage(),
    },
    ...SHOWS.map((show): AppCommand => ({
      id: `view.show.${show}`,
      label: `chart.show.${show}`,
      menu: 'chart',
      group: 4,
      checked: () => (state.view?.show ?? 'both') === show,
      run: () => state.edit({ show }),
    })),
  ];
}
