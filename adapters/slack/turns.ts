// Turns: what was said is worked on a few at a time, in order, so that a crowd does not hold up the acknowledgements.

export interface Turns {
  /** Does the work when its turn comes. */
  <T>(work: () => Promise<T>): Promise<T>
  /** Whether somebody who comes now has to wait for others. */
  crowded(): 'yes' | 'no'
}

/** At most so many at once; between two of them whatever else waits is let through. */
export const turns = (most: number): Turns => {
  const waiting: (() => void)[] = []
  let busy = 0
  const done = (): void => {
    // A new turn of the loop: what has arrived meanwhile is heard first.
    setImmediate(() => {
      const next = waiting.shift()
      if (next === undefined) busy--
      else next()
    })
  }
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= most) await new Promise<void>(resolve => waiting.push(resolve))
    else busy++
    try {
      return await work()
    } finally {
      done()
    }
  }
  return Object.assign(turn, { crowded: () => (busy >= most ? ('yes' as const) : ('no' as const)) })
}
