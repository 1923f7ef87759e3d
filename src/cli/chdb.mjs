// The embedded ClickHouse of tests and demo. Its binary is half a gigabyte, so it is no dependency of the project: it is
// installed when it is first needed, under node_modules, where `npm ci` clears it away again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './install.mjs';

const VERSION = '3.4.0'; // Apache-2.0
const folder = join(root, 'node_modules', '.chdb');
const marker = `installed-${VERSION}`;

/** Whether it has a binary for this machine. */
export const chdbRunsHere = () =>
  (process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)) ||
  (process.platform === 'darwin' && ['x64', 'arm64'].includes(process.arch));

/**
 * Installs it if it is not there. False, with the reason on standard error, where it cannot be had. It is made ready beside its place and put there
 * whole: what was broken off, or was installed by two processes at once, would never load.
 */
export function ensureChdb() {
  if (!chdbRunsHere()) {
    console.error(`ClickHouse has no binary for ${process.platform} ${process.arch} among the npm packages.`);
    return false;
  }
  if (existsSync(join(folder, marker))) return true;
  console.error(`Installing chdb ${VERSION}, the embedded ClickHouse (about 150 MB to fetch) …`);
  const beside = `${folder}-${process.pid}`;
  mkdirSync(beside, { recursive: true });
  writeFileSync(join(beside, 'package.json'), '{"private":true}');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--save-exact', `chdb@${VERSION}`];
  const done = spawnSync(npm, args, { cwd: beside, stdio: ['ignore', 2, 2] });
  const usable = done.status === 0 && loads(beside);
  if (usable) putInPlace(beside);
  rmSync(beside, { recursive: true, force: true });
  if (!usable) console.error('chdb could not be installed: see above; what needs it is left out.');
  return usable;
}

/** Another process may have been quicker: then its copy stays. */
function putInPlace(beside) {
  writeFileSync(join(beside, marker), '');
  if (existsSync(join(folder, marker))) return;
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(beside, folder);
  } catch (error) {
    if (!existsSync(join(folder, marker))) throw error;
  }
}

/** The library. Throws where it is not installed. */
export const loadChdb = () => createRequire(join(folder, 'package.json'))('chdb');

/** In a process of its own: a binary that does not fit the machine must not take this one with it. */
function loads(at) {
  const script = `require(${JSON.stringify(join(at, 'node_modules', 'chdb'))})`;
  return spawnSync(process.execPath, ['-e', script], { stdio: ['ignore', 2, 2] }).status === 0;
}
