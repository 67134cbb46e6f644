// Event to change: the event that somebody names, when they may change it.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { readWhen } from '#src/calendar/read-when.ts'
import type { When } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Result, refuse } from '#src/result.ts'
import { findEvent } from './find-event.ts'

type Needs = Pick<Context, 'calendar' | 'actor' | 'utterance' | 'now'>

/** Own events may be changed by coordinators of the space, public ones by those of the home space alone. */
export const eventToChange = async (said: string, context: Needs): Promise<Result<CalendarEvent>> => {
  const event = await findEvent(said, context)
  if (!event.ok) return event
  const { public: open, slug, withdrawn } = event.value
  if (open && !context.actor.space.home)
    return refuse(
      `${slug} is in the public calendar, which coordinators of the home space keep. You can hang an entry of your own on it: event add … under:${slug}`,
    )
  return withdrawn ? refuse(`${slug} is no longer on the calendar. What happened to it: show ${slug}`) : event
}

/** A date as typed, in the zone of the event; an hour alone is of the day that the event has. */
export const whenFor = (typed: string, event: CalendarEvent, { now }: Pick<Context, 'now'>): Result<When> => {
  const { when } = event
  const day = when.kind === 'moment' ? when.at.toPlainDate() : when.kind === 'days' ? when.from : undefined
  return readWhen(typed, { zone: when.zone, now, ...(day === undefined ? {} : { day }) })
}
