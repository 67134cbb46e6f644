// Saved in time: a write for which Slack waits: either it is saved before Slack is answered, or it is not saved at all.

/**
 * The outcome of a write; `given up` when it was not about to be saved after so many milliseconds, and then it never is.
 * What is being saved by then is waited for: Slack must not hear of it before. The work asks `stillWaits` as its last act.
 */
export const savedInTime = async <T>(
  begin: (stillWaits: () => 'yes' | 'no') => Promise<T>,
  ms: number,
): Promise<T | 'given up'> => {
  let state: 'open' | 'saving' | 'given up' = 'open'
  const late = Promise.withResolvers<'given up'>()
  const timer = setTimeout(() => {
    if (state !== 'open') return
    state = 'given up'
    late.resolve('given up')
  }, ms)
  const stillWaits = (): 'yes' | 'no' => {
    if (state === 'given up') return 'no'
    state = 'saving'
    return 'yes'
  }
  try {
    return await Promise.race([begin(stillWaits), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
