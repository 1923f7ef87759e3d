import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import indicators from '../../../data/catalog/indicators.json';
import measures from '../../../data/catalog/measures.json';
import enterprises from '../../../data/profiles/enterprises.json';
import patents from '../../../data/profiles/patents.json';
import places from '../../../data/sample/catalog.json';
import type { CatalogData } from '../../../src/catalog';
import type { Issue, Result } from '../../../src/core';
import { tCode } from '../../../src/text';
import { malformedAt, newWorkspace, packWorkspace, readWorkspace, unpackWorkspace } from '../../../src/workspace';
import { writeWorkspace, type Workspace } from '../../../src/workspace';

const bytes = strToU8('地区,2024年\n青溪县,512\n');
const hash = bytesToHex(sha256(bytes));
const full = {
  ...newWorkspace('云溪市', 'w', { ...places, indicators, measures } as unknown as CatalogData),
  profiles: [
    enterprises,
    patents,
    {
      id: 'wide',
      name: '宽表',
      match: { file: '*专利*' },
      recipe: {
        kind: 'facts',
        header: { from: 0, to: 1 },
        columns: [{ at: 0, role: 'area_name' }],
        whole: {},
        symbols: {},
      },
    },
  ],
  sources: [
    {
      sha256: hash,
      name: '专利.csv',
      size: bytes.length,
      kind: 'file',
      imported: '2026-01-02T03:04:05.000Z',
      vintage: 'annual',
      publish: 'internal',
      sheets: [
        {
          name: '专利',
          kind: 'facts',
          rows: 1,
          recipe: {
            kind: 'facts',
            header: { from: 0, to: 1 },
            data: { from: 1, to: 2 },
            columns: [
              { at: 0, role: 'area_name' },
              { at: 1, role: 'value', period: { m0: 24288, n: 12 } },
            ],
            whole: {},
            symbols: { '—': 'missing' },
            skipRows: [],
          },
        },
      ],
    },
  ],
  tabs: [
    {
      id: 'v',
      kind: 'view',
      title: '比较',
      view: {
        areas: [],
        periods: [{ m0: 24288, n: 12 }],
        indicators: ['gdp'],
        derivations: ['growth'],
        chart: { kind: 'bar' },
      },
    },
    { id: 's', kind: 'summary', title: '总结', text: '全县', period: { m0: 24288, n: 6 } },
  ],
  activeTab: 'v',
} as unknown as Workspace;

const codeOf = (result: Result<unknown, Issue>): string => (result.ok ? 'ok' : result.error.code);
/** The issue in both languages, with nothing left to fill in. */
function said(result: Result<unknown, Issue>): readonly string[] {
  if (result.ok) throw new Error('nothing was refused');
  const { code, params } = result.error;
  const texts = (['zh', 'en'] as const).map((lang) => tCode(lang, 'issue', code, params));
  for (const text of texts) expect(text).not.toMatch(/\{\w+\}/);
  return texts;
}

test('a workspace with everything in it is of the form, and reads back the same', () => {
  expect(malformedAt(full)).toBeNull();
  expect(readWorkspace(writeWorkspace(full))).toEqual({ ok: true, value: full });
});

/** Every place in a document, as the keys that lead there. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Array.isArray(value)
    ? value.slice(0, 2).flatMap((each, i) => pathsOf(each, [...path, i]))
    : Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function changed(value: unknown, [key, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((each: unknown, i) => (i === key ? changed(each, rest, put) : each));
  const members = value as Record<string, unknown>;
  return { ...members, [key]: changed(members[key], rest, put) };
}

test('whatever one place of a document holds instead, it is read or refused with that place, never thrown', () => {
  const kept: unknown = JSON.parse(writeWorkspace(full));
  const all = pathsOf(kept);
  const odd = fc.constantFrom<unknown>(null, -1, 1e300, 'x', true, [], {}, [null], { kind: 'nonsense' }, '\u0000');
  fc.assert(
    fc.property(fc.constantFrom(...all), odd, (path, put) => {
      const result = readWorkspace(JSON.stringify(changed(kept, path, put)));
      if (!result.ok) said(result);
      if (!result.ok && result.error.code === 'workspace_malformed') {
        // Symbols lie beside the sources' recipes, which refer to them.
        const part = path[0] === 'symbols' ? 'sources' : String(path[0]);
        expect(String(result.error.params.at).startsWith(part)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['an indicator with a billion decimals', ['catalog', 'indicators', 0, 'decimals'], 1e9],
  ['a period longer than any', ['tabs', 0, 'view', 'periods', 0, 'n'], 1e9],
  ['a month before all months', ['tabs', 1, 'period', 'm0'], -1],
  ['a kind of growth that there is not', ['catalog', 'indicators', 0, 'growth'], 'guess'],
  ['a derivation that there is not', ['tabs', 0, 'view', 'derivations', 0], 'magic'],
  ['a hash that is a path', ['sources', 0, 'sha256'], '../../../etc/passwd'],
  ['a column role that there is not', ['sources', 0, 'sheets', 0, 'recipe', 'columns', 0, 'role'], 'constructor'],
  ['a symbol’s meaning that there is not', ['sources', 0, 'sheets', 0, 'recipe', 'symbols', '—'], 'zero'],
  ['a profile without columns', ['profiles', 0, 'recipe', 'columns'], undefined],
  ['a measure that filters by nothing', ['catalog', 'measures', 0, 'filter'], [1]],
])('%s is refused with its place', (_name, path, put) => {
  const result = readWorkspace(JSON.stringify(changed(full, path, put)));
  expect(codeOf(result)).toBe('workspace_malformed');
  expect(said(result)[0]).toContain(String(path[0]));
});

test('two tabs of one id are refused: a screen could not tell them apart', () => {
  const tabs = [...full.tabs, ...full.tabs.slice(0, 1)];
  expect(readWorkspace(writeWorkspace({ ...full, tabs }))).toMatchObject({
    error: { params: { at: 'tabs[2].id' } },
  });
});

test('members that a newer minor form added are kept, and names that mean something to JavaScript harm nothing', () => {
  const text = `{"__proto__":{"x":1},"constructor":1,"later":[1],${writeWorkspace(full).slice(1)}`;
  const read = readWorkspace(text);
  expect(read.ok && 'later' in read.value).toBe(true);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('a text nested deeper than any document is refused', () => {
  expect(codeOf(readWorkspace('['.repeat(200_000)))).toBe('workspace_unreadable');
  expect(codeOf(readWorkspace(`{"format":1,"id":${'['.repeat(5000)}${']'.repeat(5000)}}`))).toBe('workspace_malformed');
});

const packed = (): Promise<Uint8Array> => packWorkspace(full, () => Promise.resolve(bytes));

test('a workspace file packs to the same bytes whenever the work is the same', async () => {
  expect(await packed()).toEqual(await packed());
});

test('a document that was changed inside the file is noticed', async () => {
  const files = unzipSync(await packed());
  const document = strToU8(writeWorkspace({ ...full, name: '别的' }));
  const result = unpackWorkspace(zipSync({ ...files, 'workspace.json': document }));
  expect(codeOf(result)).toBe('file_altered');
  said(result);
});

test('a file without a manifest, as older versions wrote it, still opens', async () => {
  const { 'manifest.json': _manifest, ...files } = unzipSync(await packed());
  expect(codeOf(unpackWorkspace(zipSync(files)))).toBe('ok');
});

test('any byte changed anywhere gives the same work or a refusal, never other work and never a throw', async () => {
  const whole = await packed();
  const text = writeWorkspace(full);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const harmed = whole.slice();
      harmed[at] = (harmed[at] ?? 0) ^ by;
      const result = unpackWorkspace(harmed);
      if (!result.ok) said(result);
      else
        expect([writeWorkspace(result.value.workspace), [...(result.value.sources.get(hash) ?? [])]]).toEqual([
          text,
          [...bytes],
        ]);
    }),
    { numRuns: 150 },
  );
});

test('a file cut short anywhere is refused', async () => {
  const whole = await packed();
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(codeOf(unpackWorkspace(whole.slice(0, length)))).toBe('file_not_workspace');
    }),
    { numRuns: 50 },
  );
});

test('an entry that claims to hold more than it could is refused before it is unpacked', async () => {
  const whole = zipSync({ 'workspace.json': strToU8('{}') });
  const claim = 1_900_000_000;
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  for (let at = 0; at + 4 <= whole.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, claim, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, claim, true);
  }
  const result = unpackWorkspace(whole);
  expect(codeOf(result)).toBe('file_too_large');
  said(result);
});

test('a source that is missing or altered is named', async () => {
  const { [`sources/${hash}`]: _source, ...files } = unzipSync(await packed());
  for (const result of [
    unpackWorkspace(zipSync(files)),
    unpackWorkspace(zipSync({ ...files, [`sources/${hash}`]: bytes.slice(1) })),
  ]) {
    for (const text of said(result)) expect(text).toContain('专利.csv');
  }
});
