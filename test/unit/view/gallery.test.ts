import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import { chartModel, copyTable, drawChart, gridModel, LIGHT, tableToTsv, viewQuery } from '../../../src/view';
import { answerFrom } from '../../gallery/figures';
import { cases, type Case } from '../../gallery/cases';

function modelsOf({ catalog: data, view, table }: Case) {
  const catalog = indexCatalog(data);
  const query = viewQuery(view, catalog);
  const answer = answerFrom(table, query.spec, catalog);
  const total = query.total ? answerFrom(table, query.total, catalog) : null;
  const context = { layout: query.layout, catalog, lang: 'zh' as const };
  return { grid: gridModel(answer, total, context), chart: chartModel(answer.rows, context) };
}

describe('The gallery as text', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s: the table reads as before', (name, one) => {
    const { grid } = modelsOf(one);
    const table = tableToTsv(copyTable(grid, name, null, 'zh'));
    expect(`${table}\n\n${grid.notes.join('\n')}`).toMatchSnapshot();
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s: the chart says and draws as before', (_name, one) => {
    const { chart } = modelsOf(one);
    const drawing = chart.state.empty === null ? drawChart(chart, { width: 480, height: 280 }, LIGHT) : null;
    expect({ title: chart.title, subtitle: drawing?.subtitle, notes: chart.notes, aria: chart.aria }).toMatchSnapshot();
    expect(JSON.stringify(drawing?.option ?? null, null, 1)).toMatchSnapshot();
  });
});
