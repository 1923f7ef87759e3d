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
  /** What it would act on now, shown after the label: the command that undo takes back. */
  readonly detail?: (app: App) => string | null;
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

/** The label with what it would act on. */
export function labelOf(app: App, command: AppCommand): string {
  const detail = command.detail?.(app);
  return detail ? `${app.t(command.label, command.params)} ${detail}` : app.t(command.label, command.params);
}

/** What needs a workspace that is open. */
export const opened = (app: App): boolean => app.session !== null;

export const isEnabled = (app: App, command: AppCommand): boolean => command.enabled?.(app) ?? true;

/** Those of the shell and those that the tab in front adds; an id of the tab replaces the shell's. */
export function mergeCommands(shell: readonly AppCommand[], tab: readonly AppCommand[]): readonly AppCommand[] {
  const replaced = new Set(tab.map((command) => command.id));
  return [...shell.filter((command) => !replaced.has(command.id)), ...tab];
}
