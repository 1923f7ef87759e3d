import {
  assignIds,
  catalogSteps,
  indexCatalog,
  serverLedgerSql,
  vintageRank,
  yearPeriod,
  type Area,
  type AreaChange,
  type Catalog,
  type CatalogData,
  type Indicator,
  type Measure,
  type PeerSet,
  type Period,
  type Target,
} from '../../src/catalog';
import { raw, standalone, STATUSES, type Frame, type LoadStep, type Sql, type Status } from '../../src/core';
import {
  compile,
  nowStatements,
  type Answer,
  type Ask,
  type Derivation,
  type Dialect,
  type QueryContext,
  type QuerySpec,
} from '../../src/query';
import type { Place } from './dialects';
import { said } from './sqlShown';
import type { Engine } from '../../src/engine';

/** Runs a statement that must succeed. */
export async function run(engine: Engine, statement: Sql): Promise<Frame> {
  const answer = await engine.run(statement);
  if (!answer.ok) throw new Error(`${JSON.stringify(answer.error)}\n${standalone(statement)}`);
  return answer.value;
}

/** A catalog of these pieces, with what is not said left empty. */
export const catalogOf = (data: Partial<CatalogData>): Catalog =>
  indexCatalog({ indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [], ...data });

/** An indicator that counts something of which more is better; what matters is said. */
export const indicator = (key: string, more: Partial<Indicator> = {}): Indicator => ({
  key,
  names: [{ name: key, lang: 'zh', preferred: true }],
  unit: '件',
  decimals: 0,
  kind: 'flow',
  addArea: 'sum',
  addPeriod: 'sum',
  better: 'higher',
  growth: 'levels',
  origin: 'observed',
  publish: 'public',
  breaks: [],
  ...more,
});

/** A county under `parent`, in totals. */
export const area = (
  key: string,
  parent: string | null = null,
  more: Partial<Area> & { inTotal?: boolean } = {},
): Area => ({
  key,
  scheme: 'x',
  code: key,
  kind: parent === null ? 'city' : 'county',
  names: [{ name: key, lang: 'zh' }],
  parents: parent === null ? [] : [{ parent, tree: 'admin', inTotal: more.inTotal ?? true }],
  ...more,
});

export interface Given {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period | number;
  /** A number as written, or the reason why there is none. */
  readonly value: number | string | Exclude<Status, 'value'>;
  readonly source?: string;
  readonly flags?: number;
  readonly low?: number;
  readonly high?: number;
}

export interface GivenSource {
  readonly name: string;
  readonly vintage?: string;
  readonly released?: string;
  readonly imported?: string;
  readonly kind?: 'file' | 'hand';
  readonly publish?: 'public' | 'internal' | 'unpublished';
}

/** A ledger with rows of area, then the columns. */
export interface GivenLedger {
  readonly key: string;
  readonly columns: readonly (readonly [name: string, type: 'DATE' | 'VARCHAR' | 'DECIMAL(18,4)'])[];
  readonly rows: readonly (readonly [area: string, ...values: (string | null)[]])[];
}

export interface World {
  readonly catalog: Catalog;
  readonly engine: Engine;
  readonly dialect: Dialect;
  readonly context: QueryContext;
  ask(spec: QuerySpec): Promise<Answer>;
  close(): Promise<void>;
}

export interface WorldParts {
  readonly catalog: Catalog;
  readonly facts: readonly Given[];
  readonly sources?: readonly GivenSource[];
  readonly overrides?: readonly {
    indicator: string;
    area: string;
    period: Period | number;
    value: number;
    at?: string;
  }[];
  readonly ledgers?: readonly GivenLedger[];
  readonly context?: QueryContext;
}

const TOGETHER = 200;

/** A database that holds just this. */
export async function worldOf(parts: WorldParts, place: Place): Promise<World> {
  const { catalog, facts, sources = [{ name: 'a.csv' }], overrides = [], ledgers = [], context = {} } = parts;
  const engine = await place.start();
  const { dialect } = place;
  const ids = assignIds(catalog.data);
  const statements: string[] = [];
  sources.forEach((source, i) => {
    const {
      name,
      vintage = 'unknown',
      released,
      imported = '2024-01-01 00:00:00',
      kind = 'file',
      publish = 'public',
    } = source;
    const day = released === undefined ? 'NULL' : `'${released}'`;
    statements.push(
      `INSERT INTO source VALUES (${i + 1}, 'hash-${name}', '${name}', '${kind}', ${day}, '${imported}', '${vintage}', '${publish}', NULL)`,
      `INSERT INTO sheet VALUES (${i + 1}, ${i + 1}, '表${i + 1}')`,
    );
  });
  const id = (map: ReadonlyMap<string, number>, key: string): number => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`no ${key} in the test's catalog`);
    return found;
  };
  const span = (period: Period | number): Period => (typeof period === 'number' ? yearPeriod(period) : period);
  const rows = facts.map((fact, row) => {
    const at = Math.max(
      0,
      sources.findIndex(({ name }) => name === fact.source),
    );
    const status = Math.max(0, STATUSES.indexOf(fact.value as Status));
    const text = status === 0 ? String(fact.value) : 'NULL';
    const { m0, n } = span(fact.period);
    const digits = text.split('.')[1]?.length ?? 0;
    return `(${id(ids.indicator, fact.indicator)}, ${id(ids.area, fact.area)}, ${m0}, ${n}, 0,
        ${vintageRank(sources[at]?.vintage)}, ${text}, ${digits}, ${fact.low ?? 'NULL'}, ${fact.high ?? 'NULL'}, ${status}, ${fact.flags ?? 0}, ${at + 1}, ${row + 2}, 3)`;
  });
  // A statement for each row is most of the time of these tests.
  for (let from = 0; from < rows.length; from += TOGETHER)
    statements.push(`INSERT INTO fact VALUES ${rows.slice(from, from + TOGETHER).join(',\n')}`);
  for (const each of overrides) {
    const { m0, n } = span(each.period);
    statements.push(
      `INSERT INTO override (indicator, area, m0, n, value, reason, by_, "at") VALUES (${id(ids.indicator, each.indicator)}, ${id(ids.area, each.area)}, ${m0}, ${n}, ${each.value}, '录入错误', '甲', '${each.at ?? '2024-06-01 00:00:00'}')`,
    );
  }
  const sqlStep = (statement: Sql): LoadStep => ({ do: 'sql', sql: statement });
  const loaded = await engine.load([
    ...place.schema().map(sqlStep),
    ...catalogSteps(catalog.data, ids),
    ...ledgers.flatMap((ledger, i) => ledgerStatements(ledger, i + 1, dialect)).map(sqlStep),
    ...statements.map((text) => sqlStep(raw(text))),
    ...nowStatements(dialect).map(sqlStep),
  ]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return {
    catalog,
    engine,
    dialect,
    context,
    ask: async (spec) => {
      const compiled = compile(spec, catalog, dialect, context);
      return compiled.read(await run(engine, compiled.sql));
    },
    close: () => engine.close(),
  };
}

function ledgerStatements({ key, columns, rows }: GivenLedger, id: number, dialect: Dialect): readonly Sql[] {
  const table = `ledger_${key}`;
  const made =
    dialect.name === 'clickhouse'
      ? serverLedgerSql(table, columns)
      : [
          raw(
            `CREATE TABLE ${table} ("row" INTEGER, sheet INTEGER, r INTEGER, area INTEGER, ${columns.map((column) => column.join(' ')).join(', ')})`,
          ),
        ];
  const text = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`);
  return [
    ...made,
    ...rows.map(([who, ...values], row) =>
      raw(
        `INSERT INTO ${table} SELECT ${row + 1}, 1, ${row + 2}, id, ${values.map(text).join(', ')} FROM area WHERE key = '${who}'`,
      ),
    ),
    raw(`INSERT INTO ledger VALUES (${id}, '${key}')`),
    ...columns.map(([name, type]) =>
      raw(`INSERT INTO ledger_column VALUES (${id}, '${name}', '${type}', 'other', NULL, FALSE)`),
    ),
  ];
}

/** One number as a person checks it by hand: see `said`. */
export async function scalar(
  world: World,
  measure: string,
  derivation: Derivation,
  who: string | readonly string[],
  period: Period | number,
): Promise<string> {
  return askedOf(world, askOf(measure, derivation, who, period));
}

/** What one scalar says, as text. */
export async function askedOf(world: World, ask: Ask): Promise<string> {
  const answer = await world.ask({ columns: [ask], rows: [], where: [] });
  return answer.rows[0]?.figures.map(said).join() ?? 'no row';
}

/** A scalar ask: areas in a list are taken together. */
export const askOf = (
  measure: string,
  derivation: Derivation,
  who: string | readonly string[],
  period: Period | number,
): Ask => ({
  measure,
  derivation,
  area: typeof who === 'string' ? { key: who } : { sum: who },
  period: typeof period === 'number' ? yearPeriod(period) : period,
});

/** Facts of one indicator and area by year. */
export const yearly = (
  key: string,
  who: string,
  rows: Readonly<Record<number, Given['value']>>,
  source?: string,
): readonly Given[] =>
  Object.entries(rows).map(([year, value]) => ({
    indicator: key,
    area: who,
    period: Number(year),
    value,
    ...(source === undefined ? {} : { source }),
  }));

export type { AreaChange, Measure, PeerSet, Target };
