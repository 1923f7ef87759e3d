// npm run check:dev: everything in ../shared/data/dev dropped at once, accepted, and dropped again; and a comparison made of the 29 workbooks
// among it, in a real browser and on into office formats. Takes minutes, so it is no part of npm test.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../src/cli/build.mjs';
import { ensureInstalled, root } from '../src/cli/install.mjs';
import { ensureChromium } from './support/ensure-chromium.mjs';
import { ensureOffice } from './support/ensure-office.mjs';

ensureInstalled();
ensureBuilt('web');
const env = {
  ...process.env,
  CHECK_DEV: '1',
  ALMANAC_BUILT: '1',
  CHROMIUM_PATH: ensureChromium(),
  SOFFICE_PATH: ensureOffice(),
};
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const tests = ['test/unit/flow/dev-drop.test.ts', 'test/e2e/real_walk.test.ts'];
const run = spawnSync(process.execPath, [vitest, 'run', ...tests], { cwd: root, stdio: 'inherit', env });
process.exit(run.status ?? 1);
