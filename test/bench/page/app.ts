// The product itself, as it is mounted for a person, over data that the engine makes: what is measured is looking.
import { mount } from 'svelte';
import { App } from '../../../src/app';
import { openSession, saveNew } from '../../../src/flow';
import { browserServices } from '../../../src/host';
import AppView from '../../../src/ui/App.svelte';
import '../../../src/ui/theme.css';
import { addTab, type Tab } from '../../../src/workspace';
import { panelAreas, panelCatalog, panelCsv, panelYears, indicatorKey } from '../panel';
import { importFiles } from './imports';
import { benchLedger } from './ledger';
import { benchPorts, benchWorkspace, fill } from './start';

const target = document.getElementById('app');
if (!target) throw new Error('no #app');
const { ports, engine } = await benchPorts();
const services = browserServices(ports, () => Promise.reject(new Error('no server here')));
const workspace = await saveNew(ports.storage, benchWorkspace(panelCatalog()));
await services.setLastOpened(null);
const app = new App(services);
mount(AppView, { target, props: { app } });

const session = (): NonNullable<typeof app.session> => {
  if (!app.session) throw new Error('no workspace is open');
  return app.session;
};
const show = (tab: Tab): Promise<boolean> => app.do(addTab, { tab });

let longest: number[] = [];
new PerformanceObserver((list) => longest.push(...list.getEntries().map(({ duration }) => duration))).observe({
  entryTypes: ['longtask'],
});

const appBench = {
  open: () => app.open(() => openSession(ports, workspace.id)),
  /** A ledger of so many rows, sorted in the engine, in a tab in front. */
  async ledger(rows: number): Promise<void> {
    await fill(engine(), benchLedger(rows));
    const table = { kind: 'ledger', ledger: 'bench' } as const;
    const browse = { table, where: [], order: [{ column: 'amount', desc: true }] };
    await show({ id: 'rows', kind: 'ledger', title: '台账', browse });
  },
  /** A comparison of 3,000 counties over 25 years. */
  async view(): Promise<void> {
    await importFiles(session(), [new File([...panelCsv()], 'panel.csv')], null);
    await show({
      id: 'view',
      kind: 'view',
      title: '分析表',
      view: {
        areas: panelAreas,
        periods: panelYears,
        indicators: [indicatorKey(0)],
        derivations: ['level', 'growth', 'rank'],
        chart: { kind: 'auto' },
      },
    });
  },
  /** A document in a tab in front. */
  async document(id: string, text: string): Promise<void> {
    await show({ id, kind: 'summary', title: id, text });
  },
  /** Long tasks since the last look, milliseconds each. */
  tasks(): readonly number[] {
    const seen = longest;
    longest = [];
    return seen;
  },
};
export type AppBench = typeof appBench;
Object.assign(globalThis, { appBench });
