// End of process: when the operator, or whatever runs the program, tells it to end.

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
