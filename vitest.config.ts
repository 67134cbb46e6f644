// How the tests run: every file under test/ but the ones that need another program (they say so themselves).
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take ten times as long as others of their size. */
const LONG =
  /(?:scenarios|walk|in-a-browser|canary|import-votes|oracle|gaps|storm|stores)\.test\.ts$|\/test\/(?:synapse|main)\//

/** Those first, so that in the end no core waits for one of them; otherwise as vitest has it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { long = [], others = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) =>
      LONG.test(moduleId) ? 'long' : 'others',
    )
    return [...long, ...others]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Loading the program anew for each file took longer than most tests: so none may leave anything behind in the process.
    isolate: false,
    // More than cores: many files wait for other programs, and none for the clock.
    maxWorkers: '150%',
    sequence: { sequencer: LongestFirst },
    // What is waited for comes when it comes, on a machine ten times slower too.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 240_000, interval: 10 } },
    env: { NODE_NO_WARNINGS: '1' },
  },
})
