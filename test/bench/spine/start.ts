// Start: how soon the program as `npm start` runs it is ready, and what it holds when idle.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..', '..', '..')
const IDLE_MS = 15_000

export interface Started {
  /** Seconds from the start of the process; the second of two starts on the same database. */
  readonly ready: number
  /** Octets that are resident after a while without work. */
  readonly resident: number
}

export const startProgram = async (): Promise<Started> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-bench-'))
  try {
    await live(folder, 0)
    return await live(folder, IDLE_MS)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const live = async (folder: string, idle: number): Promise<Started> => {
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=4', join(root, 'src', 'main.ts'), 'start'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      NODE_NO_WARNINGS: '1',
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'palais'),
    },
  })
  await once(child.stdout, 'data')
  const ready = (performance.now() - began) / 1000
  await pause(idle)
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')) ?? []
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return { ready, resident: Number(kilobytes) * 1024 }
}
