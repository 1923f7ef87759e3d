import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import { builtInProfiles } from '../../../src/ingest/builtIn';
import { fileIn, testSession } from '../../support/session';

const FOLDER = fileURLToPath(new URL('../../../../shared/data/dev', import.meta.url));
const asked = process.env['CHECK_DEV'] === '1';
const there = existsSync(FOLDER);
if (asked && !there) console.log(`skipped: ${FOLDER} is not here`);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

test.skipIf(!asked || !there)(
  'a folder of real files dropped at once is one import with one report, and dropped again nothing doubles',
  { timeout: 1_800_000 },
  async () => {
    const session = await testSession(undefined, { catalog: builtInCatalog, profiles: builtInProfiles });
    try {
      const files = filesIn(FOLDER).map((path) =>
        fileIn(relative(FOLDER, path).replaceAll('\\', '/'), new Uint8Array(readFileSync(path))),
      );
      const plan = await session.plan(files);
      const done = await session.accept(plan);
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      const { facts, ledgerRows, issues, sources } = done.value;
      console.log({ files: files.length, sources: sources.length, facts, ledgerRows, issues: issues.length });
      expect(facts).toBeGreaterThan(0);
      expect(session.status.undoDepth).toBe(1);
      const before = { facts: session.status.facts, sources: session.workspace.sources };
      const again = await session.plan(files);
      expect(again.plans.filter(({ sheets }) => sheets.some(({ kind }) => kind !== 'unread'))).toEqual([]);
      await session.accept(again);
      expect({ facts: session.status.facts, sources: session.workspace.sources }).toEqual(before);
    } finally {
      await session.close();
    }
  },
);
