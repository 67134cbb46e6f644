// How the tests run: every file under test/ but the ones that need another program (they say so themselves).
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Every core: what a test waits for is never the clock.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { NODE_NO_WARNINGS: '1' },
  },
})
