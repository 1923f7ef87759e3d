import type { Measure, Period } from '../catalog';
import type { QueryError, RunOptions } from '../engine';
import {
  nameListStatement,
  readNameList,
  readValues,
  tableParts,
  valuesStatement,
  type NameListAsk,
  type RowFilter,
} from '../query';
import type { LedgerOf, NameListAnswer, NameListWords } from '../summary';
import type { Workspace } from '../workspace';
import { answered } from './asking';
import { columnsOfTable } from './browse';
import { present, type State } from './state';

/** A ledger by the words that people have for it. */
export interface LedgerWords {
  readonly key: string;
  readonly names: readonly string[];
  readonly columns: readonly LedgerWord[];
}

export interface LedgerWord {
  readonly name: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly type: 'text' | 'number' | 'date';
  readonly role: string;
}

/** The ledgers that a workspace has read, called by key, by file and by the profile they were read with; columns as their files head them. */
export function ledgerWords({ sources, profiles }: Workspace): readonly LedgerWords[] {
  const found = new Map<string, { names: Set<string>; columns: Map<string, LedgerWord> }>();
  for (const source of sources) {
    for (const { recipe, name: sheet } of source.sheets) {
      if (recipe?.kind !== 'ledger') continue;
      const known = found.get(recipe.ledger) ?? { names: new Set(), columns: new Map() };
      const of = profiles.filter((each) => each.recipe.kind === 'ledger' && each.recipe.ledger === recipe.ledger);
      for (const name of [...of.map((each) => each.name), sheet, source.name.replace(/\.[^.]+$/, '')])
        known.names.add(name);
      for (const { name, label, aliases = [], type, role } of recipe.columns) {
        if (role !== 'skip' && role !== 'personal' && !known.columns.has(name))
          known.columns.set(name, { name, label, aliases, type, role });
      }
      found.set(recipe.ledger, known);
    }
  }
  return [...found].map(([key, { names, columns }]) => ({ key, names: [...names], columns: [...columns.values()] }));
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

export const ledgerCalled = (ledgers: readonly LedgerWords[], word: string): LedgerWords | undefined =>
  ledgers.find(({ key }) => key === word) ??
  ledgers.find(({ names }) => names.some((name) => plain(name) === plain(word)));

const columnCalled = ({ columns }: LedgerWords, word: string): LedgerWord | undefined =>
  columns.find(({ name }) => name === word) ??
  columns.find(({ label, aliases }) => [label, ...aliases].some((each) => plain(each) === plain(word)));

/** Whom a ledger is about: a short name before a full one, a firm before a title. */
export const nameColumn = ({ columns }: LedgerWords): LedgerWord | undefined => {
  const texts = columns.filter(({ type, role }) => type === 'text' && role !== 'area_name' && role !== 'area_code');
  const by = (pattern: RegExp): LedgerWord | undefined => texts.find(({ label }) => pattern.test(label));
  return (
    by(/简称/u) ??
    by(/企业|承担单位|申请人|专利权人|机构/u) ??
    by(/名称|题名|标题/u) ??
    texts.find(({ role }) => role === 'text')
  );
};

/** The measure word of what a column names. */
const unitOf = (label: string): string => {
  if (/单位|企业|机构|申请人|权利人|简称/u.test(label)) return '家';
  return /项目|专利|课题|合同|奖/u.test(label) ? '项' : '个';
};

/** `asOf`: only what was released by this day counts, YYYY-MM-DD. */
export type NameListOptions = RunOptions & { readonly asOf?: string | undefined };

/** Asks for lists of names, each by itself: an unknown word spoils one of them and not the others. */
export const askNameLists = (
  state: State,
  lists: readonly NameListWords[],
  { asOf, ...options }: NameListOptions = {},
): Promise<readonly NameListAnswer[]> => {
  const ledgers = ledgerWords(present(state));
  const known = new Map<string, Promise<NameListAnswer>>();
  return Promise.all(
    lists.map((words) => {
      // The same rows asked for their names and their number are one question.
      const key = JSON.stringify({ ...words, what: '', unit: '' });
      const answer = known.get(key) ?? askOne(state, ledgers, words, asOf, options);
      known.set(key, answer);
      return answer;
    }),
  );
};

async function askOne(
  state: State,
  ledgers: readonly LedgerWords[],
  words: NameListWords,
  asOf: string | undefined,
  options: RunOptions,
): Promise<NameListAnswer> {
  const ledger = ledgerCalled(ledgers, words.ledger);
  if (!ledger)
    return { code: 'names_ledger', word: words.ledger, known: ledgers.flatMap(({ names }) => names.slice(0, 1)) };
  const labels = ledger.columns.map(({ label }) => label);
  const missing = (word: string): NameListAnswer => ({ code: 'names_column', word, known: labels });
  const said = words.column === null ? nameColumn(ledger) : columnCalled(ledger, words.column);
  if (!said) return missing(words.column ?? '');
  const dates = ledger.columns.filter(({ type }) => type === 'date');
  const only = dates.length === 1 ? dates[0] : undefined;
  const date = words.date === null ? only : columnCalled(ledger, words.date);
  // Stages have days of their own: which of them counts is never guessed.
  if (words.period && date?.type !== 'date')
    return { code: 'names_date', word: words.date ?? '', known: dates.map(({ label }) => label) };
  const order = words.order === null ? null : columnCalled(ledger, words.order);
  if (order === undefined || (order && order.type !== 'number')) return missing(words.order ?? '');
  const where: { column: string; in: readonly string[] }[] = [];
  for (const each of words.where) {
    const column = columnCalled(ledger, each.column);
    if (!column) return missing(each.column);
    where.push({ column: column.name, in: each.in });
  }
  const hidden = ledger.columns.find(({ label }) => /^(?:是否)?(?:可以?)?(?:对外)?公开$/u.test(label.trim()));
  const ask: NameListAsk = {
    ledger: ledger.key,
    column: said.name,
    area: words.area,
    date: date?.name ?? null,
    period: words.period,
    where,
    order: order?.name ?? null,
    hidden: hidden?.name ?? null,
    limit: words.limit,
    ...(asOf === undefined ? {} : { asOf }),
  };
  const columns = await columnsOfTable(state, { kind: 'ledger', ledger: ledger.key }, options);
  if (!columns.ok) return failed(columns.error);
  const list = await answered(
    state,
    ({ catalog, dialect }) => ({ sql: nameListStatement(ask, columns.value, catalog, dialect), read: readNameList }),
    options,
  );
  return list.ok ? { ...list.value, unit: unitOf(said.label) } : failed(list.error);
}

const failed = (error: QueryError): NameListAnswer => ({
  code: 'names_failed',
  word: 'message' in error ? error.message : error.kind,
  known: [],
});

const firstDay = (m: number): string =>
  `${String(Math.floor(m / 12)).padStart(4, '0')}-${String((m % 12) + 1).padStart(2, '0')}-01`;
const lastDay = ({ m0, n }: Period): string => {
  const end = m0 + n;
  return new Date(Date.UTC(Math.floor(end / 12), end % 12, 0)).toISOString().slice(0, 10);
};

/** A column with more values than these parts nothing that a sentence would tell. */
const MOST_PARTS = 6;

/** The rows that sentences are about: those that a measure counts, in an area and a span by its day. */
export interface LedgerRows {
  readonly measure: Measure;
  readonly area: string;
  readonly period: Period;
}

/** A ledger as sentences need it: its columns, and the values of those that part the rows that are meant. Null where it is not loaded. */
export async function ledgerForSentences(
  state: State,
  { measure, area, period }: LedgerRows,
  options: RunOptions = {},
): Promise<LedgerOf | null> {
  const key = measure.ledger;
  const ledger = ledgerWords(present(state)).find((each) => each.key === key);
  if (!ledger) return null;
  const where: readonly RowFilter[] = [
    { column: 'area', kind: 'within', areas: [area] },
    ...measure.filter.map(({ column, in: values }) => ({ column, kind: 'set', values }) as const),
    ...(measure.dateColumn === undefined
      ? []
      : [{ column: measure.dateColumn, kind: 'date', from: firstDay(period.m0), to: lastDay(period) } as const]),
  ];
  const table = { kind: 'ledger', ledger: key } as const;
  const columns = await columnsOfTable(state, table, options);
  if (!columns.ok) return null;
  const splits: { label: string; values: readonly string[] }[] = [];
  for (const { name, label } of ledger.columns.filter(({ role }) => role === 'category')) {
    const found = await answered(
      state,
      ({ catalog, dialect }) => ({
        sql: valuesStatement(
          tableParts(table, columns.value, catalog, dialect),
          { table, where, order: [] },
          name,
          '',
          MOST_PARTS + 1,
        ),
        read: readValues,
      }),
      options,
    );
    const values = found.ok ? found.value.flatMap(({ value }) => value ?? []) : [];
    if (values.length > 1 && values.length <= MOST_PARTS) splits.push({ label, values });
  }
  return { ...ledger, splits };
}
