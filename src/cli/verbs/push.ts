import { startClickHouse } from '../../engine/remote';
import { tCode } from '../../text';
import { parseArgs, UsageError } from '../args';
import { exitCode, filesIn, language, loadFiles, scratchSession } from '../scratch';

/**
 * `push FILE… --to URL`: facts and ledgers of the files to a ClickHouse server, each file once. After a cut the same command goes on
 * where it stood. The password is taken from ALMANAC_PASSWORD: a command line is seen by everybody on the machine.
 */
export async function push(argv: readonly string[]): Promise<number> {
  const { positional, options } = parseArgs(argv, ['to', 'database', 'user', 'batch']);
  const { to, database = 'almanac', user = 'default', batch } = options;
  if (to === undefined || !/^https?:\/\//.test(to)) throw new UsageError('--to needs the address of a server');
  const rows = batch === undefined ? undefined : Number(batch);
  if (rows !== undefined && !(Number.isInteger(rows) && rows > 0))
    throw new UsageError('--batch needs a number of rows');
  const files = await filesIn(positional);
  const password = process.env.ALMANAC_PASSWORD ?? '';
  const server = await startClickHouse({ url: to, user, password, database }).catch((error: unknown) => {
    console.error(`error: ${to}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  });
  if (!server) return 2;
  const session = await scratchSession();
  try {
    const { issues } = await loadFiles(session, files);
    const pushed = await session.push({ ...(rows === undefined ? {} : { batch: rows }), onProgress: tell }, server);
    if (!pushed.ok) {
      console.error(`error: ${tCode(language(), 'issue', pushed.error.code, pushed.error.params)}`);
      return 1;
    }
    console.log(JSON.stringify(pushed.value));
    return exitCode(issues);
  } finally {
    await session.close();
    await server.close();
  }
}

/** On a line that is written over, where somebody is looking. */
function tell(file: string, rows: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${file}: ${rows}/${of} `);
}
