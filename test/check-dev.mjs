// npm run check:dev: everything in ../shared/data/dev dropped at once, accepted, and dropped again. Takes minutes, so it is no part of npm test.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../src/cli/install.mjs';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const run = spawnSync(process.execPath, [vitest, 'run', 'test/unit/flow/dev-drop.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHECK_DEV: '1' },
});
process.exit(run.status ?? 1);
