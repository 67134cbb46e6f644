// Pause: waits between two tries, no longer than the bot runs.

/** Over after so many milliseconds, or at once when the signal is given. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
