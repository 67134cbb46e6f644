// Needs: suites that want another program on the machine say so; `TEST_NEEDS=all` (CI) fails where it is missing.
import { execFileSync } from 'node:child_process'
import { describe } from 'vitest'

const has = (program: string): boolean => {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** `describe` when all programs are there; else a suite that is skipped with one clear line, or fails under `TEST_NEEDS=all`. */
export const describeWith = (programs: readonly string[]) => {
  const missing = programs.filter(program => !has(program))
  if (missing.length === 0) return describe
  const line = `needs ${missing.join(', ')}, which this machine does not have`
  if (process.env.TEST_NEEDS === 'all') throw new Error(line)
  console.warn(`Skipped: ${line}.`)
  return describe.skip
}
