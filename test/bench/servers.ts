import {
  assignIds,
  catalogSteps,
  indexCatalog,
  schemaSql,
  serverSchemaSql,
  yearPeriod,
  type Catalog,
} from '../../src/catalog';
import { raw, type LoadStep } from '../../src/core';
import type { Engine } from '../../src/engine';
import { startNodeEngine } from '../../src/engine/node';
import { startClickHouse } from '../../src/engine/remote';
import {
  compile,
  compileScalars,
  contextOf,
  dialectOf,
  shapeStatement,
  type Ask,
  type QueryContext,
  type QuerySpec,
} from '../../src/query';
import {
  FIRST,
  generatedCatalog,
  generatedValue,
  generateFacts,
  INDICATORS,
  MONTHS,
} from '../../src/cli/verbs/generated';
import { startServer } from '../support/clickhouseServer';

/** The same questions of the same facts on both engines, in milliseconds: the median of `runs`, and whether they answer alike. */
export async function serversMain({ facts = 20_000_000, runs = 5 }: { facts?: number; runs?: number }): Promise<void> {
  const say = (text: string): void => console.error(text);
  const towns = Math.max(1, Math.round(facts / (MONTHS * INDICATORS)));
  const catalog = indexCatalog(generatedCatalog(towns));
  say(`${towns * MONTHS * INDICATORS} facts`);
  const server = await startServer();
  const remote = await startClickHouse(server.connection('bench'), { seconds: 3600, rows: 2_000_000 });
  const own = await startNodeEngine();
  try {
    let from = performance.now();
    await filled(own, catalog);
    say(`DuckDB filled: ${seconds(from)} s`);
    from = performance.now();
    await remote.makeDatabase();
    for (const statement of serverSchemaSql()) {
      const done = await remote.change(statement);
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    }
    await generateFacts(remote, facts);
    say(`ClickHouse filled: ${seconds(from)} s`);
    const lines = [];
    for (const { name, of } of questions(catalog)) {
      const answers = [];
      const line: Record<string, number | string | boolean> = { name };
      for (const engine of [own, remote]) {
        const context = await contextFrom(engine);
        const times: number[] = [];
        let answer = '';
        for (let run = 0; run < runs; run += 1) {
          const start = performance.now();
          answer = await of(engine, context);
          times.push(performance.now() - start);
        }
        answers.push(answer);
        line[engine.dialect] = Math.round(times.sort((a, b) => a - b)[runs >> 1] ?? 0);
      }
      line['same'] = answers[0] === answers[1];
      say(JSON.stringify(line));
      lines.push(line);
    }
    console.log(
      JSON.stringify({ facts: towns * MONTHS * INDICATORS, lines, received: remote.traffic.received }, null, 1),
    );
  } finally {
    await own.close();
    await remote.close();
    await server.stop();
  }
}

const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);

async function filled(engine: Engine, catalog: Catalog): Promise<void> {
  const ids = assignIds(catalog.data);
  const steps: LoadStep[] = [
    ...schemaSql().map((sql): LoadStep => ({ do: 'sql', sql })),
    ...catalogSteps(catalog.data, ids),
  ];
  const ready = await engine.load(steps);
  if (!ready.ok) throw new Error(JSON.stringify(ready.error));
  // Only what counts: the same again in `fact` would not fit beside it.
  for (let k = 1; k <= INDICATORS; k += 1) {
    const indicator = ids.indicator.get(`demo_${String(k).padStart(2, '0')}`) ?? 0;
    const done = await engine.load([
      {
        do: 'sql',
        sql: raw(`INSERT INTO fact_now SELECT ${indicator}, a.id, ${FIRST} + m.range, 1, 2, ${generatedValue(String(k), 'right(a.key, 4)::BIGINT', 'm.range')}, 1,
  NULL, NULL, 0, 0, 1, 1, 1, 'file' FROM area a, range(${MONTHS}) m WHERE starts_with(a.key, 'x:演示省/') ORDER BY a.id, m.range`),
      },
    ]);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
}

async function contextFrom(engine: Engine): Promise<QueryContext> {
  const shape = await engine.run(shapeStatement());
  if (!shape.ok) throw new Error(JSON.stringify(shape.error));
  return contextOf(shape.value);
}

interface Question {
  readonly name: string;
  readonly of: (engine: Engine, context: QueryContext) => Promise<string>;
}

function questions(catalog: Catalog): readonly Question[] {
  const towns = catalog.data.areas.slice(1).map(({ key }) => key);
  const month = (at: number) => ({ m0: FIRST + at, n: 1 });
  const level = { kind: 'level' } as const;
  const growth = { kind: 'growth', base: 'same_period' } as const;
  const spec = (name: string, question: QuerySpec): Question => ({
    name,
    of: async (engine, context) => {
      const compiled = compile(question, catalog, dialectOf(engine), context);
      const frame = await engine.run(compiled.sql);
      if (!frame.ok) throw new Error(JSON.stringify(frame.error));
      const answer = compiled.read(frame.value);
      return JSON.stringify([
        answer.total,
        answer.rows.map(({ area, figures }) => [
          area,
          figures.map((f) => [String(f.exact?.num), String(f.exact?.den), f.reason]),
        ]),
      ]);
    },
  });
  const asks = Array.from({ length: 300 }, (_, i): Ask => ({
    measure: `demo_${String((i % 70) + 1).padStart(2, '0')}`,
    derivation: i % 2 === 0 ? level : growth,
    area: { key: towns[(i * 37) % towns.length] ?? '' },
    period: month(60 + (i % 80)),
  }));
  return [
    {
      name: 'what a session asks at its start',
      of: async (engine) => JSON.stringify([...((await contextFrom(engine)).lengths?.('demo_01') ?? [])]),
    },
    spec('20 towns × 5 months: level and growth', {
      columns: [
        { measure: 'demo_01', derivation: level },
        { measure: 'demo_01', derivation: growth },
      ],
      rows: ['area', 'period'],
      where: [
        { dim: 'area', in: towns.slice(0, 20) },
        { dim: 'period', in: [100, 101, 102, 103, 104].map(month) },
      ],
    }),
    spec('all towns by growth, first 100', {
      columns: [{ measure: 'demo_02', derivation: growth, period: month(140) }],
      rows: ['area'],
      where: [{ dim: 'area', in: towns }],
      order: [{ by: 0, desc: true }],
      page: { offset: 0, limit: 100 },
    }),
    spec('a year of a town out of its months, 12 indicators', {
      columns: Array.from({ length: 12 }, (_, i) => ({
        measure: `demo_${String(i + 1).padStart(2, '0')}`,
        derivation: level,
      })),
      rows: ['area'],
      where: [
        { dim: 'area', in: towns.slice(0, 50) },
        { dim: 'period', in: [yearPeriod(2020)] },
      ],
    }),
    spec('ranks of all towns', {
      columns: [{ measure: 'demo_03', derivation: { kind: 'rank', among: 'siblings' }, period: month(120) }],
      rows: ['area'],
      where: [{ dim: 'area', in: towns }],
    }),
    {
      name: '300 numbers of a text',
      of: async (engine, context) => {
        const compiled = compileScalars(asks, catalog, dialectOf(engine), context);
        const frame = await engine.run(compiled.sql);
        if (!frame.ok) throw new Error(JSON.stringify(frame.error));
        return JSON.stringify(
          compiled.read(frame.value).map((f) => [String(f.exact?.num), String(f.exact?.den), f.reason]),
        );
      },
    },
  ];
}
