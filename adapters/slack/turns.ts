// Turns: what was said is worked on a few at a time, so that a crowd does not hold up the acknowledgements.

/** Whether Slack waits until the work is done, or was or will be told before. */
export type Urgency = 'waited for' | 'can wait'

export interface Turns {
  /** Does the work when its turn comes: in order, but what is waited for before what can wait. */
  <T>(work: () => Promise<T>, urgency: Urgency): Promise<T>
  /** Whether somebody who comes now has to wait for others. */
  crowded(): 'yes' | 'no'
}

/** A turn of the process's loop takes up one connection, however many wait; so many of them without anybody new, and all were heard. */
const QUIET_ROUNDS = 2
/** Whoever waits for a turn waits no longer for others to be heard. */
const MOST_ROUNDS = 250

/** At most so many at once; between two of them all that has arrived is heard. */
export const turns = (most: number): Turns => {
  const waiting: Readonly<Record<Urgency, (() => void)[]>> = { 'waited for': [], 'can wait': [] }
  let busy = 0
  let heard = 0

  const next = (): void => {
    const begin = waiting['waited for'].shift() ?? waiting['can wait'].shift()
    if (begin === undefined) busy--
    else begin()
  }

  const whenHeard = (quiet: number, left: number): void => {
    const before = heard
    setImmediate(() => {
      const still = heard === before ? quiet + 1 : 0
      if (still >= QUIET_ROUNDS || left === 0) next()
      else whenHeard(still, left - 1)
    })
  }

  const turn = async <T>(work: () => Promise<T>, urgency: Urgency): Promise<T> => {
    heard++
    if (busy >= most) await new Promise<void>(resolve => waiting[urgency].push(resolve))
    else busy++
    try {
      return await work()
    } finally {
      whenHeard(0, MOST_ROUNDS)
    }
  }
  return Object.assign(turn, { crowded: () => (busy >= most ? ('yes' as const) : ('no' as const)) })
}
