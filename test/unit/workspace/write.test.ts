import { expect, test } from 'vitest';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import type { Area } from '../../../src/catalog';
import { malformedAt, newWorkspace, readWorkspace, writeAhead, writeWorkspace } from '../../../src/workspace';

const area = (i: number): Area => ({
  key: `x:${i}`,
  scheme: 'x',
  code: String(i),
  kind: 'county',
  names: [{ name: `模拟${i}县 "\n`, lang: 'zh', preferred: true, ord: i }],
  parents: [],
});
const large = {
  ...newWorkspace('大', 'w1', builtInCatalog),
  catalog: { ...builtInCatalog, areas: Array.from({ length: 700 }, (_, i) => area(i)) },
};
/** Keys in order, as JSON writes an object: names that are numbers first. */
const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, each]) => [k, plain(each)]),
        )
      : value;

test('a workspace is the same text whether its members were written before or not', () => {
  const text = writeWorkspace(large);
  expect(text).toBe(JSON.stringify(plain(JSON.parse(text))));
  expect(writeWorkspace(large)).toBe(text);
  const read = readWorkspace(text);
  expect(read.ok && writeWorkspace(read.value)).toBe(text);
});

test('a member that is replaced is written anew, and looked at anew', () => {
  writeWorkspace(large);
  expect(malformedAt(large)).toBeNull();
  const areas = large.catalog.areas.map((each, i) => (i === 650 ? { ...each, code: '九' } : each));
  expect(writeWorkspace({ ...large, catalog: { ...large.catalog, areas } })).toContain('"code":"九"');
  const wrong = areas.map((each, i) => (i === 650 ? { ...each, kind: 7 as unknown as Area['kind'] } : each));
  expect(malformedAt({ ...large, catalog: { ...large.catalog, areas: wrong } })).toBe('catalog.areas[650].kind');
});

test('what is written ahead in steps is the same text, and what is wrong is still found', async () => {
  const areas = Array.from({ length: 900 }, (_, i) =>
    i === 800 ? { ...area(i), kind: 7 as unknown as Area['kind'] } : area(i),
  );
  const workspace = { ...large, catalog: { ...large.catalog, areas } };
  let turns = 0;
  await writeAhead(workspace, () => {
    turns += 1;
    return Promise.resolve();
  });
  expect(turns).toBeGreaterThan(2);
  expect(malformedAt(workspace)).toBe('catalog.areas[800].kind');
  const text = writeWorkspace(workspace);
  expect(text).toBe(JSON.stringify(plain(JSON.parse(text))));
});
