// Python: the virtual environment in which the homeserver and the independent client of the Matrix tests live.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

const requirements = join(import.meta.dirname, 'requirements.txt')
const edition = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'palais', `synapse-${edition}`)
/** Written last, so that half an installation does not count. */
const complete = join(folder, 'complete')

/** The interpreter that has everything, or nothing when it was not installed: `node test/synapse/install.ts` does. */
export const python: string | undefined = existsSync(complete) ? join(folder, 'bin', 'python') : undefined

/** Makes the environment from PyPI, wheels only. Throws when Python or a package is missing. */
export const install = async (): Promise<void> => {
  if (python !== undefined) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await run('python3', ['-m', 'venv', folder])
  await run(join(folder, 'bin', 'pip'), [
    'install',
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '-r',
    requirements,
  ])
  await writeFile(complete, '')
}

const run = async (program: string, given: readonly string[]): Promise<void> => {
  const child = spawn(program, given, { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error(`${program} ${given.slice(0, 3).join(' ')} … ended with ${code}`)
}
