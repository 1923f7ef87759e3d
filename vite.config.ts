import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  base: './',
  build: { outDir: 'dist/web', target: 'chrome102', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  worker: { format: 'es' },
  test: {
    include: ['test/{unit,sql,contract,golden,gallery,e2e,conformance}/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    environment: 'node',
    // Modules, engines, a browser and a ClickHouse live as long as a worker, not as long as a file: starting them is most of the time.
    // A test therefore leaves nothing behind in a module or in the process.
    pool: 'forks',
    isolate: false,
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
  },
});
