import type { App } from '../app.svelte';
import type { AppCommand } from '../commands';
import { copyWithCitation } from './cite';

const something = (app: App): boolean => (app.front?.carry?.() ?? null) !== null;

/** 导出、打印、带出处复制、用数台账: for whatever tab can be carried. */
export const carryCommands: readonly AppCommand[] = [
  {
    id: 'carry.export',
    label: 'carry.export',
    menu: 'file',
    group: 4,
    shortcuts: ['Mod+Shift+E'],
    words: 'xlsx excel docx word pptx csv pdf',
    enabled: something,
    run: (app) => app.carry.open(),
  },
  {
    id: 'carry.print',
    label: 'carry.print',
    menu: 'file',
    group: 4,
    shortcuts: ['Mod+P'],
    words: 'pdf',
    enabled: something,
    run: (app) => app.carry.open('print'),
  },
  {
    id: 'carry.copy_with',
    label: 'carry.copy_with',
    menu: 'edit',
    group: 4,
    enabled: something,
    run: (app) => app.carry.open('clipboard'),
  },
  {
    id: 'carry.cite',
    label: 'carry.cite',
    menu: 'edit',
    group: 4,
    shortcuts: ['Mod+Alt+C'],
    enabled: (app) => (app.front?.active?.figure ?? null) !== null && (app.front?.active?.ask ?? null) !== null,
    run: (app) => copyWithCitation(app),
  },
  {
    id: 'carry.citations',
    label: 'carry.citations',
    menu: 'report',
    group: 4,
    enabled: (app) => app.workspace !== null,
    run: (app) => app.citations.open(),
  },
  {
    id: 'prescribed.open',
    label: 'prescribed.command',
    menu: 'report',
    group: 4,
    words: 'biaoyang form template 表样',
    enabled: (app) => app.workspace !== null,
    run: (app) => app.prescribed.open(),
  },
];
