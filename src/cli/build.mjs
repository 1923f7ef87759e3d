// Builds the page (dist/web) and the command line (dist/cli) when their sources are newer than what was built.
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runBin } from './install.mjs';

const sources = ['src', 'data', 'index.html', 'package-lock.json', 'vite.config.ts'];

/** @param {'web' | 'cli'} what */
export function ensureBuilt(what, { quiet = false } = {}) {
  const mark = join(root, 'dist', `.${what}`);
  const started = new Date();
  if (existsSync(mark) && statSync(mark).mtimeMs >= Math.max(...sources.map((path) => newest(join(root, path)))))
    return;
  if (!quiet) console.error(what === 'web' ? 'Building the page …' : 'Building the command line …');
  const args = what === 'web' ? ['build'] : ['build', '--ssr', 'src/cli/main.ts', '--outDir', 'dist/cli'];
  const code = runBin('vite/bin/vite.js', [...args, '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] });
  if (code !== 0) process.exit(2);
  if (what === 'web') prepareSample();
  writeFileSync(mark, '');
  utimesSync(mark, started, started);
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
