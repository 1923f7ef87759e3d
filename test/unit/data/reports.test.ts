import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { theReports } from '../../../src/cli/verbs/sample';
import { parsePeriod, takeAssumed } from '../../../src/catalog';
import { compare, exact, readNumeral, type Exact } from '../../../src/core';
import { importSample, type Session } from '../../../src/flow';
import { lint, readDocument, type BoundNumber, type Rendered } from '../../../src/summary';
import { memoryStorage } from '../../../src/storage';
import { nodePorts } from '../../support/session';

const own = new URL('../../../data/reports/', import.meta.url);
const shared = new URL('../../../../shared/reports/figures.csv', import.meta.url);

/** Rows of a CSV whose cells hold no line breaks, by their heads. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const cells = text
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? ''));
  const [head = [], ...rows] = cells;
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

const figures = rowsOf(readFileSync(new URL('figures.csv', own), 'utf8'));
let session: Session;
const rendered = new Map<string, Rendered>();

beforeAll(async () => {
  const opened = await importSample(nodePorts(memoryStorage()), theReports());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  session = opened.value;
  for (const tab of session.workspace.tabs) {
    if (tab.kind !== 'summary') continue;
    const whole = await session.render(tab.text, { format: 'md', lang: 'zh' });
    if (!whole.ok) throw new Error(JSON.stringify(whole.error));
    rendered.set(tab.id, whole.value);
  }
}, 60_000);
afterAll(() => session.close());

const numbers = (): readonly BoundNumber[] => [...rendered.values()].flatMap((each) => each.numbers);
const numberOf = (name: string): BoundNumber | undefined => numbers().find(({ id }) => id === name);

test('every figure of the list is cited once under its name, and every number of the summaries is understood and true', () => {
  expect(figures.length).toBe(237);
  expect(rendered.size).toBe(3);
  expect(numbers().filter(({ problem }) => problem !== undefined)).toEqual([]);
  const names = numbers().map(({ id }) => id);
  expect(figures.filter(({ number = '' }) => names.filter((each) => each === number).length !== 1)).toEqual([]);
});

test('each number asks for the indicator, area and period of its row', () => {
  const off = figures.flatMap((row) => {
    const ask = numberOf(row.number ?? '')?.ask;
    const said = {
      indicator: ask?.measure,
      area: ask?.area && 'key' in ask.area ? ask.area.key : null,
      period: ask?.period,
      kind: ask?.derivation.kind,
    };
    const wanted = {
      indicator: row.indicator,
      area: row.area,
      period: parsePeriod(row.period ?? '') ?? undefined,
      kind: row.held === 'target' ? 'target' : 'level',
    };
    return JSON.stringify(said) === JSON.stringify(wanted) ? [] : [{ row: row.number, said, wanted }];
  });
  expect(off).toEqual([]);
});

/** In words that a text has for them, the qualifiers of the list. */
const QUALIFIERS: Readonly<Record<string, RegExp>> = { over: /[余多]|以上/, about: /近|约|左右|—/, range: /—/ };

test('each number is shown with the value and the qualifier that were published', () => {
  const off = figures.flatMap((row) => {
    const { number = '', value = '', low = '', high = '', qualifier = '' } = row;
    const bound = numberOf(number);
    const shown = bound?.shown ?? '';
    const read = readNumeral(shown.replace(/^(?:同比)?增长/, '').replace(/首位$/, '第1位'));
    const is = (a: Exact | null | undefined, b: string): boolean => !!a && b !== '' && compare(a, exact(b)) === 0;
    const right =
      qualifier === 'exact'
        ? is(read?.value ?? null, value) || (number === 'r014' && bound?.figure?.exact?.num === 1n)
        : (QUALIFIERS[qualifier]?.test(shown) ?? false) &&
          (value !== '' && read?.value ? is(read.value, value) : is(read?.low, low) && is(read?.high, high));
    return right ? [] : [{ number, shown, value, low, high, qualifier }];
  });
  expect(off).toEqual([]);
});

test('a figure whose report does not state its period says so wherever it is shown', () => {
  const off = figures.flatMap((row) => {
    if (row.held === 'target') return [];
    const notes = numberOf(row.number ?? '')?.figure?.notes ?? [];
    return notes.includes('assumed_period') === (row.assumed === '1') ? [] : [row.number];
  });
  expect(off).toEqual([]);
});

test('what no office keeps a table of stands as hand numbers, with what they rest on and who said so', () => {
  const hand = figures.filter(({ held }) => held === 'hand');
  const kept = session.workspace.handNumbers;
  expect(kept.map(({ id }) => id)).toEqual(hand.map(({ number }) => number));
  expect(kept.filter(({ basis, provider, date }) => basis === '' || provider === '' || date === '')).toEqual([]);
  expect(hand.filter(({ number = '' }) => numberOf(number)?.figure?.notes.includes('hand') !== true)).toEqual([]);
});

test('no numeral of the summaries is loose: each is bound, or names a day, a programme, a grade or a heading', () => {
  for (const tab of session.workspace.tabs) {
    if (tab.kind !== 'summary') continue;
    const period = parsePeriod(readDocument(tab.text).period ?? '');
    const found = lint({
      text: tab.text,
      numbers: rendered.get(tab.id)?.numbers ?? [],
      waivers: tab.waived ?? [],
      period,
      lang: 'zh',
    });
    expect([tab.title, found.findings.filter(({ kind }) => kind === 'loose')]).toEqual([tab.title, []]);
    expect(found.counts.bound + found.counts.hand).toBeGreaterThan(40);
  }
});

test('the list is that of the published reading, row by row', (context) => {
  if (!existsSync(shared)) return context.skip('../shared is not here');
  const given = rowsOf(readFileSync(shared, 'utf8'));
  const of = (row: Readonly<Record<string, string>>): readonly unknown[] =>
    ['value', 'low', 'high', 'qualifier', 'unit'].map((name) => row[name]);
  expect(figures.map(of)).toEqual(given.map(of));
  const stated = given.flatMap(({ period_basis, period_from = '' }, i) =>
    period_basis === 'explicit' && period_from.startsWith('20') && figures[i]?.assumed === '1' ? [i + 1] : [],
  );
  // 2000年以来 has no end: the year of the report stands for it.
  expect(stated).toEqual([199]);
  expect(takeAssumed('2012年（推定）')).toEqual({ text: '2012年', assumed: true });
});
