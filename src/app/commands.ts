import type { MessageKey, Params } from '../text';
import type { App } from './app.svelte';

/** The menus of the header, in order. A menu without commands is not shown. */
export const MENUS = ['file', 'edit', 'data', 'compare', 'chart', 'report', 'window', 'help'] as const;
export type MenuId = (typeof MENUS)[number];

/**
 * Something a person can do. Menus, palette and shortcuts all come from these and from nowhere else.
 * `Mod` in a shortcut is Ctrl, or ⌘ on a Mac: 'Mod+Shift+Z', 'F2', 'Alt+ArrowLeft'.
 */
export interface AppCommand {
  readonly id: string;
  readonly label: MessageKey;
  readonly params?: Params;
  /** Left out: only in the palette. */
  readonly menu?: MenuId;
  /** Commands of one menu with different groups have a line between them. */
  readonly group?: number;
  /** The first is shown; all work. */
  readonly shortcuts?: readonly string[];
  /** Other words under which the palette finds it. */
  readonly words?: string;
  readonly enabled?: (app: App) => boolean;
  /** Shown with a check mark. */
  readonly checked?: (app: App) => boolean;
  readonly run: (app: App) => void | Promise<void>;
}

export const isEnabled = (app: App, command: AppCommand): boolean => command.enabled?.(app) ?? true;

/** Those of the shell and those that the tab in front adds; an id of the tab replaces the shell's. */
export function mergeCommands(shell: readonly AppCommand[], tab: readonly AppCommand[]): readonly AppCommand[] {
  const replaced = new Set(tab.map((command) => command.id));
  return [...shell.filter((command) => !replaced.has(command.id)), ...tab];
}
