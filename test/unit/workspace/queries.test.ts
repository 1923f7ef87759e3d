import { describe, expect, test } from 'vitest';
import {
  citing,
  editQuery,
  newHistory,
  newWorkspace,
  perform,
  readWorkspace,
  recordRun,
  removeQuery,
  saveQuery,
  undo,
  writeWorkspace,
  type Workspace,
  type WorkspaceQuery,
} from '../../../src/workspace';

const QUERY: WorkspaceQuery = {
  id: 'q1',
  name: '高企总数',
  kind: 'sql',
  engine: 'duckdb',
  text: 'SELECT count(*) FROM facts WHERE area = :area',
  params: [{ name: 'area', type: 'area' }],
  unit: '家',
};
const start: Workspace = {
  ...newWorkspace('w', '工作区'),
  queries: [QUERY],
  tabs: [
    {
      id: 's',
      kind: 'summary',
      title: '总结',
      text: '---\n标题: 一\n---\n共{{查询 [高企总数] | 0 #k3f9}}，`{{查询 高企总数}}`。',
    },
    { id: 'q', kind: 'query', title: '查询1', engine: 'duckdb', text: 'SELECT 1' },
  ],
  activeTab: 'q',
};

describe('queries of a workspace', () => {
  test('typing on in one query is one step of undo, its chart another', () => {
    let history = newHistory(start);
    for (const text of ['SELECT 1,', 'SELECT 1, 2'])
      history = perform(history, editQuery, { tab: 'q', change: { text } });
    history = perform(history, editQuery, { tab: 'q', change: { chart: { shown: true } } });
    expect(history.past.length).toBe(2);
    expect(undo(undo(history)).present.tabs[1]).toMatchObject({ text: 'SELECT 1' });
  });

  test('a query that is called otherwise is called so in the documents, with one step of undo', () => {
    const history = perform(newHistory(start), saveQuery, { query: { ...QUERY, name: '高新技术企业' } });
    expect(history.present.tabs[0]).toMatchObject({
      text: '---\n标题: 一\n---\n共{{查询 [高新技术企业] | 0 #k3f9}}，`{{查询 高企总数}}`。',
    });
    expect(undo(history).present).toEqual(start);
  });

  test('a name that is taken or empty is refused', () => {
    for (const name of [' ', '高企总数 '])
      expect(saveQuery.run(start, { query: { ...QUERY, id: 'q2', name } })).toBe(start);
  });

  test('a tab that was saved bears the name of its query', () => {
    const { tabs } = saveQuery.run(start, { query: { ...QUERY, id: 'q2', name: '另一个' }, tab: 'q' });
    expect(tabs[1]).toMatchObject({ title: '另一个', named: 'q2' });
  });

  test('documents that cite a query are known before it goes', () => {
    expect(citing(start, '高企总数')).toEqual(['总结']);
    expect(removeQuery.run(start, { id: 'q1' }).queries).toEqual([]);
    expect(removeQuery.run(start, { id: 'none' })).toBe(start);
  });

  test('what was run is no step of undo and stays known when something is taken back', () => {
    const run = { at: '2026-01-01T00:00:00Z', engine: 'duckdb', text: 'SELECT 1', ms: 3, rows: 1 } as const;
    let history = perform(newHistory(start), editQuery, { tab: 'q', change: { text: 'SELECT 2' } });
    history = perform(history, recordRun, { run });
    history = perform(history, recordRun, { run: { ...run, ms: 5 } });
    expect(history.past.length).toBe(1);
    expect(undo(history).present.ran).toEqual([{ ...run, ms: 5 }]);
  });

  test('they are there again when the workspace is read', () => {
    const read = readWorkspace(writeWorkspace(start));
    expect(read.ok && read.value.queries).toEqual([QUERY]);
    expect(read.ok && read.value.tabs[1]).toEqual(start.tabs[1]);
  });

  test('a query of another form than is known is refused with its place', () => {
    const bad = { ...start, queries: [{ ...QUERY, engine: 'oracle' }] } as unknown as Workspace;
    expect(readWorkspace(writeWorkspace(bad)).ok).toBe(false);
  });
});
