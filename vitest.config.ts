import { defineConfig } from 'vitest/config';

/** Unit and truth tests. The windows are driven by Playwright (test/e2e), measurements live in test/bench. */
export default defineConfig({
  test: {
    include: ['{analysis,electron,renderer,sample-data,test}/**/*.test.ts', '{renderer,test}/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/bench/**', '**/node_modules/**', 'out/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
