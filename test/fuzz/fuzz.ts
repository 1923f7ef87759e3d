import { builtInCatalog } from '../../src/catalog/builtIn';
import { expandArchive, openSource, planSource } from '../../src/ingest';
import { decodeText } from '../../src/ingest/read/encoding';
import { zh } from './words';
import { seeded } from '../support/shortTexts';
import { losses, missingLines } from './account';
import { fixtures, type Fixture } from './fixtures';
import { mutated, randomBytes } from './mutate';

export interface Failure {
  readonly seed: number;
  readonly file: string;
  readonly what: string;
}

/** The slowest that one file may be. */
export const SLOWEST_MS = 5000;

let files: readonly Fixture[] | null = null;

/** The file of a seed: a fixture with something wrong with it; every tenth is random bytes. */
export function fileOf(seed: number): Fixture {
  files ??= fixtures();
  const random = seeded(seed * 7919 + 1);
  if (seed % 10 === 9) return { name: `随机${seed}.dat`, bytes: randomBytes(random) };
  const fixture = files[seed % files.length] ?? files[0];
  if (!fixture) throw new Error('no fixtures');
  return { name: fixture.name, bytes: mutated(fixture.bytes, random) };
}

/** Opens and plans the file of a seed as an import does. Returns what is wrong: a crash, something lost, a message without words. */
export async function tryOne(seed: number): Promise<readonly Failure[]> {
  const file = fileOf(seed);
  const found: string[] = [];
  try {
    const packed = expandArchive(file.bytes, file.name);
    for (const { code } of packed?.issues ?? []) if (!(`issue.${code}` in zh)) found.push(`no words for ${code}`);
    for (const each of packed?.files ?? [file]) found.push(...(await tryFile(each)));
    if (packed && packed.files.length === 0 && packed.issues.length === 0) found.push('an archive vanished');
  } catch (error) {
    found.push(`crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  return found.map((what) => ({ seed, file: file.name, what }));
}

async function tryFile({ name, bytes }: Fixture): Promise<readonly string[]> {
  const source = await openSource(bytes, name);
  const plan = planSource(source, builtInCatalog, []);
  const found = [...losses(plan)];
  if (source.sheets.length === 0 && source.issues.length === 0) found.push('nothing was read and nothing said');
  if (source.format === 'csv') {
    const cut = source.issues.filter(({ code }) => code === 'cut_record').length;
    const lost = missingLines(bytes, decodeText(bytes, name).text, source.sheets[0], cut);
    if (lost) found.push(lost);
  }
  for (const { code } of plan.issues) if (!(`issue.${code}` in zh)) found.push(`no words for ${code}`);
  return found;
}
