import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/cli/install.mjs';

/** Files that others made to break readers. They lie beside the repository, are not part of it, and may be absent. */
const messy = join(root, '..', 'shared', 'data', 'messy');

/** The folder of one collection, or null; what is skipped for its absence is printed. */
export function collection(name: string): string | null {
  const folder = join(messy, name);
  if (existsSync(folder)) return folder;
  console.log(`skipped: ${name} is not there (${folder})`);
  return null;
}
