import { expect, test } from 'vitest';
import { buildSample } from '../../../data/sample/generate.mjs';

const { catalog } = await buildSample();
const keys = new Set(catalog.areas.map(({ key }) => key));

test('every parent, peer, target and change names an area of the catalog', () => {
  const named = [
    ...catalog.areas.flatMap(({ parents }) => parents.map(({ parent }) => parent)),
    ...catalog.peerSets.flatMap(({ areas }) => areas),
    ...catalog.targets.map(({ area }) => area),
    ...catalog.changes.flatMap((change) => [change.old, change.new]),
    catalog.home ?? 'no home',
  ];
  expect(named.filter((key) => !keys.has(key))).toEqual([]);
  expect(keys.size).toBe(catalog.areas.length);
});

test('each area has its own place in the official order, and a code belongs to one area of a kind at a time', () => {
  const places = catalog.areas.map(({ names }) => names[0]?.ord);
  expect(new Set(places).size).toBe(places.length);
  const codes = catalog.areas.map(({ code, kind }) => `${code} ${kind}`);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a county that became a district ends in the month in which the district begins', () => {
  const upgrade = catalog.changes.find(({ kind }) => kind === 'upgrade');
  const before = catalog.areas.find(({ key }) => key === upgrade?.old);
  const after = catalog.areas.find(({ key }) => key === upgrade?.new);
  expect([before?.kind, before?.to, after?.kind, after?.from]).toEqual(['county', upgrade?.m, 'district', upgrade?.m]);
  expect(upgrade?.m).toBe(2016 * 12);
});

test('twelve counties and districts are in the city’s total; the park and the city’s own level are not', () => {
  const children = catalog.areas.filter(({ parents, to }) => to === undefined && parents[0]?.parent === 'x:990100');
  const counted = children.filter(({ parents }) => parents[0]?.inTotal);
  expect(counted.length).toBe(12);
  expect(children.filter((area) => !counted.includes(area)).map(({ kind }) => kind)).toEqual(['proper', 'park']);
});
