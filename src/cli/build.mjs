// Builds the page (dist/web) and the command line (dist/cli) when their sources are newer than what was built.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runBin } from './install.mjs';

const sources = ['src', 'data', 'index.html', 'package-lock.json', 'vite.config.ts'];

/**
 * `ALMANAC_BUILT=1` says that it was built just now: whoever runs many things after one build spares each of them the look.
 * @param {'web' | 'cli'} what
 */
export function ensureBuilt(what, { quiet = false } = {}) {
  if (process.env.ALMANAC_BUILT === '1' || isBuilt(what)) return;
  alone(what, () => {
    if (!isBuilt(what)) build(what, quiet);
  });
}

const markOf = (what) => join(root, 'dist', `.${what}`);

function isBuilt(what) {
  const mark = markOf(what);
  return existsSync(mark) && statSync(mark).mtimeMs >= Math.max(...sources.map((path) => newest(join(root, path))));
}

/** Two builds at a time would write into each other's folder: the second waits for the first, unless that has ended without a word. */
function alone(what, work) {
  const lock = join(root, 'dist', `.${what}-building`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  while (!taken(lock)) {
    if (!isRunning(readIfThere(lock))) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const unlock = () => rmSync(lock, { force: true });
  process.once('exit', unlock); // a build that fails ends the process
  try {
    work();
  } finally {
    process.off('exit', unlock);
    unlock();
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function readIfThere(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0; // given back meanwhile
  }
}

/** Whether there is such a process; one that has just taken the lock and not yet written its number is waited for. */
function isRunning(pid) {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function build(what, quiet) {
  const started = new Date();
  if (!quiet) console.error(what === 'web' ? 'Building the page …' : 'Building the command line …');
  const args = what === 'web' ? ['build'] : ['build', '--ssr', 'src/cli/main.ts', '--outDir', 'dist/cli'];
  const code = runBin('vite/bin/vite.js', [...args, '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] });
  if (code !== 0) process.exit(2);
  if (what === 'web') prepareSample();
  writeFileSync(markOf(what), '');
  utimesSync(markOf(what), started, started);
}

/** What a first visit would have to compute is laid beside the page. Without it the page imports the sample's files itself. */
function prepareSample() {
  ensureBuilt('cli', { quiet: true });
  const main = pathToFileURL(join(root, 'dist', 'cli', 'main.js')).href;
  const script = `const { main } = await import(${JSON.stringify(main)}); process.exitCode = await main(['sample', '-o', process.argv[1]]);`;
  const made = spawnSync(process.execPath, ['--input-type=module', '-e', script, join(root, 'dist', 'web', 'sample')], {
    stdio: ['ignore', 2, 2],
  });
  if (made.status !== 0)
    console.error('The sample could not be prepared; the page will read its files on the first visit.');
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
