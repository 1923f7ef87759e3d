import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { CatalogData } from '../../../src/catalog';
import { FACTS_CSV_HEADER, openSource, planFactLines, planSource } from '../../../src/ingest';

/** Real public files that lie beside the project where it is developed; they are no part of it. */
const shared = join(import.meta.dirname, '../../../../shared');
const dev = join(shared, 'data/dev');
const here = existsSync(join(dev, 'expected.csv'));
if (!here) console.log('skipped: the real files of ../shared are not here; test/golden covers their shapes');

const nothingKnown: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };

async function score(
  set: string,
  files: readonly string[],
): Promise<{ missing: number; wrong: number; totals: string[] }> {
  const lines = [FACTS_CSV_HEADER];
  for (const file of files) {
    const source = await openSource(new Uint8Array(readFileSync(join(dev, file))), basename(file));
    for (const line of planFactLines(planSource(source, nothingKnown, []), nothingKnown)) lines.push(line);
  }
  const facts = join(mkdtempSync(join(tmpdir(), 'facts-')), 'facts.csv');
  writeFileSync(facts, lines.join(''));
  const script = join(shared, 'check/score-facts.mjs');
  const out = execFileSync('node', [script, join(dev, 'expected.csv'), facts, '--set', set], { encoding: 'utf8' });
  const { missing, wrong, sets } = JSON.parse(out) as {
    missing: number;
    wrong: number;
    sets: Record<string, { total: string[] }>;
  };
  return { missing, wrong, totals: sets[set]?.total ?? [] };
}

const folder = (name: string, pattern: RegExp): string[] =>
  here
    ? readdirSync(join(dev, name))
        .filter((file) => pattern.test(file))
        .map((file) => join(name, file))
    : [];

const SETS: Readonly<Record<string, readonly string[]>> = {
  'us-unemployment': ['us-usda-ers/Unemployment.csv'],
  'ke-gcp': ['ke-gcp/gcp-current.csv'],
  'ke-sectors': folder('ke-gcp', /activity/),
  'cn-nbs-gbk': ['cn-nbs-gbk/分省年度数据.csv'],
  'cn-nbs-xlsx': folder('cn-nbs-gbk', /\.xlsx$/),
  'cn-nbs-provincial': folder('cn-nbs-provincial', /_\d\.csv$/),
  'cn-nbs-one-area': ['cn-nbs-provincial/分省年度数据.csv'],
  'us-education': ['us-usda-ers/Education.csv'],
};

for (const [set, files] of Object.entries(SETS)) {
  test.skipIf(!here)(
    `every known value of ${set} is read right, and no gap as a number`,
    { timeout: 120_000 },
    async () => {
      const { missing, wrong, totals } = await score(set, files);
      expect({ missing, wrong }).toEqual({ missing: 0, wrong: 0 });
      for (const total of totals) {
        const [, got, wanted] = /: (\d+) of (\d+)$/.exec(total) ?? [];
        expect({ total, got }).toEqual({ total, got: wanted });
      }
    },
  );
}
