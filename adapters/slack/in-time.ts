// In time: a value when it comes soon enough.

/** The value, or nothing after so many milliseconds; the work goes on. */
export const inTime = async <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
