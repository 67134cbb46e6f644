// Heard: what was last known of a State's stance on an ask, and how old it is.
import type { Iso3 } from '#src/states/state.ts'
import type { Confidence } from './confidence.ts'
import type { Stance } from './stance.ts'

/** What one contact says of a State's stance. */
export interface Heard {
  readonly state: Iso3
  readonly stance: Stance
  readonly confidence: Confidence
  /** The day of the conversation, ISO. */
  readonly day: string
}

/** From this age in days on, an answer is stale. */
export const STALE_AFTER_DAYS = 14

/** Age in whole days on a day; what was heard "tomorrow" by another zone's clock is of today. */
export const ageInDays = ({ day }: Pick<Heard, 'day'>, on: Temporal.PlainDate): number =>
  Math.max(0, Temporal.PlainDate.from(day).until(on, { largestUnit: 'days' }).days)

export const isStale = (heard: Pick<Heard, 'day'>, on: Temporal.PlainDate): boolean =>
  ageInDays(heard, on) >= STALE_AFTER_DAYS

/** The newest of each State; of two on one day the later in the list, which is in the order of writing. */
export const newestByState = <H extends Heard>(heard: readonly H[]): ReadonlyMap<Iso3, H> => {
  const newest = new Map<Iso3, H>()
  for (const one of heard) {
    const known = newest.get(one.state)
    if (known === undefined || known.day <= one.day) newest.set(one.state, one)
  }
  return newest
}
