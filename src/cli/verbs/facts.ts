import { parseArgs } from '../args';
import { exitCode, filesIn, loadFiles, scratchSession } from '../scratch';

/** `facts FILE…`: every fact that was read, one a line, as CSV. */
export async function facts(argv: readonly string[]): Promise<number> {
  const session = await scratchSession();
  try {
    const { issues } = await loadFiles(session, await filesIn(parseArgs(argv).positional));
    await session.eachFact((line) => {
      process.stdout.write(line);
    });
    return exitCode(issues);
  } finally {
    await session.close();
  }
}
