import { readFile } from 'node:fs/promises';
import type { Session } from '../flow';
import { readQueries, saveQuery } from '../workspace';
import { UsageError } from './args';

/** Takes the named queries of `--queries FILE` (JSON: a list, or a workspace.json) into the session, for documents that cite them. */
export async function takeQueries(session: Session, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`cannot read ${file}`);
  });
  const read = readQueries(text);
  if (!read.ok)
    throw new UsageError(`no named queries in ${file}: ${read.error.code} ${String(read.error.params['at'] ?? '')}`);
  for (const query of read.value) {
    const taken = await session.do(saveQuery, { query });
    if (!taken.ok) throw new UsageError(`the query ${query.name} cannot be taken: ${taken.error.code}`);
  }
}
