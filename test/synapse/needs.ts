// Needs: suites on a real homeserver are skipped with one clear line where it is not installed; `TEST_NEEDS=all` (CI) fails there.
import { describe } from 'vitest'
import { python } from './python.ts'

const skipped = () => {
  const line = 'needs Synapse and matrix-nio, which are not installed: node test/synapse/install.ts'
  if (process.env.TEST_NEEDS === 'all') throw new Error(line)
  console.warn(`Skipped: ${line}.`)
  return describe.skip
}

export const describeWithSynapse = python === undefined ? skipped() : describe
