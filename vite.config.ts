import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'tools/planted-mistakes/**'],
          globalSetup: ['tools/databases-for-tests.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'journeys', include: ['journeys/**/*.test.ts'], globalSetup: ['journeys/harness/start.ts'] },
      },
    ],
  },
});
