// Measured: a server in a child process that tells its CPU time when it is asked.
import { fork } from 'node:child_process'
import { once } from 'node:events'

/** What a server says of itself once it listens. */
export interface Listening {
  readonly port: number
  /** Milliseconds from the first read of the database until it could answer. */
  readonly ready: number
}

/** In the child: says that it listens, then answers each message with its CPU time in microseconds and its memory in octets. */
export const serveMeasured = (listening: Listening): void => {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system, memory: process.memoryUsage.rss() })
  })
  process.on('disconnect', () => process.exit())
  process.send?.(listening)
}

export interface Measured extends Listening, Disposable {
  readonly usage: () => Promise<{ readonly cpu: number; readonly memory: number }>
}

/** In the parent: starts a file of this folder and waits until it listens. */
export const startMeasured = async (file: string, given: readonly string[]): Promise<Measured> => {
  const child = fork(`${import.meta.dirname}/${file}`, given, { env: { ...process.env, NODE_NO_WARNINGS: '1' } })
  const ended = once(child, 'exit').then(() => {
    throw new Error('a measured server ended too early')
  })
  // It ends at last, when nobody waits for a message any more.
  ended.catch(() => undefined)
  const nextMessage = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), ended]))[0]
  const listening = (await nextMessage()) as Listening
  return {
    ...listening,
    usage: async () => {
      const answer = nextMessage()
      child.send('usage')
      return (await answer) as { cpu: number; memory: number }
    },
    [Symbol.dispose]: () => void child.kill(),
  }
}
