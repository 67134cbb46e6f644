// Resolve events: the short names of a filter looked up, so that it takes in what hangs on them.
import type { Filter } from '#src/calendar/filter.ts'
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result } from '#src/result.ts'
import { findEvent } from './find-event.ts'

type Needs = Pick<Context, 'calendar' | 'actor' | 'utterance' | 'now'>

/** The filter with the ids of its events; refuses a short name that this reader cannot see. */
export const resolveEvents = async (filter: Filter, context: Needs): Promise<Result<Filter>> => {
  const events: { slug: Filter['events'][number]['slug']; id: NonNullable<Filter['events'][number]['id']> }[] = []
  for (const { slug } of filter.events) {
    const event = await findEvent(slug, context)
    if (!event.ok) return event
    events.push({ slug: event.value.slug, id: event.value.id })
  }
  return ok({ ...filter, events })
}
