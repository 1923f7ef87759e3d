/**
 * Writes the sample: an invented prefecture's figures, ledgers and catalog, as its offices would have exported them.
 *
 *     node data/sample/generate.mjs [folder]
 *
 * The same seed gives the same bytes. Without a folder it writes beside itself, which is what is committed.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { bordersGeoJson } from './lib/borders.mjs';
import { catalog } from './lib/catalog.mjs';
import { figures } from './lib/figures.mjs';
import { factFiles, monthlyFile } from './lib/files.mjs';
import { ledgerFiles } from './lib/ledger-files.mjs';
import { manifest } from './lib/manifest.mjs';
import { differencesPage } from './lib/differences-page.mjs';
import { csv, xlsx } from './lib/write.mjs';

/** Everything in memory: `files` with their sheets and what each cell means, `outputs` as [path, bytes]. */
export async function buildSample() {
  const { truth, ledgers, differences } = figures();
  const files = [...factFiles(truth), ...ledgerFiles(ledgers)];
  const outputs = [];
  for (const file of files) {
    const bytes = file.format === 'xlsx' ? await xlsx(file.sheets) : csv(file.sheets[0], file.format);
    outputs.push([`files/${file.name}`, bytes]);
  }
  const json = (value) => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
  outputs.push(['catalog.json', json(catalog())]);
  outputs.push(['map/云溪市县级界线（模拟）.geojson', new TextEncoder().encode(JSON.stringify(bordersGeoJson()))]);
  outputs.push(['manifest.json', json(manifest(files))]);
  outputs.push(['DISAGREEMENTS.md', new TextEncoder().encode(differencesPage(differences))]);
  return { truth, ledgers, differences, files, outputs, catalog: catalog() };
}

/** The export of one more month than the sample holds, as the same office would send it: for trying what comes next period. */
export async function nextMonth(month) {
  const { truth } = figures();
  const file = monthlyFile(truth, month, '2024-07-18');
  return { name: file.name, bytes: await xlsx(file.sheets) };
}

async function writeTo(folder) {
  const { outputs } = await buildSample();
  await mkdir(path.join(folder, 'files'), { recursive: true });
  await mkdir(path.join(folder, 'map'), { recursive: true });
  const kept = new Set(outputs.map(([name]) => name));
  for (const name of await readdir(path.join(folder, 'files'))) {
    if (!kept.has(`files/${name}`)) await rm(path.join(folder, 'files', name));
  }
  for (const [name, bytes] of outputs) await writeFile(path.join(folder, name), bytes);
  const size = outputs.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  console.log(`${outputs.length} files, ${(size / 1e6).toFixed(1)} MB, in ${folder}`);
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] && path.resolve(process.argv[1]) === self) await writeTo(process.argv[2] ?? path.dirname(self));
