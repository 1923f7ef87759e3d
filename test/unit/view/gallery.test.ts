import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import {
  chartModel,
  reportTable,
  drawChart,
  gridModel,
  LIGHT,
  tableToTsv,
  viewQuery,
  type Drawing,
} from '../../../src/view';
import { answerFrom } from '../../gallery/figures';
import { chartCases } from '../../gallery/chart_cases';
import { cases, type Case } from '../../gallery/cases';

function modelsOf({ catalog: data, view, table }: Case) {
  const catalog = indexCatalog(data);
  const query = viewQuery(view, catalog);
  const answer = answerFrom(table, query.spec, catalog);
  const total = query.total ? answerFrom(table, query.total, catalog) : null;
  const context = { layout: query.layout, catalog, lang: 'zh' as const };
  return { grid: gridModel(answer, total, context), chart: chartModel(answer.rows, context) };
}

/** One mark a line; of a crowd how many of which kind. */
function marksOf(drawing: Drawing | null): string {
  const marks = (drawing?.option['graphic'] ?? []) as readonly { readonly type: string }[];
  if (marks.length <= 400) return marks.map((mark) => JSON.stringify(mark)).join('\n');
  const kinds = [...new Set(marks.map(({ type }) => type))].sort();
  return kinds.map((kind) => `${kind} ${marks.filter(({ type }) => type === kind).length}`).join('\n');
}

describe('The gallery as text', () => {
  // Those that are there for their charts have tables like the others.
  const tables = cases.filter((one) => !chartCases.includes(one));
  test.each(tables.map((one) => [one.name, one] as const))('%s: the table reads as before', (name, one) => {
    const { grid } = modelsOf(one);
    const table = tableToTsv(reportTable(grid, name, null, 'zh'));
    expect(`${table}\n\n${grid.notes.join('\n')}`).toMatchSnapshot();
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s: the chart says and draws as before', (_name, one) => {
    const { chart } = modelsOf(one);
    const drawing = chart.state.empty === null ? drawChart(chart, { width: 480, height: 280 }, LIGHT) : null;
    expect({ title: chart.title, subtitle: drawing?.subtitle, notes: chart.notes, aria: chart.aria }).toMatchSnapshot();
    expect(marksOf(drawing)).toMatchSnapshot();
  });
});
