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
  },
});
