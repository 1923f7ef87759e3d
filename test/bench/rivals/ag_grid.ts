import { AllCommunityModule, createGrid, ModuleRegistry, type GridApi } from 'ag-grid-community';
import papa from 'papaparse';
import { FILTER, placeOf, type Program } from './program';

type Row = Readonly<Record<string, string | number | null>>;
const VALUE = '数值';

/** PapaParse for the file, and AG Grid's own rows: everything in JavaScript. */
export async function agGrid(text: string): Promise<Program> {
  ModuleRegistry.registerModules([AllCommunityModule]);
  const { data } = papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true });
  const place = document.getElementById('grid');
  if (!place) throw new Error('no #grid');
  const api: GridApi<Row> = createGrid<Row>(place, {
    columnDefs: Object.keys(data[0] ?? {}).map((field) => ({ field, filter: true })),
    rowData: [...data],
    animateRows: false,
  });
  await shown(place);
  const sorted = (): void => {
    api.applyColumnState({ state: [{ colId: VALUE, sort: 'desc' }] });
  };
  return {
    async reset(next) {
      api.setFilterModel(null);
      if (next === 'page') sorted();
      else api.applyColumnState({ state: [{ colId: VALUE, sort: null }] });
      await shown(place);
    },
    async sort() {
      sorted();
      await shown(place);
    },
    async filter() {
      api.setFilterModel({
        指标: { filterType: 'text', type: 'equals', filter: FILTER.indicator },
        [VALUE]: { filterType: 'number', type: 'greaterThanOrEqual', filter: FILTER.least },
      });
      await shown(place);
    },
    async page(run) {
      api.ensureIndexVisible(placeOf(run, data.length), 'top');
      await shown(place);
    },
    async sum() {
      const values: number[] = [];
      api.forEachNodeAfterFilter(({ data: row }) => {
        const value = row?.[VALUE];
        if (typeof value === 'number') values.push(value);
      });
      values.sort((a, b) => a - b);
      const total = values.reduce((sum, value) => sum + value, 0);
      if (!Number.isFinite(total / values.length)) throw new Error('no sum');
    },
  };
}

/** The grid draws in frames: when a row has its text and two frames have passed, it stands there. */
async function shown(place: HTMLElement): Promise<void> {
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  while (!place.querySelector('.ag-row .ag-cell')?.textContent) await frame();
  await frame();
}
