import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CatalogData } from '../../src/catalog';
import { FACTS_CSV_HEADER, openSource, planFactLines, planSource } from '../../src/ingest';

/**
 * Each folder holds an input as a publisher might export it, the facts that must come out, and the issues. A folder without
 * `facts.csv` gets both files written, to be read by a person before they are committed.
 */
const nothingKnown: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };
const folder = import.meta.dirname;

for (const name of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const at = join(folder, name.name);
  const input = readdirSync(at).find((file) => file !== 'facts.csv' && file !== 'issues.json');
  if (input === undefined) continue;
  test(`${name.name} gives its facts and issues`, async () => {
    const source = await openSource(new Uint8Array(readFileSync(join(at, input))), input);
    const plan = planSource(source, nothingKnown, []);
    const facts = FACTS_CSV_HEADER + [...planFactLines(plan, nothingKnown)].join('');
    const issues = plan.issues.map(({ severity, code, place, params }) => ({ severity, code, place, params }));
    if (!existsSync(join(at, 'facts.csv'))) {
      writeFileSync(join(at, 'facts.csv'), facts);
      writeFileSync(join(at, 'issues.json'), `${JSON.stringify(issues, null, 1)}\n`);
      throw new Error(`${name.name}: facts.csv and issues.json were written; read them, then run again`);
    }
    expect(facts).toBe(readFileSync(join(at, 'facts.csv'), 'utf8'));
    expect(issues).toEqual(JSON.parse(readFileSync(join(at, 'issues.json'), 'utf8')));
  });
}
