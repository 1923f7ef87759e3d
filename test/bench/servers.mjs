// npm run bench -- --servers [--facts N] [--runs N]: 20 million facts on both engines. No browser is needed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runBin } from '../../src/cli/install.mjs';

/** @param {readonly string[]} argv */
export async function run(argv) {
  const out = join('test', 'output', 'bench-servers');
  const code = runBin(
    'vite/bin/vite.js',
    ['build', '--ssr', 'test/bench/servers.ts', '--outDir', out, '--logLevel', 'warn'],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (code !== 0) process.exit(2);
  const number = (name) => (argv.includes(name) ? Number(argv[argv.indexOf(name) + 1]) : undefined);
  const { serversMain } = await import(pathToFileURL(join(root, out, 'servers.js')).href);
  await serversMain({ facts: number('--facts'), runs: number('--runs') });
}
