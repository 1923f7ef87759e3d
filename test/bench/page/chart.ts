import type { Session } from '../../../src/flow';
import type { AnswerRow } from '../../../src/query';
import { createChart } from '../../../src/ui/chart/echarts';
import { chartModel, drawChart, LIGHT, viewQuery, type View } from '../../../src/view';
import { indicatorKey, panelAreas, panelYears } from '../panel';
import type { Operation } from './pairs';
import { must } from './start';

const SIZE = { width: 900, height: 520 };
const VIEW: View = {
  areas: panelAreas.slice(0, 100),
  periods: panelYears,
  indicators: [indicatorKey(0)],
  derivations: ['level'],
  chart: { kind: 'line' },
};

/** A chart of 100 lines × 25 points, from the answer to the frame in which it stands there. */
export async function chartOperation(session: Session): Promise<Operation> {
  const { spec, layout } = viewQuery(VIEW, session.catalog);
  const place = document.createElement('div');
  Object.assign(place.style, { width: `${SIZE.width}px`, height: `${SIZE.height}px` });
  document.body.append(place);
  const chart = createChart(place);
  let rows: readonly AnswerRow[] = [];
  return {
    name: 'panel_chart',
    what: '100 lines × 25 points after their data',
    reach: 0,
    plus: 100,
    // Asked anew each time, since a row's figures are made when it is first looked at.
    prepare: async () => {
      rows = must(await session.ask(spec)).rows;
    },
    product: async () => {
      const model = chartModel(rows, { layout, catalog: session.catalog, lang: 'zh' });
      if (model.state.empty !== null) throw new Error('an empty chart');
      chart.draw(drawChart(model, SIZE, LIGHT, []).option, SIZE);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    },
  };
}
