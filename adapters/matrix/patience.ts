// Patience: what nobody else would try again, an answer or an invitation: waits as long as the server asks, for as long as it matters.
import { setTimeout as pause } from 'node:timers/promises'
import { SendFault } from '#src/reply/messenger.ts'

/** Whoever asked has asked somebody else by then. */
const LONG_MS = 15 * 60_000
/** A room that was left, or that others came into, seldom becomes again what it was. */
const SHORT_MS = 15_000
const ABOUT_ROOMS = ['room-unknown', 'not-in-room', 'room-replaced', 'room-changed']

const FIRST_MS = 500
const LONGEST_MS = 30_000

/** The same work, tried until it is done, certainly cannot be, or is over. Throws the last SendFault. */
export const patiently =
  <Asked, Done>(work: (asked: Asked) => Promise<Done>, over: AbortSignal) =>
  async (asked: Asked): Promise<Done> => {
    const began = performance.now()
    for (let wait = FIRST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
      try {
        return await work(asked)
      } catch (error) {
        if (!(error instanceof SendFault) || error.outcome === 'refused') throw error
        const next = error.after?.total('milliseconds') ?? wait
        const patience = ABOUT_ROOMS.includes(error.code) ? SHORT_MS : LONG_MS
        if (performance.now() - began + next > patience) throw error
        await pause(next, undefined, { signal: over, ref: false }).catch(() => undefined)
        if (over.aborted) throw error
      }
    }
  }
