// Kept: answers of Slack that are asked for once and used for a while; many who ask at once share one call.

interface Lasting {
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
  /** So long an answer is as good as new. */
  readonly freshMs: number
  /** So long it stands in while Slack does not answer. */
  readonly usableMs: number
}

export interface Kept<T> {
  /** The answer for a key. Throws what the call threw when there is no usable one. */
  get(key: string): Promise<T>
  /** What is usable now, without asking. */
  peek(key: string): T | undefined
  set(key: string, value: T): void
  drop(key: string): void
  clear(): void
}

const MOST = 50_000

export const kept = <T>(ask: (key: string) => Promise<T>, { elapsed, freshMs, usableMs }: Lasting): Kept<T> => {
  const answers = new Map<string, { readonly at: number; readonly value: T }>()
  const asking = new Map<string, Promise<T>>()

  const put = (key: string, value: T): T => {
    answers.delete(key)
    answers.set(key, { at: elapsed(), value })
    const [oldest] = answers.keys()
    if (answers.size > MOST && oldest !== undefined) answers.delete(oldest)
    return value
  }
  const fetched = (key: string): Promise<T> => {
    const under = asking.get(key)
    if (under !== undefined) return under
    // What was asked before it was dropped may be out of date by the time it comes.
    const isWanted = (): boolean => asking.get(key) === call
    const call: Promise<T> = ask(key)
      .then(value => (isWanted() ? put(key, value) : value))
      .finally(() => isWanted() && asking.delete(key))
    asking.set(key, call)
    return call
  }
  return {
    get: async key => {
      const had = answers.get(key)
      if (had !== undefined && elapsed() - had.at < freshMs) return had.value
      try {
        return await fetched(key)
      } catch (error) {
        if (had !== undefined && elapsed() - had.at < usableMs) return had.value
        throw error
      }
    },
    peek: key => {
      const had = answers.get(key)
      return had !== undefined && elapsed() - had.at < usableMs ? had.value : undefined
    },
    set: (key, value) => void put(key, value),
    drop: key => {
      answers.delete(key)
      asking.delete(key)
    },
    clear: () => {
      answers.clear()
      asking.clear()
    },
  }
}
