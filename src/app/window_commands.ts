import { opened, type AppCommand } from './commands';

/** The window itself, and help. */
export const windowCommands: readonly AppCommand[] = [
  {
    id: 'help.palette',
    label: 'command.help_palette',
    menu: 'help',
    group: 1,
    shortcuts: ['Mod+K'],
    run: (app) => app.panels.openPalette(),
  },
  {
    id: 'help.shortcuts',
    label: 'command.help_shortcuts',
    menu: 'help',
    group: 1,
    shortcuts: ['F1'],
    run: (app) => app.panels.open('shortcuts'),
  },
  {
    id: 'window.side',
    label: 'command.window_side',
    menu: 'window',
    group: 2,
    shortcuts: ['Mod+B'],
    enabled: opened,
    checked: (app) => app.panels.side,
    run: (app) => app.panels.toggleSide(),
  },
  {
    id: 'window.lang',
    label: 'command.window_lang',
    menu: 'window',
    group: 2,
    words: 'English 中文 language',
    run: (app) => app.preferences.setLang(app.lang === 'zh' ? 'en' : 'zh'),
  },
  {
    id: 'window.theme',
    label: 'command.window_theme',
    menu: 'window',
    group: 2,
    checked: (app) => app.preferences.theme === 'dark',
    run: (app) => app.preferences.setTheme(app.preferences.theme === 'dark' ? 'light' : 'dark'),
  },
];
