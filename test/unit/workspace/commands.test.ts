import { describe, expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { OFFICIAL_SETTINGS } from '../../../src/summary';
import * as workspace from '../../../src/workspace';
import {
  newHistory,
  newWorkspace,
  perform,
  redo,
  undo,
  type Command,
  type HandNumber,
  type Override,
  type Source,
  type Workspace,
} from '../../../src/workspace';
import { smallCatalog } from '../catalog/small-catalog';

const [QINGXI, BAISHA] = ['x:云溪市/青溪县', 'x:云溪市/白沙区'];
const hash = (digit: string): string => digit.repeat(64);
const source = (digit: string): Source => ({
  sha256: hash(digit),
  name: `${digit}.csv`,
  size: 10,
  kind: 'file',
  imported: '2026-01-01T00:00:00Z',
  vintage: 'unknown',
  publish: 'public',
  sheets: [],
});
const place = { indicator: 'pat_grant', area: QINGXI, period: yearPeriod(2024) };
const hand: HandNumber = { id: 'h1', ...place, text: '512', basis: '电话', provider: '王', date: '2025-01-05' };
const override: Override = { id: 'o1', ...place, value: '513', reason: '更正', by: '李', at: '2025-01-06T00:00:00Z' };
const recipe = { kind: 'ledger' } as workspace.Workspace['profiles'][number]['recipe'];
const profile: Workspace['profiles'][number] = { id: 'p1', name: '台账', match: {}, recipe };
const view = { areas: [QINGXI], periods: [], indicators: [], derivations: [], chart: { kind: 'line' as const } };
const browse = { table: { kind: 'ledger' as const, ledger: 'projects' }, where: [], order: [] };
const pivot = { source: { kind: 'facts' as const }, rows: [], columns: [], values: [], where: [] };
const change = { m: 24192, old: BAISHA, new: QINGXI, kind: 'merge' as const };
const set = { key: 'similar', name: '同类县', areas: [QINGXI, BAISHA] };

const form = {
  id: 'f1',
  name: '二季度收集表',
  period: yearPeriod(2024),
  indicators: ['pat_grant'],
  areas: [QINGXI],
  made: '2025-01-07T00:00:00Z',
};

const citation: workspace.Citation = {
  id: 'c1',
  at: '2025-01-08T00:00:00Z',
  kind: 'copied',
  ask: {
    measure: 'pat_grant',
    derivation: { kind: 'growth', base: 'same_period' },
    area: { key: QINGXI },
    period: yearPeriod(2024),
  },
  text: '+13.0%',
  exact: '5900/453',
  place: '青溪县 2024年 专利授权量 同比',
  sources: ['2024年专利.xlsx › 授权 › D17'],
};

const look = { ...OFFICIAL_SETTINGS, line: 30 };
const template: workspace.FormTemplate = {
  id: 't1',
  name: '科技统计季报',
  sha256: 'f'.repeat(64),
  size: 9,
  kind: 'xlsx',
  cells: [{ sheet: '表1', row: 3, column: 2, expression: '[专利授权量]' }],
};

const full: Workspace = {
  ...newWorkspace('一季度', 'w1', { ...smallCatalog, changes: [change], peerSets: [set], home: QINGXI }),
  sources: [source('a'), source('b')],
  profiles: [profile],
  handNumbers: [hand],
  overrides: [override],
  forms: [form],
  citations: [citation],
  templates: [template],
  docx: OFFICIAL_SETTINGS,
  tabs: [
    { id: 'v', kind: 'view', title: '比较', view },
    { id: 's', kind: 'summary', title: '总结', text: '全县' },
    { id: 'l', kind: 'ledger', title: '台账', browse },
    { id: 'p', kind: 'pivot', title: '透视', pivot },
  ],
  activeTab: 'v',
};
const [area] = full.catalog.areas;
const [indicator] = full.catalog.indicators;
const [target] = full.catalog.targets;
if (!area || !indicator || !target) throw new Error('the fixture has lost an area, an indicator or a target');

interface Case {
  readonly name: string;
  readonly id: string;
  /** Runs the command as a person would, so that past and future are kept. */
  readonly apply: (history: workspace.History) => workspace.History;
  readonly idle: (history: workspace.History) => workspace.History;
  /** What must be seen in the workspace afterwards. */
  readonly seen: (after: Workspace) => void;
}

function of<Args>(name: string, command: Command<Args>, args: Args, idle: Args, seen: Case['seen']): Case {
  return {
    name,
    id: command.id,
    apply: (history) => perform(history, command, args),
    idle: (history) => perform(history, command, idle),
    seen,
  };
}

const c = workspace;
const cases: readonly Case[] = [
  of('a workspace is renamed', c.renameWorkspace, { name: ' 二季度 ' }, { name: '一季度' }, (w) => {
    expect(w.name).toBe('二季度');
  }),
  of('an area is saved', c.saveArea, { area: { ...area, code: '1' } }, { area: { ...area } }, (w) => {
    expect(w.catalog.areas[0]?.code).toBe('1');
    expect(w.catalog.areas).toHaveLength(3);
  }),
  of(
    'an area goes with its targets, changes, and places in peer sets',
    c.removeArea,
    { key: QINGXI },
    { key: 'x' },
    (w) => {
      expect(w.catalog.areas.map(({ key }) => key)).not.toContain(QINGXI);
      expect([w.catalog.targets, w.catalog.changes, w.catalog.home]).toEqual([[], [], undefined]);
      expect(w.catalog.peerSets[0]?.areas).toEqual([BAISHA]);
    },
  ),
  of(
    'an area change is saved',
    c.saveAreaChange,
    { change: { ...change, kind: 'split' } },
    { change: { ...change } },
    (w) => {
      expect(w.catalog.changes).toEqual([{ ...change, kind: 'split' }]);
    },
  ),
  of(
    'an area change is removed',
    c.removeAreaChange,
    { change: { ...change, kind: 'rename' } },
    { change: { ...change, m: 1 } },
    (w) => {
      expect(w.catalog.changes).toEqual([]);
    },
  ),
  of('another area becomes 本县', c.setHome, { area: BAISHA }, { area: 'nowhere' }, (w) => {
    expect(w.catalog.home).toBe(BAISHA);
  }),
  of(
    'an indicator is saved',
    c.saveIndicator,
    { indicator: { ...indicator, unit: '个' } },
    { indicator: { ...indicator } },
    (w) => {
      expect(w.catalog.indicators.map(({ unit }) => unit)).toEqual(['个']);
    },
  ),
  of('an indicator goes with its targets', c.removeIndicator, { key: 'pat_grant' }, { key: 'none' }, (w) => {
    expect([w.catalog.indicators, w.catalog.targets]).toEqual([[], []]);
  }),
  of('a target is saved', c.saveTarget, { target: { ...target, value: '700' } }, { target: { ...target } }, (w) => {
    expect(w.catalog.targets.map(({ value }) => value)).toEqual(['700']);
  }),
  of(
    'a map is added, and the same file again takes its place',
    c.addMap,
    { map: { name: 'a.geojson', width: 9, height: 9, shapes: { 'x:1': '0 0 9 0 0 9' } } },
    { map: { name: 'b.geojson', width: 1, height: 1, shapes: {} } },
    (w) => {
      expect(w.catalog.maps?.filter(({ name }) => name === 'a.geojson')).toHaveLength(1);
    },
  ),
  of('a target is removed', c.removeTarget, { target }, { target: { ...target, kind: 'cap' } }, (w) => {
    expect(w.catalog.targets).toEqual([]);
  }),
  of('a peer set is saved', c.savePeerSet, { set: { ...set, areas: [BAISHA] } }, { set: { ...set } }, (w) => {
    expect(w.catalog.peerSets[0]?.areas).toEqual([BAISHA]);
  }),
  of('a peer set is removed', c.removePeerSet, { key: 'similar' }, { key: 'other' }, (w) => {
    expect(w.catalog.peerSets).toEqual([]);
  }),
  of(
    'a hand number is saved',
    c.saveHandNumber,
    { number: { ...hand, text: '600余' } },
    { number: { ...hand } },
    (w) => {
      expect(w.handNumbers.map(({ text }) => text)).toEqual(['600余']);
    },
  ),
  of('a hand number is removed', c.removeHandNumber, { id: 'h1' }, { id: 'h2' }, (w) => {
    expect(w.handNumbers).toEqual([]);
  }),
  of(
    'an override is saved',
    c.saveOverride,
    { override: { ...override, value: '1' } },
    { override: { ...override } },
    (w) => {
      expect(w.overrides.map(({ value }) => value)).toEqual(['1']);
    },
  ),
  of('an override is removed', c.removeOverride, { id: 'o1' }, { id: 'o2' }, (w) => {
    expect(w.overrides).toEqual([]);
  }),
  of('a profile is saved', c.saveProfile, { profile: { ...profile, id: 'p2' } }, { profile: { ...profile } }, (w) => {
    expect(w.profiles.map(({ id }) => id)).toEqual(['p1', 'p2']);
  }),
  of('a profile is removed', c.removeProfile, { id: 'p1' }, { id: 'p2' }, (w) => {
    expect(w.profiles).toEqual([]);
  }),
  of('a profile is renamed', c.renameProfile, { id: 'p1', name: ' 台账二 ' }, { id: 'p1', name: '台账' }, (w) => {
    expect(w.profiles.map(({ name }) => name)).toEqual(['台账二']);
  }),
  of(
    'a cited number is recorded',
    c.saveCitation,
    { citation: { ...citation, id: 'c2' } },
    { citation: { ...citation } },
    (w) => {
      expect(w.citations?.map(({ id }) => id)).toEqual(['c1', 'c2']);
    },
  ),
  of('a cited number is taken out', c.removeCitation, { id: 'c1' }, { id: 'c2' }, (w) => {
    expect(w.citations).toEqual([]);
  }),
  of('a form is saved', c.saveForm, { form: { ...form, id: 'f2' } }, { form: { ...form } }, (w) => {
    expect(w.forms?.map(({ id }) => id)).toEqual(['f1', 'f2']);
  }),
  of('a form is removed', c.removeForm, { id: 'f1' }, { id: 'f2' }, (w) => {
    expect(w.forms).toEqual([]);
  }),
  of(
    'sources come with the areas and indicators that were new',
    c.addSources,
    { sources: [source('b'), source('c')], areas: [{ ...area, key: 'new' }], indicators: [] },
    { sources: [source('a')], areas: [{ ...area, key: 'new' }], indicators: [] },
    (w) => {
      expect(w.sources.map(({ name }) => name)).toEqual(['a.csv', 'b.csv', 'c.csv']);
      expect(w.catalog.areas.at(-1)?.key).toBe('new');
    },
  ),
  of('a source is removed', c.removeSource, { sha256: hash('a') }, { sha256: hash('f') }, (w) => {
    expect(w.sources.map(({ name }) => name)).toEqual(['b.csv']);
  }),
  of(
    'a source is given another vintage',
    c.editSource,
    { sha256: hash('b'), change: { vintage: 'annual' } },
    { sha256: hash('b'), change: { vintage: 'unknown' } },
    (w) => {
      expect(w.sources.map(({ vintage }) => vintage)).toEqual(['unknown', 'annual']);
    },
  ),
  of('a document is written', c.setSummaryText, { tab: 's', text: '全市' }, { tab: 'v', text: '全市' }, (w) => {
    expect(w.tabs[1]).toMatchObject({ text: '全市' });
  }),
  of(
    'a document speaks of another area',
    c.editSummary,
    { tab: 's', change: { area: BAISHA } },
    { tab: 's', change: {} },
    (w) => {
      expect(w.tabs[1]).toMatchObject({ area: BAISHA, text: '全县' });
    },
  ),
  of(
    'a view shows something else',
    c.editView,
    { tab: 'v', view: { ...view, areas: [BAISHA] } },
    { tab: 'v', view: { ...view } },
    (w) => {
      expect(w.tabs[0]).toMatchObject({ view: { areas: [BAISHA] } });
    },
  ),
  of(
    'a tab is added in front',
    c.addTab,
    { tab: { id: 'n', kind: 'summary', title: '新', text: '' } },
    { tab: { id: 's', kind: 'summary', title: '新', text: '' } },
    (w) => {
      expect([w.tabs.length, w.activeTab]).toEqual([5, 'n']);
    },
  ),
  of(
    'numbers that were reported are recorded together',
    c.recordCitations,
    { citations: [{ ...citation, id: 'c2', kind: 'reported', to: '市科技局' }] },
    { citations: [] },
    (w) => {
      expect(w.citations?.map(({ kind, to }) => [kind, to])).toEqual([
        ['copied', undefined],
        ['reported', '市科技局'],
      ]);
    },
  ),
  of('a tab is renamed', c.renameTab, { id: 's', title: ' 小结 ' }, { id: 's', title: '总结' }, (w) => {
    expect(w.tabs[1]?.title).toBe('小结');
  }),
  of('a tab is closed and the one beside it comes to the front', c.closeTab, { id: 'v' }, { id: 'x' }, (w) => {
    expect([w.tabs.length, w.activeTab]).toEqual([3, 's']);
  }),
  of('a tab is moved', c.moveTab, { id: 'v', to: 9 }, { id: 'v', to: -3 }, (w) => {
    expect(w.tabs.map(({ id }) => id)).toEqual(['s', 'l', 'p', 'v']);
  }),
  of(
    'a ledger is sorted',
    c.editBrowse,
    { tab: 'l', browse: { ...browse, order: [{ column: 'amount', desc: true }] } },
    { tab: 'l', browse: { ...browse } },
    (w) => {
      expect(w.tabs.find(({ id }) => id === 'l')).toMatchObject({ browse: { order: [{ column: 'amount' }] } });
    },
  ),
  of(
    'a column of a ledger is hidden',
    c.editRowsLook,
    { tab: 'l', look: { hidden: ['name'] } },
    { tab: 'v', look: { hidden: ['name'] } },
    (w) => {
      expect(w.tabs.find(({ id }) => id === 'l')).toMatchObject({ look: { hidden: ['name'] } });
    },
  ),
  of(
    'a pivot gets a field on its rows',
    c.editPivot,
    { tab: 'p', pivot: { ...pivot, rows: [{ field: 'area' }] } },
    { tab: 'p', pivot: { ...pivot } },
    (w) => {
      expect(w.tabs.find(({ id }) => id === 'p')).toMatchObject({ pivot: { rows: [{ field: 'area' }] } });
    },
  ),
  of(
    'the cells of a form are bound anew',
    c.saveTemplate,
    { template: { ...template, cells: [] } },
    { template: { ...template } },
    (w) => {
      expect(w.templates).toEqual([{ ...template, cells: [] }]);
    },
  ),
  of('a form goes', c.removeTemplate, { id: 't1' }, { id: 't2' }, (w) => {
    expect(w.templates).toEqual([]);
  }),
  of(
    'documents get another look',
    c.saveDocxSettings,
    { settings: look },
    { settings: { ...OFFICIAL_SETTINGS } },
    (w) => {
      expect(w.docx).toEqual(look);
    },
  ),
];

describe.each(cases)('$name', ({ apply, idle, seen }) => {
  test('it applies, leaves the old workspace as it was, and undo and redo lead between the two', () => {
    const before = structuredClone(full);
    const done = apply(newHistory(full));
    seen(done.present);
    expect(full).toEqual(before);
    const back = undo(done);
    expect(back.present).toBe(full);
    expect(redo(back).present).toBe(done.present);
  });

  test('where it does not apply nothing happens, and there is no step to undo', () => {
    const start = newHistory(full);
    expect(idle(start)).toBe(start);
  });
});

test('which tab is in front is kept but is no step of undo', () => {
  const start = newHistory(full);
  const after = perform(start, c.activateTab, { id: 's' });
  expect([after.present.activeTab, after.past]).toEqual(['s', []]);
  expect(perform(start, c.activateTab, { id: 'v' })).toBe(start);
  expect(perform(start, c.activateTab, { id: 'gone' })).toBe(start);
});

test('a view brought up to date by its rules is kept but is no step of undo', () => {
  const start = newHistory(full);
  const after = perform(start, c.refreshView, { tab: 'v', view: { ...view, areas: [BAISHA] } });
  expect(after.present.tabs[0]).toMatchObject({ view: { areas: [BAISHA] } });
  expect(after.past).toEqual([]);
});

test('every command is tried here', () => {
  const commands = Object.values<unknown>(workspace).filter(
    (each): each is { readonly id: string } =>
      typeof each === 'object' && each !== null && 'run' in each && 'id' in each,
  );
  // Those of a document's life stand in document.test.ts, those of queries in queries.test.ts.
  const elsewhere = commands.map(({ id }) => id).filter((id) => id.startsWith('document.') || id.startsWith('query.'));
  const tried = new Set([...cases.map(({ id }) => id), ...elsewhere, c.activateTab.id, c.refreshView.id]);
  expect(commands.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});
