// Read lines: the lines of a programme as the events that they would make, and those that are left out.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { type ProgrammeItem, readProgramme } from '#src/calendar/read-programme.ts'
import { firstDay } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Result, refuse } from '#src/result.ts'
import { draftEvent, type Frame, zoneOf } from './event-draft.ts'
import { sameEntry } from './same-entry.ts'
import { warningsFor } from './warnings.ts'

/** A session, and what holds for all that is hung on it. */
export type SessionFrame = Frame & { readonly parent: CalendarEvent }

/** What the lines come to. */
export interface LinesRead {
  readonly events: readonly CalendarEvent[]
  /** Lines that were not understood, each with the reason, and those that stand on the calendar already. */
  readonly left: readonly { readonly typed: string; readonly why: string }[]
  readonly warnings: readonly string[]
}

/** Reads them in the zone of the session, in the year nearest to it. */
export const readLines = async (pasted: string, frame: SessionFrame, context: Context): Promise<LinesRead> => {
  const lines = readProgramme(pasted, { zone: zoneOf(frame), day: firstDay(frame.parent.when) })
  const events: CalendarEvent[] = []
  const left: { typed: string; why: string }[] = []
  const warnings: string[] = []
  for (const { typed, read } of lines) {
    const event = read.ok ? await newEvent(read.value, frame, { events, context }) : read
    if (event.ok) {
      events.push(event.value)
      for (const warning of await warningsFor(event.value, undefined, context)) warnings.push(`${typed}: ${warning}`)
    } else left.push({ typed, why: event.refusal.sentence })
  }
  return { events, left, warnings }
}

/** Nothing is added that stands there already. */
const newEvent = async (
  item: ProgrammeItem,
  frame: SessionFrame,
  { events, context }: { readonly events: readonly CalendarEvent[]; readonly context: Context },
): Promise<Result<CalendarEvent>> => {
  const twin = await sameEntry(item, context)
  if (twin !== undefined) return refuse(`stands there already: ${twin.slug}`)
  return draftEvent(item, frame, { ...context, taken: new Set(events.map(event => event.slug)) })
}
