import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newWorkspace, packWorkspace, readWorkspace, unpackWorkspace, writeWorkspace } from '../../../src/workspace';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { zipSync } from 'fflate';

const code = (result: ReturnType<typeof readWorkspace>) => (result.ok ? 'ok' : result.error.code);

test('a workspace comes back as it was written', () => {
  const workspace = newWorkspace('云溪市 "上半年"; <b>', 'w1');
  const read = readWorkspace(writeWorkspace(workspace));
  expect(read).toEqual({ ok: true, value: workspace });
});

test('the same work is the same text whatever the order of its keys', () => {
  const workspace = newWorkspace('a', 'w1');
  const other = Object.fromEntries(Object.entries(workspace).reverse()) as unknown as typeof workspace;
  expect(writeWorkspace(other)).toBe(writeWorkspace(workspace));
});

test('what a newer program wrote is refused with both versions', () => {
  expect(readWorkspace(JSON.stringify({ format: 7 }))).toMatchObject({
    error: { code: 'workspace_newer', params: { format: 7, known: 2 } },
  });
});

test('what is not of the form is refused with its place', () => {
  const broken = { ...newWorkspace('a', 'w'), tabs: [{ id: 't', kind: 'view', title: 'x', view: { areas: 3 } }] };
  expect(readWorkspace(JSON.stringify(broken))).toMatchObject({
    error: { code: 'workspace_malformed', params: { at: 'tabs[0].view.areas' } },
  });
  expect(code(readWorkspace(''))).toBe('workspace_unreadable');
  expect(code(readWorkspace('[]'))).toBe('workspace_unreadable');
  expect(code(readWorkspace('{"format":"x"}'))).toBe('workspace_malformed');
});

test('a citation comes back with the question behind it, and one whose question is none is refused', () => {
  const citation = (derivation: unknown) => ({
    id: 'c',
    at: '2025-01-08T00:00:00Z',
    kind: 'copied',
    ask: { measure: 'gdp', derivation, area: { sum: ['a', 'b'] }, period: { m0: 24288, n: 12 } },
    text: '3位',
    exact: '3',
    place: '',
    sources: [],
  });
  const given = (derivation: unknown) =>
    JSON.stringify({ ...newWorkspace('a', 'w'), citations: [citation(derivation)] });
  for (const right of [
    { kind: 'level' },
    { kind: 'rank', among: { areas: ['a'] }, of: 'growth' },
    { kind: 'change', base: { period: { m0: 24276, n: 12 } } },
    { kind: 'formula', text: '[gdp]*2', among: 'siblings' },
  ])
    expect(code(readWorkspace(given(right)))).toBe('ok');
  for (const wrong of [{ kind: 'sql' }, { kind: 'growth' }, { kind: 'rank', among: 'everyone' }])
    expect(code(readWorkspace(given(wrong)))).toBe('workspace_malformed');
});

test('a document of format 0 opens with its views and summaries as tabs', () => {
  const {
    tabs: _tabs,
    activeTab: _active,
    handNumbers: _hand,
    overrides: _over,
    profiles: _profiles,
    ...rest
  } = newWorkspace('旧', 'w0');
  const old = { ...rest, format: 0, summaries: [{ id: 's', title: '总结', text: '全县{{[专利授权量]}}' }], views: [] };
  expect(readWorkspace(JSON.stringify(old))).toMatchObject({
    value: { format: 2, tabs: [{ id: 's', kind: 'summary' }], activeTab: 's', handNumbers: [] },
  });
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((v) => JSON.stringify({ format: 2, ...(v as object) })),
      ),
      (text) => {
        expect(typeof readWorkspace(text).ok).toBe('boolean');
      },
    ),
  );
});

const bytes = new TextEncoder().encode('地区,2024年\n青溪县,512\n');
const hash = bytesToHex(sha256(bytes));
const source = {
  sha256: hash,
  name: '专利.csv',
  size: bytes.length,
  kind: 'file' as const,
  imported: '2026-01-02T03:04:05.000Z',
  vintage: 'annual' as const,
  publish: 'internal' as const,
  sheets: [{ name: '专利', kind: 'facts' as const, rows: 1 }],
};

test('a workspace file holds the work and its sources, and comes back whole', async () => {
  const workspace = { ...newWorkspace('a', 'w'), sources: [source] };
  const packed = await packWorkspace(workspace, () => Promise.resolve(bytes));
  const unpacked = unpackWorkspace(packed);
  expect(unpacked).toMatchObject({ ok: true, value: { workspace } });
  if (unpacked.ok) expect([...(unpacked.value.sources.get(hash) ?? [])]).toEqual([...bytes]);
});

test('a workspace file whose source was altered or left out is refused by name', async () => {
  const workspace = { ...newWorkspace('a', 'w'), sources: [source] };
  const altered = await packWorkspace(workspace, () => Promise.resolve(bytes.slice(1)));
  expect(unpackWorkspace(altered)).toMatchObject({
    error: { code: 'file_source_altered', place: { file: '专利.csv' } },
  });
  const without = zipSync({ 'workspace.json': new TextEncoder().encode(writeWorkspace(workspace)) });
  expect(unpackWorkspace(without)).toMatchObject({ error: { code: 'file_source_missing' } });
});

test('bytes that are no workspace file are refused, whatever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (random) => {
      expect(unpackWorkspace(random)).toMatchObject({ error: { code: 'file_not_workspace' } });
    }),
  );
});

test('names in a workspace file that lead elsewhere are ignored', () => {
  const text = new TextEncoder().encode(writeWorkspace(newWorkspace('a', 'w')));
  const packed = zipSync({ 'workspace.json': text, '../../etc/passwd': bytes, 'sources/../x': bytes });
  const unpacked = unpackWorkspace(packed);
  expect(unpacked.ok && unpacked.value.sources.size).toBe(0);
});

test('a ledger and a pivot come back as they were, and a filter or field that is none is refused', () => {
  const ledger = (where: unknown) => ({
    id: 'l',
    kind: 'ledger',
    title: '台账',
    browse: { table: { kind: 'ledger', ledger: 'projects' }, where, order: [{ column: 'amount', desc: true }] },
    look: { widths: { amount: 90 }, frozen: ['area'] },
  });
  const pivot = (rows: unknown) => ({
    id: 'p',
    kind: 'pivot',
    title: '透视',
    pivot: { source: { kind: 'facts' }, rows, columns: [], values: [], where: [] },
  });
  const given = (...tabs: unknown[]) => JSON.stringify({ ...newWorkspace('a', 'w'), tabs });
  const right = given(
    ledger([
      { kind: 'set', column: 'level', values: ['省', null] },
      { kind: 'date', column: 'day', from: '2023-01-01' },
    ]),
    pivot([{ field: 'day', bucket: 'quarter' }]),
  );
  expect(code(readWorkspace(right))).toBe('ok');
  for (const wrong of [
    ledger([{ kind: 'sql', column: 'level' }]),
    ledger([{ kind: 'date', column: 'day', from: "2023' OR 1" }]),
    pivot([{ field: 'day', bucket: 'week' }]),
    pivot([{ field: 3 }]),
  ])
    expect(code(readWorkspace(given(wrong)))).toBe('workspace_malformed');
});
