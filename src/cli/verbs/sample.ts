import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import reportsCatalog from '../../../data/reports/catalog.json';
import reportsHand from '../../../data/reports/hand_numbers.json';
import reportsManifest from '../../../data/reports/manifest.json';
import catalog from '../../../data/sample/catalog.json';
import manifest from '../../../data/sample/manifest.json';
import { builtInCatalog } from '../../catalog/builtIn';
import { startNodeEngine } from '../../engine/node';
import { importSample, prepare, sampleCatalog, sampleOf, type Sample, type SampleManifest } from '../../flow';
import { builtInProfiles } from '../../ingest/builtIn';
import { memoryStorage } from '../../storage';
import { parseArgs, UsageError } from '../args';
import { root } from '../install.mjs';
import { directReader, printIssues } from '../scratch';

/** `sample -o DIR`: imports the sample's files and writes what a first visit needs, `workspace.json` and `snapshot.bin`. */
export async function sample(argv: readonly string[]): Promise<number> {
  const { o: folder } = parseArgs(argv, ['o']).options;
  if (folder === undefined) throw new UsageError('where to? sample -o DIR');
  const whole = theSample();
  const storage = memoryStorage();
  const ports = {
    storage,
    startEngine: startNodeEngine,
    reader: directReader,
    now: () => new Date(),
    newId: randomUUID,
  };
  const prepared = await prepare(ports, (mine) => importSample(mine, whole));
  if (!prepared.ok) {
    printIssues([prepared.error]);
    return 1;
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'workspace.json'), prepared.value.workspace);
  await writeFile(join(folder, 'snapshot.bin'), prepared.value.snapshot);
  return 0;
}

/** The sample's files as they lie in the project. */
export const theSample = (): Sample => lying('sample', manifest, { catalog: sampleCatalog(builtInCatalog, catalog) });

/** 公开工作总结用数: figures of public work summaries, each cited by a summary of its own. */
export const theReports = (): Sample =>
  lying('reports', reportsManifest, {
    catalog: sampleCatalog(builtInCatalog, reportsCatalog),
    handNumbers: reportsHand,
  });

function lying(folder: string, of: SampleManifest, known: Pick<Sample, 'catalog'> & Partial<Sample>): Sample {
  const from = join(root, 'data', folder);
  return sampleOf(
    of,
    { profiles: builtInProfiles, ...known },
    async (name) => new Uint8Array(await readFile(join(from, 'files', name))),
    (file) => readFileSync(join(from, file), 'utf8'),
  );
}
