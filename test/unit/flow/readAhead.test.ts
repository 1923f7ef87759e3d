import { expect, test } from 'vitest';
import { ReadAhead } from '../../../src/flow/readAhead';
import type { FileIn } from '../../../src/flow';
import type { ReadContext, Reader } from '../../../src/flow/ports';
import type { SourcePlan } from '../../../src/ingest';
import { builtInCatalog } from '../../../src/catalog/builtIn';

const file = (name: string): FileIn => ({ name, size: 10, bytes: () => Promise.resolve(new Uint8Array(10)) });
const files = ['a', 'b', 'c', 'd', 'e'].map(file);

/** A reader that notes what it is asked; `news`: files that bring something. */
function reading(ahead: number) {
  const asked: string[] = [];
  const plan = (name: string): SourcePlan => ({
    source: { name, sha256: name, size: 10, format: 'csv', sheets: [], issues: [] },
    sheets: [],
    newAreas: [],
    newIndicators: [],
    issues: [],
  });
  const reader: Reader = {
    ahead,
    open: ({ name }) => {
      asked.push(`open ${name}`);
      return Promise.resolve();
    },
    read: ({ name }) => {
      asked.push(`read ${name}`);
      return Promise.resolve(plan(name));
    },
    window: () => Promise.resolve(null),
  };
  return { asked, all: new ReadAhead(reader, files) };
}

const known = (): ReadContext => ({ catalog: { ...builtInCatalog }, profiles: [] });
const [a, b, c, d, e] = files as [FileIn, FileIn, FileIn, FileIn, FileIn];

test('files behind one that brought nothing are planned beside the next one; before that they are only opened', async () => {
  const { asked, all } = reading(1);
  const same = known();
  for (const each of [a, b, c, d, e]) expect((await all.read(each, same)).source.name).toBe(each.name);
  expect(asked).toEqual(['read a', 'open b', 'read b', 'read c', 'read d', 'read e']);
});

test('a file that was planned with less than is known at its turn is planned again', async () => {
  const { asked, all } = reading(1);
  const first = known();
  const second = known();
  await all.read(a, first);
  await all.read(b, first); // c is planned beside it
  await all.read(c, second); // b brought something
  await all.read(d, second);
  expect(asked).toEqual(['read a', 'open b', 'read b', 'read c', 'read c', 'open d', 'read d', 'read e']);
});

test('a reader that works in place is asked for one file after another', async () => {
  const { asked, all } = reading(0);
  const same = known();
  for (const each of [a, b, c]) await all.read(each, same);
  expect(asked).toEqual(['read a', 'read b', 'read c']);
});
