// Troubles: a channel whose calls fail again and again is left alone for longer each time; the others keep their pace.
import { SendFault } from '#src/reply/messenger.ts'

export interface Troubles {
  /** Does a call, and gives its fault the time for which its place is to be left alone. Throws SendFault without a call while it is. */
  watched<T>(place: string, work: () => Promise<T>): Promise<T>
}

/** After the second failure in a row: two seconds, four … and at last this. */
const LONGEST_S = 60

export const troubles = (elapsed: () => number): Troubles => {
  const failing = new Map<string, { readonly times: number; readonly until: number }>()
  const restOf = (place: string, { after }: SendFault): Temporal.Duration => {
    const times = (failing.get(place)?.times ?? 0) + 1
    const said = after?.total('milliseconds') ?? 0
    const ours = Math.min(LONGEST_S, 2 ** times) * 1000
    const ms = Math.max(said, ours)
    failing.set(place, { times, until: elapsed() + ms })
    return Temporal.Duration.from({ milliseconds: Math.ceil(ms) })
  }
  return {
    watched: async (place, work) => {
      const left = (failing.get(place)?.until ?? 0) - elapsed()
      if (left > 0)
        throw new SendFault('not-sent', 'resting', {
          after: Temporal.Duration.from({ milliseconds: Math.ceil(left) }),
          concerns: 'place',
        })
      try {
        const done = await work()
        failing.delete(place)
        return done
      } catch (error) {
        if (!(error instanceof SendFault) || error.outcome === 'refused') throw error
        const { outcome, code } = error
        throw new SendFault(outcome, code, { after: restOf(place, error), concerns: 'place', cause: error })
      }
    },
  }
}
