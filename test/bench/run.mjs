// npm run bench: installs and builds what is missing, then measures. Options: --runs N --loads N --opens N --ledger-rows N --only NAME,NAME;
// --servers --facts N: both engines instead, which needs neither page nor browser.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../../src/cli/build.mjs';
import { ensureInstalled, root, runBin } from '../../src/cli/install.mjs';
import { ensureChromium } from '../support/ensure-chromium.mjs';

ensureInstalled();
process.chdir(root);
if (process.argv.includes('--servers')) {
  await (await import('./servers.mjs')).run(process.argv);
  process.exit(0);
}
process.env.CHROMIUM_PATH = ensureChromium();
const at = process.argv.indexOf('--only');
const only = at < 0 ? undefined : process.argv[at + 1]?.split(',');
if (!only || only.includes('open')) ensureBuilt('web');
const out = join('test', 'output', 'bench');
const code = runBin(
  'vite/bin/vite.js',
  ['build', '--ssr', 'test/bench/main.ts', '--outDir', out, '--logLevel', 'warn'],
  {
    stdio: ['ignore', 2, 2],
  },
);
if (code !== 0) process.exit(2);
const { main } = await import(pathToFileURL(join(root, out, 'main.js')).href);
const number = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : Number(process.argv[at + 1]);
};
await main({
  runs: number('--runs'),
  loads: number('--loads'),
  opens: number('--opens'),
  ledgerRows: number('--ledger-rows'),
  only,
});
