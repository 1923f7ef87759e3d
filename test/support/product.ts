import { join } from 'node:path';
// Plain modules that the product's own commands use too.
import { ensureBuilt } from '../../src/cli/build.mjs';
import { root } from '../../src/cli/install.mjs';
import { serve } from '../../src/cli/serve.mjs';

export interface Product {
  readonly url: string;
  close(): Promise<void>;
}

/** Where the built page lies: `ALMANAC_WEB` names a folder that was built by hand (`npx vite build --outDir …`), which is then taken as it is. */
export function builtPage(): string {
  const given = process.env.ALMANAC_WEB;
  if (given !== undefined) return given;
  ensureBuilt('web', { quiet: true });
  return join(root, 'dist', 'web');
}

/** The product as `npm start` serves it: built if needed, with its policy headers. */
export async function serveProduct(host = '127.0.0.1', extraConnect: readonly string[] = []): Promise<Product> {
  return serve({ root: builtPage(), port: 0, host, extraConnect });
}
