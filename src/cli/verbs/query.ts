import { column } from '../../core';
import { parseArgs, UsageError } from '../args';
import { exitCode, filesIn, loadFiles, scratchSession } from '../scratch';

/** `query "SQL" FILE…`: one read-only statement over the files' facts and ledgers, as `{columns, rows}`. */
export async function query(argv: readonly string[]): Promise<number> {
  const [text, ...paths] = parseArgs(argv).positional;
  if (!text) throw new UsageError('no SQL given');
  const files = await filesIn(paths);
  const session = await scratchSession();
  try {
    const { issues } = await loadFiles(session, files);
    const answer = await session.runText(text);
    if (!answer.ok) {
      console.error('message' in answer.error ? answer.error.message : answer.error.kind);
      return 2;
    }
    const { fields, rows } = answer.value;
    const columns = fields.map(({ name }) => name);
    const values = columns.map((_, i) => answer.value.columns[i] ?? column(answer.value, columns[i] ?? ''));
    console.log(
      JSON.stringify({ columns, rows: Array.from({ length: rows }, (_, r) => values.map((c) => c[r] ?? null)) }),
    );
    return exitCode(issues);
  } finally {
    await session.close();
  }
}
