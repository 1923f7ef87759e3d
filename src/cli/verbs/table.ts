import { csvLine, readMainTable, type MainTable } from '../../ingest';
import { parseArgs, UsageError } from '../args';
import { exitCode, filesIn, printIssues } from '../scratch';

/**
 * `table FILE`: the main table of a file as read, text left as text, as CSV (RFC 4180): the heading, if there is one, and its
 * rows. Of a workbook it is the sheet that holds most; of an archive, the only table in it.
 */
export async function table(argv: readonly string[]): Promise<number> {
  const files = await filesIn(parseArgs(argv).positional);
  const [file] = files;
  if (!file || files.length > 1) throw new UsageError('one file at a time');
  const found = await readMainTable(await file.bytes(), file.name);
  printIssues(found.issues);
  if (found.table) writeTable(found.table);
  return exitCode(found.issues);
}

function writeTable({ header, rows }: MainTable): void {
  if (header) process.stdout.write(csvLine(header));
  for (let from = 0; from < rows.length; from += 1000) {
    process.stdout.write(
      rows
        .slice(from, from + 1000)
        .map(csvLine)
        .join(''),
    );
  }
}
