// npm test: every check that decides, one after another, with a closing count. `npm test -- unit sql` runs only those test folders.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from '../src/cli/install.mjs';
import { ensureBuilt } from '../src/cli/build.mjs';
import { ensureChdb } from '../src/cli/chdb.mjs';
import { ensureChromium } from './support/ensure-chromium.mjs';
import { ensureOffice } from './support/ensure-office.mjs';

ensureInstalled();
const folders = process.argv.slice(2);
const needsBrowser = folders.length === 0 || folders.some((name) => /e2e|contract/.test(name));
const env = { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' };
if (needsBrowser) env.CHROMIUM_PATH = ensureChromium();

// Files that leave are opened by an office program.
if (folders.length === 0 || folders.some((name) => /e2e|office/.test(name))) env.SOFFICE_PATH = ensureOffice();

// Once and before all tests: several of them at a time would install it over each other.
if (folders.length === 0 || folders.some((name) => /sql|contract|e2e/.test(name))) ensureChdb();

const bin = (file, ...args) => [process.execPath, [join(root, 'node_modules', file), ...args]];
const checks = [
  [
    'types',
    bin('svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'),
  ],
  ['types of the pure folders, without the DOM', bin('typescript/bin/tsc', '-p', 'test/arch/tsconfig.pure.json')],
  [
    'format',
    bin('prettier/bin/prettier.cjs', '--check', 'src', 'test', 'index.html', 'vite.config.ts', '--log-level', 'warn'),
  ],
  ['lint', bin('eslint/bin/eslint.js', '-c', 'test/arch/eslint.config.mjs', 'src', 'test')],
  [
    'layers and cycles',
    bin(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      'test/arch/layers.cjs',
      '--output-type',
      'err',
      'src',
    ),
  ],
  ['build', build],
  ['tests', bin('vitest/vitest.mjs', 'run')],
];

/** Once for all tests: they take what is there. */
function build() {
  ensureBuilt('web');
  ensureBuilt('cli');
  env.ALMANAC_BUILT = '1';
  return 0;
}

let passed = 0;
const failed = [];
for (const [name, check] of folders.length > 0
  ? [['tests', bin('vitest/vitest.mjs', 'run', ...folders.map((f) => `test/${f}`))]]
  : checks) {
  const from = Date.now();
  console.log(`\n── ${name}`);
  const code =
    typeof check === 'function' ? check() : spawnSync(check[0], check[1], { cwd: root, stdio: 'inherit', env }).status;
  console.log(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  if (code === 0) passed += 1;
  else failed.push(name);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
