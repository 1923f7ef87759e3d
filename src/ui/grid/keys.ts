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
  ArrowUp: 'top',
  ArrowDown: 'bottom',
  ArrowLeft: 'row_start',
  ArrowRight: 'row_end',
  Home: 'top',
  End: 'bottom',
};

export type GridKey =
  | { readonly do: 'step'; readonly step: Step; readonly shift: boolean }
  | { readonly do: 'all' }
  | { readonly do: 'collapse' }
  | { readonly do: 'open' };

/** What a key does in the grid; null for keys that are not its own. */
export function gridKey(event: KeyboardEvent): GridKey | null {
  if (event.altKey) return null;
  const ctrl = event.ctrlKey || event.metaKey;
  const way = (ctrl ? FAR : STEPS)[event.key];
  if (way) return { do: 'step', step: way, shift: event.shiftKey };
  if (ctrl) return event.key.toLowerCase() === 'a' && !event.shiftKey ? { do: 'all' } : null;
  if (event.key === 'Enter') return { do: 'open' };
  if (event.key === 'Escape') return { do: 'collapse' };
  return null;
}
