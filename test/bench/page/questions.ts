import { yearPeriod } from '../../../src/catalog';
import type { Session } from '../../../src/flow';
import type { Ask, QuerySpec } from '../../../src/query';
import {
  COUNTIES,
  county,
  FIRST_YEAR,
  INDICATORS,
  pivotSql,
  prepare,
  readCsv,
  scalars,
  scalarsSql,
  tidyCsv,
  YEARS,
} from '../task';
import { startBare } from './bare';
import { importFiles, laidOut } from './imports';
import { isWanted, measured, type Operation, type Timed } from './pairs';
import { must, newSession } from './start';

/** One indicator of every county over all years, and the numbers of a summary: of the tidy file, beside the SQL of a person. */
export async function tidyQuestions(runs: number, only: readonly string[] | null): Promise<readonly Timed[]> {
  const csv = tidyCsv();
  const { session } = await newSession();
  await importFiles(session, [new File([csv], 'tidy.csv')], null);
  await laidOut(session);
  const { database, connection } = await startBare();
  await database.registerFileBuffer('tidy.csv', csv);
  for (const statement of [readCsv('tidy.csv'), ...prepare]) await connection.query(statement);

  const keys = await keysByName(session);
  const spec: QuerySpec = {
    columns: Array.from({ length: YEARS }, (_, y) => ({
      measure: INDICATORS[2][0],
      derivation: { kind: 'level' },
      period: yearPeriod(FIRST_YEAR + y),
    })),
    rows: ['area'],
    where: [{ dim: 'area', in: [...keys.values()] }],
  };
  const asks = scalars.map(({ county: c, indicator, year, growth }): Ask => ({
    measure: INDICATORS[indicator]?.[0] ?? '',
    derivation: growth ? { kind: 'growth', base: 'same_period' } : { kind: 'level' },
    area: { key: keys.get(county(c)) ?? '' },
    period: yearPeriod(year),
  }));
  const operations: readonly Operation[] = [
    {
      name: 'pivot',
      what: `${COUNTIES} counties × ${YEARS} years`,
      product: async () => must(await session.ask(spec)),
      bare: () => connection.query(pivotSql),
      plus: 0,
    },
    {
      name: 'scalars',
      what: '300 scalars of a summary',
      product: async () => {
        const values = must(await session.askAll(asks)).filter(({ exact }) => exact !== null).length;
        if (values < asks.length * 0.9) throw new Error(`only ${values} of ${asks.length} scalars have a value`);
      },
      bare: () => connection.query(scalarsSql),
      plus: 0,
    },
  ];
  const out: Timed[] = [];
  for (const operation of operations) if (isWanted(operation.name, only)) out.push(await measured(runs, operation));
  await session.close();
  await database.terminate();
  return out;
}

async function keysByName(session: Session): Promise<ReadonlyMap<string, string>> {
  const found = must(
    await session.runText(
      "SELECT n.name, a.key FROM area a JOIN area_name n ON n.area = a.id WHERE n.name LIKE '模拟%县' ORDER BY a.id",
    ),
  );
  const [names = [], keys = []] = found.columns;
  return new Map(names.map((name, i) => [String(name), String(keys[i])]));
}
