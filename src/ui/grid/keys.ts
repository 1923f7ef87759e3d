import type { Step } from '../../view';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row_start',
  End: 'row_end',
  PageUp: 'page_up',
  PageDown: 'page_down',
};

const FAR: Readonly<Record<string, Step>> = {
  ArrowUp: 'edge_up',
  ArrowDown: 'edge_down',
  ArrowLeft: 'edge_left',
  ArrowRight: 'edge_right',
  Home: 'first',
  End: 'last',
};

export type GridKey =
  | { readonly do: 'step'; readonly step: Step; readonly shift: boolean }
  | { readonly do: 'walk'; readonly way: 'next' | 'previous' | 'down' | 'up' }
  | { readonly do: 'whole'; readonly what: 'rows' | 'cols' }
  | { readonly do: 'all' | 'collapse' | 'open' }
  | { readonly do: 'cell_menu' }
  | { readonly do: 'column_menu' };

/** What a key does in the grid; null for keys that are not its own. `many`: several cells are selected. */
export function gridKey(event: KeyboardEvent, many: boolean): GridKey | null {
  const { key, shiftKey, altKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey && !ctrl && !altKey)) return { do: 'cell_menu' };
  if (altKey) return key === 'ArrowDown' && !ctrl && !shiftKey ? { do: 'column_menu' } : null;
  const way = (ctrl ? FAR : STEPS)[key];
  if (way) return { do: 'step', step: way, shift: shiftKey };
  if (key === ' ') {
    if (ctrl && shiftKey) return { do: 'all' };
    return ctrl ? { do: 'whole', what: 'cols' } : shiftKey ? { do: 'whole', what: 'rows' } : null;
  }
  if (ctrl) return key.toLowerCase() === 'a' && !shiftKey ? { do: 'all' } : null;
  if (key === 'Tab') return { do: 'walk', way: shiftKey ? 'previous' : 'next' };
  if (key === 'Enter') return many ? { do: 'walk', way: shiftKey ? 'up' : 'down' } : { do: 'open' };
  if (key === 'Escape') return { do: 'collapse' };
  return null;
}
