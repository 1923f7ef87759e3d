// npm run fuzz [-- --count N --from SEED]: mutations of files of every format and random bytes, opened and planned. 10,000 by default.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root, runBin } from '../../src/cli/install.mjs';

ensureInstalled();
process.chdir(root);
const out = join('test', 'output', 'fuzz');
const args = ['build', '--ssr', 'test/fuzz/main.ts', '--outDir', out, '--logLevel', 'warn'];
if (runBin('vite/bin/vite.js', args, { stdio: ['ignore', 2, 2] }) !== 0) process.exit(2);
const number = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const { main } = await import(pathToFileURL(join(root, out, 'main.js')).href);
process.exitCode = await main(number('--count', 10_000), number('--from', 0));
