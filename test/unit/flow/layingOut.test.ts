import { expect, test } from 'vitest';
import { column, err, raw, standalone, type Result } from '../../../src/core';
import type { Engine } from '../../../src/engine';
import type { Session } from '../../../src/flow';
import { borrowEngine } from '../../support/engine';
import { fileIn, nodePorts, testSession } from '../../support/session';

const [AREAS, YEARS] = [3_500, 15];

/** More facts than are laid out at once, in the order of years; one is a gap and one is written with a mark. */
function large(): string {
  const lines = ['地区,年份,工业总产值（万元）,常住人口（万人）'];
  for (let y = 0; y < YEARS; y += 1)
    for (let a = 0; a < AREAS; a += 1) {
      const output = a === 7 && y === 3 ? '…' : `${a * 100_000 + y}.25`;
      const people = a === 8 && y === 3 ? '"1,234.5"' : `${a + y}.5`;
      lines.push(
        `新建第一生产建设兵团垦区东风人民公社农业综合试验区第${String(a + 1).padStart(4, '0')}县,${1990 + y},${output},${people}`,
      );
    }
  return `${lines.join('\n')}\n`;
}
const FILE = large();

const must = <T>(answer: Result<T, unknown>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};

/** A session over an engine that lays facts out when it is let, and fails to as often as it is told. */
async function held() {
  let engine: Engine | null = null;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let failures = 0;
  const startEngine = async (): Promise<Engine> => {
    const own = await borrowEngine();
    engine = {
      ...own,
      load: async (steps, options) => {
        const lays = steps.some(
          (step) => step.do === 'sql' && standalone(step.sql).startsWith('INSERT INTO fact_laid'),
        );
        if (lays) await gate;
        if (lays && (failures -= 1) >= 0) return err({ kind: 'failed', message: 'no room', sql: '' });
        return own.load(steps, options);
      },
    };
    return engine;
  };
  const session = await testSession(nodePorts(undefined, { startEngine }));
  const asked = async (text: string): Promise<readonly string[]> => {
    if (!engine) throw new Error('no engine');
    const frame = must(await engine.run(raw(text)));
    return frame.fields.map(({ name }) => String(column(frame, name)[0]));
  };
  return {
    session,
    open,
    fail: (times: number) => (failures = times),
    /** Everything that is known of every fact, as a few numbers. */
    told: () =>
      asked(`SELECT count(*) AS n, sum("row") AS "rows", sum(value) AS "sum",
sum(hash(indicator, area, period_from, months, value, status, vintage, file, "row", "column")::HUGEINT) AS "all" FROM facts`),
    form: async () =>
      (await asked(`SELECT table_type AS t FROM information_schema.tables WHERE table_name = 'fact'`))[0],
    ordered: async () =>
      (
        await asked(`SELECT count(*) AS n FROM (
SELECT indicator * 1e9 + area * 1e4 + m0 AS k, lag(indicator * 1e9 + area * 1e4 + m0) OVER (ORDER BY rowid) AS b FROM fact) WHERE k < b`)
      )[0] === '0',
  };
}

const accept = async (session: Session, name: string, text: string): Promise<void> => {
  must(await session.accept(await session.plan([fileIn(name, text)])));
};
const all = String(AREAS * YEARS * 2);

test('the facts of a first large file can be asked for before they are laid out, and say the same afterwards, in order', async () => {
  const { session, open, told, form, ordered } = await held();
  await accept(session, '县.csv', FILE);
  expect(session.status.facts).toBe(AREAS * YEARS * 2);
  expect(await form()).toBe('VIEW');
  const before = await told();
  expect(before[0]).toBe(all);
  open();
  const looked = must(await session.browse({ table: { kind: 'facts' }, where: [], order: [] }));
  expect(looked.rows).toBe(AREAS * YEARS * 2);
  looked.close();
  expect(await form()).toBe('BASE TABLE');
  expect(await ordered()).toBe(true);
  expect(await told()).toEqual(before);

  // A second file comes beside it.
  await accept(
    session,
    '市.csv',
    '地区,2022年,2023年\n新建第一生产建设兵团垦区东风人民公社农业综合试验区第0001县,1,2\n',
  );
  expect((await told())[0]).toBe(String(AREAS * YEARS * 2 + 2));
  await session.close();
});

test('an import that is taken back, or followed by another, before its facts are laid out leaves neither more nor less than it should', async () => {
  const { session, open, told, form, fail } = await held();
  await accept(session, '县.csv', FILE);
  const before = await told();
  fail(1); // the first attempt comes to nothing: all stays as it was, and what needs it tries again
  open();
  await accept(
    session,
    '市.csv',
    '地区,2022年,2023年\n新建第一生产建设兵团垦区东风人民公社农业综合试验区第0001县,1,2\n',
  );
  expect(await form()).toBe('BASE TABLE');
  expect((await told())[0]).toBe(String(AREAS * YEARS * 2 + 2));
  must(await session.undo());
  expect(await told()).toEqual(before);
  must(await session.undo());
  expect((await told())[0]).toBe('0');
  expect(session.status.facts).toBe(0);
  await session.close();
});
