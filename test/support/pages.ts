import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { serve } from '../../src/cli/serve.mjs';

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Builds a test's page (a folder with an index.html, or the pages named) as the product is built, and serves it with the product's server and
 * policy. `host`: this machine only, unless told otherwise. To be called from the project's root.
 */
export async function servePage(
  folder: string,
  {
    pages = ['index.html'],
    alias = {},
    ...options
  }: {
    readonly host?: string;
    readonly pages?: readonly string[];
    /** Files behind names that are no packages of the project. */
    readonly alias?: Readonly<Record<string, string>>;
  } = {},
): Promise<ServedPage> {
  const root = process.cwd();
  const outDir = join(root, 'test', 'output', `${folder.replaceAll(/[\\/]/g, '-')}-${process.pid}`);
  await build({
    root: join(root, folder),
    configFile: false,
    base: './',
    plugins: [svelte()],
    resolve: { alias },
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome102',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: pages.map((page) => join(root, folder, page)) },
    },
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
