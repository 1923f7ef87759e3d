import { selectAll } from '../view';
import type { AppCommand } from './commands';
import type { LedgerState } from './ledger.svelte';
import { newPivotTab } from './table_tabs';

/** What a ledger in front adds to menus and palette. */
export function ledgerCommands(state: LedgerState): readonly AppCommand[] {
  const some = (): boolean => state.size.rows > 0;
  return [
    {
      id: 'rows.source',
      label: 'rows.cmd.source',
      menu: 'data',
      group: 1,
      shortcuts: ['F2'],
      enabled: () => state.activeOrigin !== null,
      run: () => state.openActive(),
    },
    {
      id: 'rows.select_all',
      label: 'view.cmd.select_all',
      menu: 'edit',
      group: 4,
      enabled: some,
      run: () => state.select(selectAll(state.size)),
    },
    {
      id: 'rows.clear',
      label: 'rows.cmd.clear',
      menu: 'data',
      group: 2,
      enabled: () => state.filtered.size > 0 || (state.spec?.order.length ?? 0) > 0 || state.spec?.search !== undefined,
      run: () => state.edit({ where: [], order: [], search: '' }),
    },
    {
      id: 'rows.pivot',
      label: 'rows.cmd.pivot',
      menu: 'data',
      group: 2,
      enabled: () => state.spec?.table.kind === 'ledger',
      run: (app) => {
        const { spec } = state;
        return spec?.table.kind === 'ledger' ? newPivotTab(app, spec.table.ledger, spec.where) : undefined;
      },
    },
  ];
}

/** The menu of one column's head. */
export function rowColumnCommands(state: LedgerState, col: number, onfilter: () => void): readonly AppCommand[] {
  const column = state.shown[col];
  if (!column) return [];
  const { key } = column;
  const now = state.spec?.order.find((each) => each.column === key);
  const others = (state.spec?.order.length ?? 0) > (now ? 1 : 0);
  const keys = state.shown.map((each) => each.key);
  const moved = (by: number): readonly string[] => {
    const left = keys.filter((each) => each !== key);
    const at = Math.max(0, Math.min(left.length, col + by));
    return [...left.slice(0, at), key, ...left.slice(at)];
  };
  const frozen = state.look.frozen ?? [];
  return [
    {
      id: 'asc',
      label: 'rows.sort_asc',
      group: 1,
      checked: () => now !== undefined && now.desc !== true,
      run: () => state.sort(key, false),
    },
    {
      id: 'desc',
      label: 'rows.sort_desc',
      group: 1,
      checked: () => now?.desc === true,
      run: () => state.sort(key, true),
    },
    ...(others && !now
      ? [{ id: 'add', label: 'rows.sort_add', group: 1, run: () => state.sort(key, false, true) } as const]
      : []),
    ...(now
      ? [{ id: 'unsort', label: 'rows.sort_none', group: 1, run: () => state.sort(key, null, true) } as const]
      : []),
    { id: 'filter', label: 'rows.filter', group: 2, run: onfilter },
    ...(state.filtered.has(key)
      ? [{ id: 'unfilter', label: 'rows.remove_filter', group: 2, run: () => state.filter(key, []) } as const]
      : []),
    { id: 'freeze', label: 'rows.freeze', group: 3, run: () => state.editLook({ frozen: keys.slice(0, col + 1) }) },
    ...(frozen.length > 0
      ? [{ id: 'unfreeze', label: 'rows.unfreeze', group: 3, run: () => state.editLook({ frozen: [] }) } as const]
      : []),
    {
      id: 'left',
      label: 'rows.move_left',
      group: 3,
      enabled: () => col > 0,
      run: () => state.editLook({ order: moved(-1) }),
    },
    {
      id: 'right',
      label: 'rows.move_right',
      group: 3,
      enabled: () => col < keys.length - 1,
      run: () => state.editLook({ order: moved(1) }),
    },
    {
      id: 'hide',
      label: 'rows.hide',
      group: 3,
      enabled: () => keys.length > 1,
      run: () => state.editLook({ hidden: [...(state.look.hidden ?? []), key] }),
    },
  ];
}
