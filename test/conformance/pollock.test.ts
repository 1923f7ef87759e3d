import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../src/cli/install.mjs';
import { csvLine, readMainTable } from '../../src/ingest';
import { collection } from './given';

/**
 * Pollock (Vitagliano et al., VLDB 2023): 2,290 files, each polluted in one way. Nothing is given but the bytes. Scored by the
 * script that comes with the files, which compares texts strictly; it needs Python.
 */
const given = collection('pollock');
const python = spawnSync('python3', ['--version']).status === 0;
if (given && !python) console.log('skipped: Pollock is scored by a Python script, and there is no python3');

interface Scored {
  readonly files: number;
  readonly simple: number;
  readonly weighted: number;
  readonly pollutions: Readonly<Record<string, readonly [number, number]>>;
}

test.skipIf(!given || !python)(
  'Pollock: simple at least 9.97, weighted at least 9.60, with nothing given',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'almanac-pollock-'));
    const step = (name: string): string => {
      const at = (file: string): string => join(given ?? '', file);
      const script = join(root, 'test/conformance/score_pollock.py');
      const args = [
        at('score_strict.py'),
        at('pollock_polluted_files.tar.xz'),
        at('pollock_weights.json'),
        folder,
        name,
      ];
      const ran = spawnSync('python3', [script, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
      if (ran.status !== 0) throw new Error(ran.stderr);
      return ran.stdout;
    };
    try {
      step('unpack');
      const files = join(folder, 'polluted_files', 'csv');
      const tables = join(folder, 'tables');
      mkdirSync(tables);
      for (const name of readdirSync(files)) {
        const { table } = await readMainTable(readFileSync(join(files, name)), 'x.csv');
        const lines = table ? [...(table.header ? [table.header] : []), ...table.rows] : [];
        writeFileSync(join(tables, name), lines.map(csvLine).join(''));
      }
      const scored = JSON.parse(step('score')) as Scored;
      const below = Object.entries(scored.pollutions)
        .filter(([, [, points]]) => points < 9.9995)
        .map(([kind, [n, points]]) => `  ${kind} (${n}): ${points.toFixed(3)}`);
      console.log(
        `Pollock: simple ${scored.simple.toFixed(3)}, weighted ${scored.weighted.toFixed(3)}; less than full:`,
      );
      console.log(below.join('\n'));
      expect(scored.files).toBe(2290);
      expect(scored.simple).toBeGreaterThanOrEqual(9.97);
      expect(scored.weighted).toBeGreaterThanOrEqual(9.6);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
