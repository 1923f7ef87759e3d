import type { Ask, Derivation, PivotSpec, QuerySpec } from '../../../src/query';
import type { Session } from '../../../src/flow';
import { pageOf, rowListSpec } from '../../../src/view';
import {
  PANEL,
  PANEL_AREAS,
  indicatorKey,
  panelAreas,
  panelCatalog,
  panelCsv,
  panelTables,
  panelYears,
} from '../panel';
import { startBare } from './bare';
import { chartOperation } from './chart';
import { isWanted, measured, type Operation, type Timed } from './pairs';
import { panelSql } from './panel_sql';
import { importFiles, settled } from './imports';
import { must, newSession } from './start';

const [A, B] = [indicatorKey(0), indicatorKey(1)];
const FIRST = panelYears[0] ?? { m0: 0, n: 12 };
const LAST = panelYears.at(-1) ?? FIRST;
/** Rows whose figures are read, as a screen does. */
const SCREEN = 100;

const everyYear = (derivation: Derivation, measure = A): readonly Ask[] =>
  panelYears.map((period) => ({ measure, derivation, period }));
const ofAll = (columns: readonly Ask[], more: Partial<QuerySpec> = {}): QuerySpec => ({
  columns,
  rows: ['area'],
  where: [{ dim: 'area', in: panelAreas }],
  ...more,
});
const LEVEL: Derivation = { kind: 'level' };
const GROWTH: Derivation = { kind: 'growth', base: 'same_period' };

/** Imports the panel as a person does. Throws where figures are missing afterwards. */
export async function panelSession(): Promise<Session> {
  const { session, ports } = await newSession(panelCatalog());
  const file = new File([...panelCsv()], 'panel.csv');
  await importFiles(session, [file], PANEL_AREAS * PANEL.years * PANEL.indicators);
  await settled(session, ports);
  return session;
}

/** Every derivation, sort, filter and pivot of a panel, each of one indicator over all counties and years unless said otherwise. */
export async function panelQuestions(runs: number, only: readonly string[] | null): Promise<readonly Timed[]> {
  const session = await panelSession();
  const { database, connection } = await startBare();
  for (const statement of panelTables) await connection.query(statement);

  /** Asks, and reads what one screen shows; most figures must be there. */
  const ask = async (spec: QuerySpec, least = 0.9): Promise<readonly string[]> => {
    const { rows } = must(await session.ask(spec));
    const seen = rows.slice(0, SCREEN).flatMap(({ figures }) => figures);
    const there = seen.filter(({ exact, text }) => exact !== null || text !== undefined).length;
    if (there < seen.length * least || seen.length === 0)
      throw new Error(`only ${there} of ${seen.length} figures: ${seen.find(({ reason }) => reason !== null)?.reason}`);
    return rows.map(({ area }) => area ?? '');
  };
  const derived = (name: string, sql: string, columns: readonly Ask[], what = name): Operation => ({
    name: `panel_${name}`,
    what: `${PANEL_AREAS} counties × ${PANEL.years} years: ${what}`,
    product: () => ask(ofAll(columns)),
    bare: () => connection.query(sql),
  });
  /** A view of so many rows: their order first, then the page that is seen. */
  const page = async (spec: QuerySpec): Promise<void> => {
    const list = rowListSpec(spec);
    const areas = list === null ? panelAreas : await ask(list);
    await ask(pageOf(spec, areas.slice(0, SCREEN)));
  };
  const shown = [...everyYear(LEVEL), { measure: A, derivation: GROWTH, period: LAST }];
  const pivot: PivotSpec = {
    source: { kind: 'facts' },
    rows: [{ field: 'area', up: true }],
    columns: [{ field: 'period' }],
    values: [{ kind: 'indicator', indicator: A, derivation: 'level' }],
    where: [],
    areas: panelAreas,
    periods: panelYears,
    totals: { row: true, column: true },
  };
  const formula = (text: string): Derivation => ({ kind: 'formula', text, among: { areas: panelAreas } });

  const operations: readonly Operation[] = [
    await chartOperation(session),
    derived('level', panelSql.level, everyYear(LEVEL)),
    derived('growth', panelSql.growth, everyYear(GROWTH)),
    derived('change', panelSql.change, everyYear({ kind: 'change', base: 'same_period' })),
    derived('index', panelSql.index, everyYear({ kind: 'index', base: FIRST })),
    derived('cagr', panelSql.cagr, everyYear({ kind: 'cagr', from: FIRST }), 'average growth since the first'),
    derived('rank', panelSql.rank, everyYear({ kind: 'rank', among: 'siblings' }), 'rank within the city'),
    derived('share', panelSql.share, everyYear({ kind: 'share', of: 'parent' }), 'share of the city'),
    derived('per', panelSql.per, everyYear({ kind: 'per', by: B }), 'per another indicator'),
    derived('formula', panelSql.formula, everyYear(formula(`IF([${A}]>=[${B}],[${A}],[${B}]-[${A}])`))),
    derived('formula_rank', panelSql.formulaRank, everyYear(formula(`RANK([${A}])`))),
    {
      name: 'panel_indicators',
      what: `${PANEL_AREAS} counties × ${PANEL.indicators} indicators in one year`,
      product: () =>
        ask(
          ofAll(
            Array.from({ length: PANEL.indicators }, (_, i) => ({
              measure: indicatorKey(i),
              derivation: LEVEL,
              period: LAST,
            })),
          ),
        ),
      bare: () => connection.query(panelSql.indicators),
    },
    {
      name: 'panel_sort',
      what: `${PANEL_AREAS} counties sorted by growth, the first 100 × ${shown.length} columns`,
      product: () => page(ofAll(shown, { order: [{ by: shown.length - 1, desc: true }] })),
      bare: () => connection.query(panelSql.sorted),
    },
    {
      name: 'panel_filter',
      what: `${PANEL_AREAS} counties by two predicates, the first 100 × ${shown.length} columns`,
      product: () =>
        page(
          ofAll(shown, {
            keep: [
              { column: shown.length - 1, test: 'ge', value: '2' },
              { column: PANEL.years - 1, test: 'ge', value: '20000' },
            ],
          }),
        ),
      bare: () => connection.query(panelSql.kept),
    },
    {
      name: 'panel_page',
      what: `a page of 100 counties: ${PANEL.years} levels, ${PANEL.years} growths`,
      product: () => ask(pageOf(ofAll([...everyYear(LEVEL), ...everyYear(GROWTH)]), panelAreas.slice(1500, 1600))),
      bare: () => connection.query(panelSql.page),
    },
    {
      name: 'panel_pivot',
      what: `${PANEL_AREAS} counties added up by city × year with all totals`,
      product: async () => {
        const { cells } = must(await session.pivot(pivot));
        if (cells.length < PANEL.cities * PANEL.years) throw new Error('no pivot');
        if (cells.some(({ figures }) => figures[0]?.exact === null)) throw new Error('a total is missing');
      },
      bare: () => connection.query(panelSql.pivot),
    },
    {
      name: 'panel_column',
      what: `count, sum, mean, median, least, greatest of ${PANEL_AREAS} × ${PANEL.years} selected cells`,
      product: async () => {
        const columns = everyYear(LEVEL);
        const found = must(
          await session.selected({ columns, blocks: [{ areas: panelAreas, columns: columns.map((_, i) => i) }] }),
        );
        if (found.known !== PANEL_AREAS * PANEL.years) throw new Error('cells are missing');
      },
      bare: () => connection.query(panelSql.column),
    },
  ];
  const out: Timed[] = [];
  for (const operation of operations) if (isWanted(operation.name, only)) out.push(await measured(runs, operation));
  await session.close();
  await database.terminate();
  return out;
}
