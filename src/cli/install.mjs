// What a fresh clone needs before anything else runs. Plain Node: nothing is installed yet when this file is read.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Almanac needs Node 20.19 or later; this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(2);
}

/** Installs the locked packages when they are missing or when the lockfile has changed since. Exits with advice when it cannot. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.almanac-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.error('Installing packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(
      'npm ci failed: the package registry could not be reached or a package could not be had. See above; check `npm config get registry`, then run the same command again.',
    );
    process.exit(2);
  }
  writeFileSync(mark, lock);
}

/** Runs a package's command with Node; returns its exit code. */
export function runBin(file, args, options = {}) {
  return (
    spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], {
      cwd: root,
      stdio: 'inherit',
      ...options,
    }).status ?? 1
  );
}
