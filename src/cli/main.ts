import { check } from './verbs/check';
import { demoData } from './verbs/demo';
import { facts } from './verbs/facts';
import { form } from './verbs/form';
import { importFiles } from './verbs/import';
import { push } from './verbs/push';
import { query } from './verbs/query';
import { render } from './verbs/render';
import { sample } from './verbs/sample';
import { table } from './verbs/table';
import { UsageError } from './args';

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  check,
  import: importFiles,
  push,
  'demo-data': demoData,
  form,
  facts,
  query,
  render,
  sample,
  table,
};

const USAGE = `usage: npm run -s almanac -- VERB …
  import FILE…                         what was understood of each file, as JSON
  facts FILE…                          every fact, as CSV
  table FILE                           its main table as read: heading and rows, as CSV
  query "SQL" FILE…                    a read-only statement over the files, as JSON
  push FILE… --to URL [--database almanac] [--user default] [--batch ROWS]
                                       facts and ledgers to a ClickHouse; the password is read from ALMANAC_PASSWORD
  render SUMMARY FILE… [--area A] [--period P] [--lang zh|en] [--queries Q.json] [-o OUT.md|.html|.docx [--signoff] [--machine] [--public]]
         [--final]                     only if it can be final; keeps its numbers (no tables or charts of a workspace) in SUMMARY.frozen.json
         [--areas A,B | 'CITY/*' | SET] one for each area: -o OUT.zip [--as html|md], or all in OUT.html, OUT.md
  check SUMMARY FILE…                  loose numbers, problems, and what changed since it was final; SUMMARY: text or .almanac
  sample -o DIR                        the sample as imported, for a page to open at once
  form PERIOD FILE… -o OUT.xlsx        a blank form for collecting; [--indicators A,B] [--areas X,Y]
  form PERIOD FILE… --missing yes      who has not reported, as CSV
exit: 0 done; 1 at least one issue of severity error; 2 bad usage or unreadable input`;

/** The command line. Results go to standard output, messages to standard error; returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [verb = '', ...args] = argv;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!run) {
    console.error(USAGE);
    return 2;
  }
  try {
    return await run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    console.error(USAGE);
    return 2;
  }
}
