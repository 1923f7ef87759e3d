import { freezeNumbers } from '../../../src/flow';
import { bindSummary } from '../../../src/summary';
import { cited, citedSql, numbersText } from '../document';
import { panelTables } from '../panel';
import { startBare } from './bare';
import { panelSession } from './panel';
import { isWanted, measured, type Operation, type Timed } from './pairs';
import { must } from './start';

const NAMED = { lang: 'zh', format: 'md' } as const;

/** The 300 numbers of a document over the panel: filled in as the page fills them in, and frozen with what they rest on. */
export async function composeQuestions(runs: number, only: readonly string[] | null): Promise<readonly Timed[]> {
  const session = await panelSession();
  const { database, connection } = await startBare();
  for (const statement of panelTables) await connection.query(statement);
  const text = numbersText();

  const filled = async (): Promise<void> => {
    const { numbers } = must(await session.render(text, NAMED));
    const there = numbers.filter(({ figure }) => (figure?.exact ?? null) !== null).length;
    if (there !== cited.length) throw new Error(`only ${there} of ${cited.length} numbers have a value`);
  };
  const bare = async (): Promise<void> => {
    const found = await connection.query(citedSql);
    if (found.numRows !== cited.length) throw new Error('the plain statement gives other numbers');
  };
  const operations: readonly Operation[] = [
    { name: 'compose_numbers', what: '300 bound numbers filled in', product: filled, plus: 150, reach: 0 },
    { name: 'compose_beside', what: 'the same beside one plain statement', product: filled, bare, reach: 1.5, plus: 0 },
    {
      name: 'compose_bind',
      what: '300 numbers read and understood, nothing asked',
      product: () => Promise.resolve(bindSummary(text, session.catalog, { lang: 'zh', queries: [] })),
      reach: 0,
      plus: 50,
    },
    {
      name: 'compose_freeze',
      what: '300 numbers frozen with what they rest on',
      product: async () => {
        const { frozen } = must(
          await freezeNumbers(session, { text }, { lang: 'zh', now: new Date(), random: Math.random }),
        );
        if (frozen.numbers.some(({ basis }) => basis.length === 0)) throw new Error('a number rests on nothing');
      },
      reach: 0,
      plus: 3_000,
    },
  ];
  const out: Timed[] = [];
  for (const operation of operations) if (isWanted(operation.name, only)) out.push(await measured(runs, operation));
  await session.close();
  await database.terminate();
  return out;
}
