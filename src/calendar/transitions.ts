// Transitions: what may become of an event, each as the facts after it, or the reason why not.
import { ok, type Result, refuse } from '#src/result.ts'
import { factsOf } from './change.ts'
import type { CalendarEvent, Certainty, EventFacts } from './event.ts'
import { beginning, firstDay, sameWhen, type When } from './when.ts'

const withoutReason = (event: CalendarEvent): EventFacts => {
  const { reason: _gone, ...facts } = factsOf(event)
  return facts
}

/** A first date for an event that has none, had its own taken away, or has one that was only computed. */
export const fixDate = (event: CalendarEvent, when: When, certainty: Certainty): Result<EventFacts> => {
  if (when.kind === 'bounds')
    return refuse(
      `That is no day yet. To set other bounds type: event move ${event.slug} …, to fix the date give a day.`,
    )
  if (event.when.kind !== 'bounds' && event.state !== 'postponed' && !event.computed)
    return refuse(`${event.slug} has a date already. To change it type: event move ${event.slug} …`)
  return moveTo(event, when, certainty)
}

/** Another date. A first fixed date is no move: its state stays as it was. */
export const moveTo = (event: CalendarEvent, when: When, certainty: Certainty): Result<EventFacts> => {
  if (event.state === 'cancelled' || event.state === 'held')
    return refuse(`${event.slug} is ${event.state}. If that is wrong, first type: event restore ${event.slug}`)
  if (sameWhen(event.when, when) && event.state !== 'postponed' && !event.computed)
    return refuse(`${event.slug} has this date already, so nothing was changed.`)
  const first = event.when.kind === 'bounds' || event.computed || sameWhen(event.when, when)
  return ok({ ...withoutReason(event), when, certainty, state: first ? 'planned' : 'moved' })
}

/** It does not take place when it should; with bounds when they are known. */
export const postpone = (event: CalendarEvent, when: When | undefined, why: string | undefined): Result<EventFacts> => {
  if (event.state === 'cancelled' || event.state === 'held')
    return refuse(
      `${event.slug} is ${event.state}, so it cannot be postponed. If that is wrong: event restore ${event.slug}`,
    )
  if (event.state === 'postponed' && (when === undefined || sameWhen(event.when, when)))
    return refuse(`${event.slug} is postponed already. To give it a new date type: event date ${event.slug} …`)
  const bounds = when === undefined ? event.when : asBounds(when)
  if (bounds === undefined) return refuse(`That is a new date, not a postponement. Type: event move ${event.slug} …`)
  return ok(withReason({ ...withoutReason(event), when: bounds, state: 'postponed' }, why))
}

/** New days of a postponed event are bounds; one day would be a new date. */
const asBounds = (when: When): When | undefined => {
  if (when.kind === 'bounds') return when
  if (when.kind === 'moment' || when.from.add({ days: 1 }).equals(when.until)) return undefined
  return { ...when, kind: 'bounds', precision: 'window' }
}

const withReason = (facts: EventFacts, reason: string | undefined): EventFacts =>
  reason === undefined ? facts : { ...facts, reason }

export const cancel = (event: CalendarEvent, why: string | undefined): Result<EventFacts> => {
  if (event.state === 'cancelled') return refuse(`${event.slug} is cancelled already.`)
  if (event.state === 'held') return refuse(`${event.slug} was held. If that is wrong: event restore ${event.slug}`)
  return ok(withReason({ ...withoutReason(event), state: 'cancelled' }, why))
}

/** The date stands, but it may fall: always with the reason. */
export const putAtRisk = (event: CalendarEvent, why: string): Result<EventFacts> => {
  if (event.state === 'cancelled' || event.state === 'held' || event.state === 'postponed')
    return refuse(`${event.slug} is ${event.state}, so it is not at risk any more.`)
  if (event.certainty === 'at-risk' && event.reason === why) return refuse(`${event.slug} is at risk already.`)
  return ok({ ...factsOf(event), certainty: 'at-risk', reason: why })
}

/** It took place. */
export const hold = (event: CalendarEvent, now: Temporal.Instant): Result<EventFacts> => {
  if (event.state === 'held') return refuse(`${event.slug} is noted as held already.`)
  if (event.state === 'cancelled' || event.state === 'postponed')
    return refuse(
      `${event.slug} is ${event.state}. If it took place after all, first type: event restore ${event.slug}`,
    )
  if (Temporal.Instant.compare(beginning(event.when).toInstant(), now) > 0)
    return refuse(`${event.slug} has not begun yet: ${firstDay(event.when)} is its first possible day.`)
  return ok({ ...withoutReason(event), state: 'held' })
}

/**
 * Back to how it stood before it fell, was put at risk, was noted as held, or was to be checked. `sound` is how it stood
 * then, when known.
 */
export const restore = (event: CalendarEvent, sound: EventFacts | undefined): Result<EventFacts> => {
  const fell = event.state === 'cancelled' || event.state === 'postponed' || event.state === 'held'
  if (!fell && event.certainty !== 'at-risk' && event.reason === undefined)
    return refuse(`${event.slug} stands as planned, so there is nothing to restore.`)
  const state = fell ? (sound?.state === 'moved' ? 'moved' : 'planned') : event.state
  const certainty = event.certainty === 'at-risk' ? (sound?.certainty ?? 'provisional') : event.certainty
  return ok({ ...withoutReason(event), state, certainty })
}

/** Whether it stands: to find how an event was before it fell. */
export const isSound = ({ state, certainty }: EventFacts): boolean =>
  (state === 'planned' || state === 'moved') && certainty !== 'at-risk'
