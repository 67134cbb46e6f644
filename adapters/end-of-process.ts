// End of process: when the operator, or whatever runs the program, tells it to end.
import { factOf, type Log } from './log.ts'

/** Aborts when the process is told to end. A second signal ends it at once. */
export const endOfProcess = (): AbortSignal => {
  const end = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort())
  return end.signal
}

/** Resolves when it is aborted. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })

/** Ends the process because going on would lose something; whoever starts it again begins where the disk is. */
export const stopping =
  (log: Log) =>
  (code: string, error?: unknown): void => {
    log.error('stopped', { ...factOf(error), code })
    process.exit(70)
  }

/** Ends the process once everything that was written has left: a library may leave timers behind that mean nothing. */
export const leave = (code: number): void => {
  process.exitCode = code
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}

/** What happens when nobody caught an error. Node would print its message, which may quote anything. */
export const lastWords = (crashed: (error: unknown) => void): void => {
  process.on('uncaughtException', error => {
    crashed(error)
    process.exit(1)
  })
  // Whoever reads may have seen enough: palais next | head
  process.stdout.on('error', () => undefined)
}
