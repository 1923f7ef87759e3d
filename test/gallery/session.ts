import { indexCatalog } from '../../src/catalog';
import { err, ok } from '../../src/core';
import type { Session, SessionStatus } from '../../src/flow';
import type { ViewTab, Workspace } from '../../src/workspace';
import { answerFrom } from './figures';
import type { Case } from './cases';

const status: SessionStatus = {
  engine: 'ready',
  engineVersion: 'fixed figures',
  storage: 'memory',
  durable: false,
  saved: 'saved',
  facts: 0,
  undoDepth: 0,
  redoDepth: 0,
  dataVersion: 1,
  server: null,
};

const refused = { kind: 'cancelled' } as const;
const absent = (): never => {
  throw new Error('not in the gallery');
};

/** A session over the fixed figures of one case: answers views, carries out commands in memory, knows nothing else. */
export function gallerySession(one: Case, id: string): Session {
  const tab: ViewTab = { id, kind: 'view', title: one.name, view: one.view };
  let workspace: Workspace = {
    format: 2,
    id: 'gallery',
    name: 'gallery',
    catalog: one.catalog,
    sources: [],
    profiles: [],
    handNumbers: [],
    overrides: [],
    tabs: [tab],
    activeTab: id,
  };
  const listeners = new Set<() => void>();
  return {
    get workspace() {
      return workspace;
    },
    get catalog() {
      return indexCatalog(workspace.catalog);
    },
    status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    do(command, args) {
      workspace = command.run(workspace, args);
      listeners.forEach((listener) => listener());
      return Promise.resolve(ok(undefined));
    },
    browse: absent,
    pivot: absent,
    columnsOf: absent,
    undo: absent,
    redo: absent,
    ask: (spec) => Promise.resolve(ok(answerFrom(one.table, spec, indexCatalog(workspace.catalog)))),
    askAll: absent,
    selected: absent,
    valuesOf: absent,
    standings: () => Promise.resolve(ok([])),
    filesBehind: () => Promise.resolve(ok([])),
    sqlOf: () => '',
    trace: () => Promise.resolve(err(refused)),
    traceAll: () => Promise.resolve(err(refused)),
    runText: () => Promise.resolve(err(refused)),
    hold: () => Promise.resolve(err(refused)),
    askNamed: () => Promise.resolve([]),
    askNameLists: () => Promise.resolve([]),
    ledgerForSentences: () => Promise.resolve(null),
    periods: () => Promise.resolve(err(refused)),
    connect: absent,
    disconnect: absent,
    retryServer: absent,
    push: absent,
    quality: absent,
    sheet: absent,
    peek: absent,
    keepTemplate: absent,
    templateBytes: absent,
    expand: absent,
    plan: absent,
    accept: absent,
    render: absent,
    exportFile: absent,
    eachFact: absent,
    keep: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
