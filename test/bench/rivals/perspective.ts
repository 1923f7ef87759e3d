import perspective from '@perspective-dev/client';
import client from 'perspective-client.wasm?url';
import server from 'perspective-server.wasm?url';
import { FILTER, placeOf, type Program } from './program';

const ALL = ['地区', '年份', '指标', '单位', '数值'];
const first = { start_row: 0, end_row: 100 };

export async function inPerspective(text: string): Promise<Program> {
  perspective.init_server(fetch(server));
  perspective.init_client(fetch(client));
  const table = await (await perspective.worker()).table(text, { format: 'csv' });
  const rows = await table.size();
  const seen = async (config: Readonly<Record<string, unknown>>): Promise<void> => {
    const view = await table.view(config);
    const page = await view.to_columns(first);
    await view.num_rows();
    if ((page[ALL[0] ?? '']?.length ?? 0) === 0) throw new Error('no rows');
    await view.delete();
  };
  const sorted = await table.view({ columns: ALL, sort: [['数值', 'desc']] });
  return {
    sort: () => seen({ columns: ALL, sort: [['数值', 'desc']] }),
    filter: () =>
      seen({
        columns: ALL,
        filter: [
          ['指标', '==', FILTER.indicator],
          ['数值', '>=', FILTER.least],
        ],
      }),
    async page(run) {
      const at = placeOf(run, rows);
      await sorted.to_columns({ start_row: at, end_row: at + 100 });
    },
    async sum() {
      // Aggregates of one column each: a view with a constant group.
      const columns = { total: 'sum', mean: 'avg', middle: 'median', least: 'low', most: 'high', count: 'count' };
      const view = await table.view({
        group_by: ['all'],
        expressions: { all: `'all'`, ...Object.fromEntries(Object.keys(columns).map((name) => [name, '"数值"'])) },
        columns: Object.keys(columns),
        aggregates: columns,
      });
      await view.to_columns({ start_row: 0, end_row: 1 });
      await view.delete();
    },
  };
}
