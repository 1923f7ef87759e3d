import { expect, test } from 'vitest';
import { remembered } from '../../../src/core';

test('a function of a text is asked once for a text that comes again', () => {
  const asked: string[] = [];
  const length = remembered((text) => asked.push(text) && text.length);
  expect([length('青溪县'), length('青溪县'), length('云溪市')]).toEqual([3, 3, 3]);
  expect(asked).toEqual(['青溪县', '云溪市']);
});

test('null is an answer like others', () => {
  const asked: string[] = [];
  const none = remembered((text) => (asked.push(text) > 0 ? null : text));
  expect([none('a'), none('a')]).toEqual([null, null]);
  expect(asked).toEqual(['a']);
});

test('what was not asked for again among many new texts is forgotten, what was is kept', () => {
  const asked: string[] = [];
  const same = remembered((text) => (asked.push(text), text), 2);
  for (const text of ['a', 'b', 'c', 'a', 'd', 'e', 'a', 'b']) same(text);
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

test('long texts are not kept', () => {
  const asked: string[] = [];
  const same = remembered((text) => (asked.push(text), text));
  const note = '注'.repeat(200);
  same(note);
  same(note);
  expect(asked).toEqual([note, note]);
});
