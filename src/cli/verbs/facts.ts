import { cellAddress } from '../../core';
import { periodKey } from '../../catalog';
import { FACTS_CSV_HEADER, factCsvLine } from '../../ingest';
import type { ListedFact } from '../../query';
import { parseArgs } from '../args';
import { exitCode, filesIn, loadFiles, scratchSession } from '../scratch';

/** `facts FILE…`: every fact that was read, one a line, as CSV. */
export async function facts(argv: readonly string[]): Promise<number> {
  const session = await scratchSession();
  try {
    const { issues } = await loadFiles(session, await filesIn(parseArgs(argv).positional));
    process.stdout.write(FACTS_CSV_HEADER);
    const listed = await session.eachFact((list) => {
      process.stdout.write(list.map(line).join(''));
    });
    if (!listed.ok) throw new Error(listed.error.kind);
    return exitCode(issues);
  } finally {
    await session.close();
  }
}

function line({ period, value, row, column, ...fact }: ListedFact): string {
  const [periodFrom = '', periodTo = ''] = periodKey(period).split('/');
  return factCsvLine({
    ...fact,
    periodFrom,
    periodTo,
    value: value === null ? '' : String(value),
    cell: cellAddress(row, column),
  });
}
