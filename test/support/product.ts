import { join } from 'node:path';
// Plain modules that the product's own commands use too.
import { ensureBuilt } from '../../src/cli/build.mjs';
import { root } from '../../src/cli/install.mjs';
import { serve } from '../../src/cli/serve.mjs';

/** The product as `npm start` serves it: built if needed, with its policy headers. */
export async function serveProduct(
  host = '127.0.0.1',
  extraConnect: readonly string[] = [],
): Promise<{ readonly url: string; close(): Promise<void> }> {
  ensureBuilt('web', { quiet: true });
  return serve({ root: join(root, 'dist', 'web'), port: 0, host, extraConnect });
}
