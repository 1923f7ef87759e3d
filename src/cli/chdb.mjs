// The embedded ClickHouse of tests and demo. Its binary is half a gigabyte, so it is no dependency of the project: it is
// installed when it is first needed, under node_modules, where `npm ci` clears it away again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './install.mjs';

const VERSION = '3.4.0'; // Apache-2.0
const folder = join(root, 'node_modules', '.chdb');

/** Whether it has a binary for this machine. */
export const chdbRunsHere = () =>
  (process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)) ||
  (process.platform === 'darwin' && ['x64', 'arm64'].includes(process.arch));

/** Installs it if it is not there. False, with the reason on standard error, where it cannot be had. */
export function ensureChdb() {
  if (!chdbRunsHere()) {
    console.error(`ClickHouse has no binary for ${process.platform} ${process.arch} among the npm packages.`);
    return false;
  }
  if (existsSync(join(folder, `installed-${VERSION}`))) return true;
  console.error(`Installing chdb ${VERSION}, the embedded ClickHouse (about 150 MB to fetch) …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--save-exact', `chdb@${VERSION}`];
  const done = spawnSync(npm, args, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (done.status !== 0 || !loads()) {
    console.error('chdb could not be installed: see above; what needs it is left out.');
    return false;
  }
  writeFileSync(join(folder, `installed-${VERSION}`), '');
  return true;
}

/** The library. Throws where it is not installed. */
export const loadChdb = () => createRequire(join(folder, 'package.json'))('chdb');

/** In a process of its own: a binary that does not fit the machine must not take this one with it. */
function loads() {
  const script = `require(${JSON.stringify(join(folder, 'node_modules', 'chdb'))})`;
  return spawnSync(process.execPath, ['-e', script], { stdio: ['ignore', 2, 2] }).status === 0;
}
