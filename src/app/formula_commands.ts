import { keepFormula } from './formula_keep';
import type { AppCommand } from './commands';
import type { ViewState } from './view.svelte';

/** What is done with formula columns: menu, palette, keys. `=` begins a new one as in a spreadsheet, F2 changes what is there. */
export function formulaCommands(state: ViewState): readonly AppCommand[] {
  const { app, formula } = state;
  const active = (): boolean => formula.active !== null;
  const shown = (): boolean => formula.scope(null) !== null;
  return [
    {
      id: 'formula.add',
      label: 'formula.add',
      menu: 'compare',
      group: 3,
      shortcuts: ['='],
      enabled: shown,
      run: () => state.formula.startNew(),
    },
    {
      id: 'formula.edit',
      label: 'formula.edit',
      menu: 'compare',
      group: 3,
      shortcuts: ['F2'],
      enabled: () => state.active !== null,
      run: () => state.formula.show(),
    },
    {
      id: 'formula.settings',
      label: 'formula.settings',
      menu: 'compare',
      group: 3,
      enabled: active,
      run: () => app.panels.open('formula'),
    },
    {
      id: 'formula.keep',
      label: 'formula.keep',
      menu: 'compare',
      group: 3,
      enabled: active,
      run: () => keepFormula(state),
    },
    {
      id: 'formula.remove',
      label: 'formula.remove',
      menu: 'compare',
      group: 3,
      enabled: active,
      run: () => {
        const { active: column } = formula;
        if (column) formula.remove(column.id);
      },
    },
  ];
}
