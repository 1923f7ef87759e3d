import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogData } from '../../src/catalog';
import { openSource, planFactLines, planSource, type Profile, type SourcePlan } from '../../src/ingest';
import { detectDialect } from '../../src/ingest/dialect';
import { NO_CATALOG } from './bothWays';

/** What came of a file: its facts as `code | area | from | to | indicator | unit | value | status`, without their cells, and what was told. */
export interface Outcome {
  readonly plan: SourcePlan;
  readonly facts: readonly string[];
  readonly codes: readonly string[];
}

export interface Known {
  readonly catalog?: CatalogData;
  readonly profiles?: readonly Profile[];
}

/** Reads a file as an import does that knows nothing, or only what it is given. */
export async function outcome(
  bytes: Uint8Array,
  name: string,
  { catalog = NO_CATALOG, profiles = [] }: Known = {},
): Promise<Outcome> {
  const plan = planSource(await openSource(bytes, name), catalog, profiles);
  const facts = [...planFactLines(plan, catalog)].map((line) => cellsOf(line).slice(0, 8).join(' | '));
  return { plan, facts: facts.sort(), codes: plan.issues.map(({ code }) => code) };
}

/** The cells of one line of CSV. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = [''];
  let quoted = false;
  for (const sign of line.replace(/\r?\n$/, '')) {
    if (sign === '"') quoted = !quoted;
    else if (sign === ',' && !quoted) cells.push('');
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

export interface TextCase {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly delimiter: string;
}

const golden = join(import.meta.dirname, '../golden');

/** The delimited golden cases as text, whatever encoding they are kept in. */
export async function goldenTexts(): Promise<readonly TextCase[]> {
  const folders = readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const read = folders.map(async ({ name }): Promise<readonly TextCase[]> => {
    const file = readdirSync(join(golden, name)).find((each) => each !== 'facts.csv' && each !== 'issues.json');
    if (file === undefined) return [];
    const bytes = new Uint8Array(readFileSync(join(golden, name, file)));
    const { format, encoding = 'utf-8' } = await openSource(bytes, file);
    const text = format === 'csv' ? new TextDecoder(encoding).decode(bytes) : '';
    // What is cut already cannot be moved about.
    if (!/[\r\n]$/.test(text)) return [];
    return [{ name, file, text, delimiter: detectDialect(text).dialect.delimiter }];
  });
  return (await Promise.all(read)).flat();
}
