import type { App } from './app.svelte';
import { isEnabled, type AppCommand } from './commands';
import { ledgersOf } from './ledger_columns';
import { newPivotTab, openLedger } from './table_tabs';
import { addArea, addIndicator, toTab } from './tabs';

/** A line of the palette: what it is, what it does when chosen. */
export interface PaletteItem {
  readonly id: string;
  readonly kind: 'command' | 'indicator' | 'area' | 'tab' | 'ledger';
  readonly text: string;
  readonly note: string;
  readonly shortcut?: string;
  readonly run: () => void;
}

/** Readings of Chinese words: full pinyin and initials. Given by the caller, since the dictionary is loaded when first needed. */
export type Readings = (text: string) => string;

const LIMIT = 8;

/**
 * What a text finds: commands, tabs, indicators, areas, in this order. `>` at the beginning asks for commands only.
 * Commands and tabs match by their words in both languages, by pinyin and by initials; the catalog finds its own.
 */
export function paletteItems(app: App, typed: string, readings: Readings): readonly PaletteItem[] {
  const onlyCommands = typed.startsWith('>');
  const text = typed.replace(/^>/, '').trim();
  const commands = app.commands
    .filter((command) => isEnabled(app, command) && command.id !== 'help.palette')
    .map((command) => ({ command, rank: rank(commandWords(app, command), text, readings) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => commandItem(app, command));
  if (onlyCommands) return commands;
  if (text === '') return [...tabItems(app, '', readings), ...commands];
  return [
    ...commands.slice(0, LIMIT),
    ...tabItems(app, text, readings),
    ...ledgerItems(app, text, readings),
    ...indicatorItems(app, text),
    ...areaItems(app, text),
  ];
}

const commandWords = (app: App, command: AppCommand): string =>
  `${app.t(command.label, command.params)} ${command.words ?? ''} ${command.id}`;

/** 0: begins with it; 1: contains it; 2: its reading does; −1: not at all. */
function rank(words: string, text: string, readings: Readings): number {
  const wanted = text.toLowerCase();
  const lower = words.toLowerCase();
  if (lower.startsWith(wanted)) return 0;
  if (lower.includes(wanted)) return 1;
  return readings(words).includes(wanted.replaceAll(' ', '')) ? 2 : -1;
}

function commandItem(app: App, command: AppCommand): PaletteItem {
  return {
    id: `command ${command.id}`,
    kind: 'command',
    text: app.t(command.label, command.params),
    note: command.menu ? app.t(`shell.menu_${command.menu}`) : '',
    ...(command.shortcuts?.[0] !== undefined ? { shortcut: command.shortcuts[0] } : {}),
    run: () => app.run(command),
  };
}

function tabItems(app: App, text: string, readings: Readings): readonly PaletteItem[] {
  return (app.workspace?.tabs ?? [])
    .filter((tab) => tab.id !== app.activeTab?.id && rank(tab.title, text, readings) >= 0)
    .slice(0, LIMIT)
    .map((tab) => ({
      id: `tab ${tab.id}`,
      kind: 'tab',
      text: tab.title,
      note: app.t(`shell.tab_${tab.kind}`),
      run: () => toTab(app, tab.id),
    }));
}

/** Ledgers: to look through, and to pivot. */
function ledgerItems(app: App, text: string, readings: Readings): readonly PaletteItem[] {
  return ledgersOf(app.workspace).flatMap(({ key, name }): PaletteItem[] => {
    const open = app.t('rows.open', { name });
    const pivot = app.t('pivot.open_ledger', { name });
    const note = app.t('shell.section_ledgers');
    return [
      { id: `ledger ${key}`, kind: 'ledger' as const, text: open, note, run: () => void openLedger(app, key) },
      { id: `pivot ${key}`, kind: 'ledger' as const, text: pivot, note, run: () => void newPivotTab(app, key) },
    ].filter((item) => rank(item.text, text, readings) >= 0);
  });
}

function indicatorItems(app: App, text: string): readonly PaletteItem[] {
  const catalog = app.catalog;
  return (catalog?.findIndicators(text) ?? []).slice(0, LIMIT).map((indicator) => ({
    id: `indicator ${indicator.key}`,
    kind: 'indicator',
    text: catalog?.indicatorName(indicator.key, app.lang) ?? indicator.key,
    note: catalog?.unitName(indicator.key, app.lang) ?? '',
    run: () => addIndicator(app, indicator.key),
  }));
}

function areaItems(app: App, text: string): readonly PaletteItem[] {
  const catalog = app.catalog;
  return (catalog?.findAreas(text) ?? []).slice(0, LIMIT).map((area) => ({
    id: `area ${area.key}`,
    kind: 'area',
    text: catalog?.areaName(area.key, app.lang) ?? area.key,
    note: app.t(`catalog.area_kind.${area.kind}`),
    run: () => addArea(app, area.key),
  }));
}
