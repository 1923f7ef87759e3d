import { describe, expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import * as c from '../../../src/workspace';
import { newHistory, newWorkspace, perform, readWorkspace, undo, writeWorkspace } from '../../../src/workspace';
import type { Citation, Frozen, SummaryTab, Workspace } from '../../../src/workspace';

const ask = {
  measure: 'pat_grant',
  derivation: { kind: 'level' as const },
  area: { key: 'x' },
  period: yearPeriod(2024),
};
const at = '2025-01-08T00:00:00Z';
const number = {
  id: 'k3f9',
  expression: '[专利授权量]',
  ask,
  text: '512件',
  exact: '512 件',
  at,
  place: '青溪县 2024年 专利授权量',
  fingerprint: 'f'.repeat(64),
  basis: [{ indicator: 'pat_grant', area: 'x', period: yearPeriod(2024), value: '512', vintage: 'flash' as const }],
  rows: 1,
};
const frozen: Frozen = { at, asOf: '2025-01-08', lang: 'zh', numbers: [number] };
const citation: Citation = { id: 'c1', at, kind: 'frozen', ask, text: '512件', exact: '512', place: '', sources: [] };
const doc: SummaryTab = { id: 's', kind: 'summary', title: '总结', text: '授权{{[专利授权量]}}' };
const start: Workspace = { ...newWorkspace('试', 'w'), tabs: [doc] };
const freeze = {
  tab: 's',
  text: '授权{{[专利授权量] #k3f9}}',
  frozen,
  step: { at, state: 'final' as const },
  citations: [citation],
};
const final = c.freezeDocument.run(start, freeze);
const document = (workspace: Workspace): SummaryTab => {
  const [tab] = workspace.tabs;
  if (tab?.kind !== 'summary') throw new Error('no document');
  return tab;
};

describe('定稿', () => {
  test('names, values and entries of the 用数台账 come in one step, and one undo takes all back', () => {
    const history = perform(newHistory(start), c.freezeDocument, freeze);
    expect(document(history.present)).toMatchObject({ state: 'final', text: freeze.text, frozen });
    expect(history.present.citations).toEqual([citation]);
    expect(undo(history).present).toBe(start);
  });

  test('neither its text nor its area can be changed any more', () => {
    expect(c.setSummaryText.run(final, { tab: 's', text: '改' })).toBe(final);
    expect(c.editSummary.run(final, { tab: 's', change: { area: 'y' } })).toBe(final);
    expect(c.setAsOf.run(final, { tab: 's', asOf: '2025-01-01' })).toBe(final);
  });

  test('it is written to a file and read again as it is; what is malformed in it is refused', () => {
    expect(readWorkspace(writeWorkspace(final))).toMatchObject({ ok: true, value: { tabs: final.tabs } });
    const broken = JSON.parse(writeWorkspace(final)) as { tabs: [{ frozen: { asOf: string } }] };
    broken.tabs[0].frozen.asOf = 'yesterday';
    expect(readWorkspace(JSON.stringify(broken)).ok).toBe(false);
  });

  test('reopened with a reason it is a draft whose numbers were seen as they were frozen', () => {
    const step = { at, state: 'draft' as const, reason: '补一段' };
    const reopened = document(c.setDocumentState.run(final, { tab: 's', step }));
    expect(reopened.frozen).toBeUndefined();
    expect(reopened.log?.at(-1)).toEqual(step);
    expect(reopened.seen).toEqual([{ key: JSON.stringify(ask), text: '512件', exact: '512 件', at }]);
  });

  test('a revision changes only the numbers that are named and is written into the record', () => {
    const revised = { ...number, text: '530件', exact: '530 件', revised: [{ ...number, note: '年报' }] };
    const step = { at, state: 'final' as const, reason: '年报' };
    const after = c.reviseFrozen.run(final, { tab: 's', numbers: [revised], citations: [], step });
    expect(document(after).frozen?.numbers).toEqual([revised]);
    expect(document(after).log?.at(-1)).toEqual(step);
    expect(c.reviseFrozen.run(start, { tab: 's', numbers: [revised], citations: [] })).toBe(start);
  });
});

test('a document goes to review and back, and not to final without its frozen numbers', () => {
  const review = c.setDocumentState.run(start, { tab: 's', step: { at, state: 'review' } });
  expect(document(review).state).toBe('review');
  expect(c.setDocumentState.run(review, { tab: 's', step: { at, state: 'final' } })).toBe(review);
  expect(c.setDocumentState.run(start, { tab: 's', step: { at, state: 'draft' } })).toBe(start);
});

test('numbers first seen are no step of undo, numbers taken note of are one', () => {
  const seen = [{ key: 'k', text: '512件', exact: '512', at }];
  const history = perform(newHistory(start), c.noteSeen, { tab: 's', seen });
  expect([document(history.present).seen, history.past.length]).toEqual([seen, 0]);
  const taken = perform(history, c.acceptSeen, { tab: 's', seen: [{ key: 'k', text: '530件', exact: '530', at }] });
  expect([document(taken.present).seen?.[0]?.text, taken.past.length]).toEqual(['530件', 1]);
});

test('a numeral is waived with a reason, and the waiver can be taken back', () => {
  const waiver = { text: '12', before: '共', after: '条', reason: '清单' };
  const waived = c.waiveNumeral.run(start, { tab: 's', waiver });
  expect(document(waived).waived).toEqual([waiver]);
  expect(c.waiveNumeral.run(waived, { tab: 's', waiver })).toBe(waived);
  expect(document(c.unwaiveNumeral.run(waived, { tab: 's', waiver })).waived).toEqual([]);
});

test('a day until which data count is set and taken away', () => {
  const dated = c.setAsOf.run(start, { tab: 's', asOf: '2025-01-31' });
  expect(document(dated).asOf).toBe('2025-01-31');
  expect('asOf' in document(c.setAsOf.run(dated, { tab: 's', asOf: null }))).toBe(false);
});
