import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  activateTab,
  addTab,
  closeTab,
  HISTORY_LIMIT,
  moveTab,
  newHistory,
  newWorkspace,
  perform,
  redo,
  renameTab,
  renameWorkspace,
  setSummaryText,
  undo,
  type History,
} from '../../../src/workspace';

const start = newHistory(newWorkspace('一季度', 'w1'));
const summary = (id: string) => ({ tab: { id, kind: 'summary' as const, title: id, text: '' } });

type Change = (history: History) => History;
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.string().map(
    (name): Change =>
      (h) =>
        perform(h, renameWorkspace, { name }),
  ),
  fc.constantFrom('a', 'b', 'c').map(
    (id): Change =>
      (h) =>
        perform(h, addTab, summary(id)),
  ),
  fc.constantFrom('a', 'b', 'c').map(
    (id): Change =>
      (h) =>
        perform(h, closeTab, { id }),
  ),
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -1, max: 4 })).map(
    ([id, to]): Change =>
      (h) =>
        perform(h, moveTab, { id, to }),
  ),
  fc.tuple(fc.constantFrom('a', 'b'), fc.string()).map(
    ([id, title]): Change =>
      (h) =>
        perform(h, renameTab, { id, title }),
  ),
);

test('undoing every step gives the first workspace back, and redoing them the last', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 40 }), (list) => {
      const end = list.reduce((h, change) => change(h), start);
      let back = end;
      while (back.past.length > 0) back = undo(back);
      expect(back.present).toBe(start.present);
      let forth = back;
      while (forth.future.length > 0) forth = redo(forth);
      expect(forth.present).toBe(end.present);
    }),
  );
});

test('a command that does not apply is no step', () => {
  expect(perform(start, closeTab, { id: 'none' })).toBe(start);
  expect(perform(start, renameWorkspace, { name: '  ' })).toBe(start);
});

test('bringing a tab to the front is kept and is no step of undo', () => {
  const two = perform(perform(start, addTab, summary('a')), addTab, summary('b'));
  const front = perform(two, activateTab, { id: 'a' });
  expect(front.present.activeTab).toBe('a');
  expect(front.past).toBe(two.past);
});

test('typing on in one document is one step, and another change ends it', () => {
  let h = perform(start, addTab, summary('a'));
  for (const text of ['全', '全县', '全县专利']) h = perform(h, setSummaryText, { tab: 'a', text });
  expect(h.past).toHaveLength(2);
  h = perform(h, renameTab, { id: 'a', title: '总结' });
  h = perform(h, setSummaryText, { tab: 'a', text: '全县专利授权' });
  expect(h.past).toHaveLength(4);
  expect(undo(h).present.tabs[0]).toMatchObject({ text: '全县专利' });
});

test('no more than the last steps are kept', () => {
  let h = start;
  for (let i = 0; i < HISTORY_LIMIT + 20; i++) h = perform(h, renameWorkspace, { name: `第${i}稿` });
  expect(h.past).toHaveLength(HISTORY_LIMIT);
  expect(h.past[0]?.workspace.name).toBe('第19稿');
});
