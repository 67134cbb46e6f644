// Measure Matrix: how long a start takes with stored sessions, what memory it holds, and what a message costs.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fakeHomeserver } from '#test/support/matrix/fake-homeserver.ts'
import { person } from '#test/support/matrix/person.ts'
import { fillDevice } from './many-sessions.ts'

interface Usage {
  /** Milliseconds since the process began. */
  readonly ready: number
  /** Milliseconds of CPU time. */
  readonly cpu: number
  /** MiB resident. */
  readonly memory: number
}

export interface MatrixCost {
  /** Milliseconds from the start of the process until it hears. */
  readonly ready: number
  readonly memory: number
  /** Milliseconds of CPU time to open one message, answer it and encrypt the answer. */
  readonly message: number
}

const MESSAGES = 200

export const measureMatrix = async (sessions: number): Promise<MatrixCost> => {
  await using server = await fakeHomeserver()
  const folder = await mkdtemp(join(tmpdir(), 'palais-bench-'))
  try {
    await fillDevice(server, join(folder, 'device.db'), sessions)
    const ana = await person(server, server.register('ana'))
    const program = join(import.meta.dirname, 'matrix-process.ts')
    const child = spawn(process.execPath, [program, folder, ana.user], { stdio: ['pipe', 'pipe', 'inherit'] })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const told = async (): Promise<Usage> => JSON.parse((await lines.next()).value ?? '{}')
    const usage = (): Promise<Usage> => {
      child.stdin.write('\n')
      return told()
    }
    const start = await told()
    const room = await ana.makeRoom({ invite: ['@palais:example.org'], direct: true })
    const answers = () =>
      server.transcript.filter(one => one.path.includes('/send/m.room.encrypted/') && one.by === '@palais:example.org')
        .length
    const answered = async (count: number): Promise<void> => {
      while (answers() < count) await new Promise(resolve => setTimeout(resolve, 20))
    }
    await answered(1)
    await ana.say(room, 'once')
    await answered(2)
    const before = await usage()
    for (let said = 0; said < MESSAGES; said++) await ana.say(room, `word ${said}`)
    await answered(2 + MESSAGES)
    const after = await usage()
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
    return { ready: start.ready, memory: start.memory, message: (after.cpu - before.cpu) / MESSAGES }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
