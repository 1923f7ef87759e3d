// The programs that people compare us with. Nobody but this comparison needs their 21 MB and 60 packages: they are installed when it is
// first asked for, under node_modules, where `npm ci` clears them away again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Apache-2.0, prebuilt WebAssembly; MIT.
const PACKAGES = ['@perspective-dev/client@5.5.1', '@perspective-dev/server@5.5.1', 'papaparse@5.7.1'];
/** The bench runs in the project's root; this file, once bundled, lies elsewhere. */
export const rivalsFolder = join(process.cwd(), 'node_modules', '.rivals');

/** False, with npm's reason on standard error, where they cannot be had. */
export function ensureRivals() {
  const done = join(rivalsFolder, `installed-${PACKAGES.map((one) => one.split('@').at(-1)).join('-')}`);
  if (existsSync(done)) return true;
  console.error('Installing Perspective and PapaParse …');
  mkdirSync(rivalsFolder, { recursive: true });
  writeFileSync(join(rivalsFolder, 'package.json'), '{"private":true}');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', ...PACKAGES];
  if (spawnSync(npm, args, { cwd: rivalsFolder, stdio: ['ignore', 2, 2] }).status !== 0) return false;
  writeFileSync(done, '');
  return true;
}
