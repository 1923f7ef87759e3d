import { randomUUID } from 'node:crypto';
import { startNodeEngine } from '../../engine/node';
import { startClickHouse } from '../../engine/remote';
import { importSample, type Ports } from '../../flow';
import { memoryStorage } from '../../storage';
import { parseArgs, UsageError } from '../args';
import { directReader, printIssues } from '../scratch';
import { generateFacts } from './generated';
import { theSample } from './sample';

/** `demo-data --to URL [--facts N]`: the sample and N generated facts (20 million) on a server, for the demonstration and the bench. */
export async function demoData(argv: readonly string[]): Promise<number> {
  const {
    to,
    database = 'almanac',
    user = 'default',
    facts = '20000000',
  } = parseArgs(argv, ['to', 'database', 'user', 'facts']).options;
  if (to === undefined) throw new UsageError('--to needs the address of a server');
  const password = process.env.ALMANAC_PASSWORD ?? '';
  const server = await startClickHouse({ url: to, user, password, database }, { seconds: 3600, rows: 2_000_000 });
  const ports: Ports = {
    storage: memoryStorage(),
    startEngine: startNodeEngine,
    reader: directReader,
    now: () => new Date(),
    newId: randomUUID,
  };
  const opened = await importSample(ports, theSample());
  if (!opened.ok) {
    printIssues([opened.error]);
    return 1;
  }
  const session = opened.value;
  try {
    const pushed = await session.push({}, server);
    if (!pushed.ok) {
      printIssues([pushed.error]);
      return 1;
    }
    console.error(`sample: ${pushed.value.rows} rows of ${pushed.value.sent.length} files`);
    const from = Date.now();
    const made = await generateFacts(server, Number(facts));
    console.error(`generated: ${made} facts in ${((Date.now() - from) / 1000).toFixed(1)} s`);
    return 0;
  } finally {
    await session.close();
    await server.close();
  }
}
