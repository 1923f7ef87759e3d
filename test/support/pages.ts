import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serve } from '../../src/cli/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Builds a test's page (a folder with an index.html) as the product is built, and serves it with the product's server and
 * policy. `host`: this machine only, unless told otherwise.
 */
export async function servePage(folder: string, options: { readonly host?: string } = {}): Promise<ServedPage> {
  const outDir = join(root, 'test', 'output', `${folder.replaceAll(/[\\/]/g, '-')}-${process.pid}`);
  await build({
    root: join(root, folder),
    configFile: false,
    base: './',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'chrome102', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
    worker: { format: 'es' },
  });
  const server = await serve({ root: outDir, ...options });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
