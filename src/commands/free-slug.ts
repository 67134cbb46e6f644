// Free slug: a readable short name for an event, not taken by any other that one could see.
import type { EventFacts, Slug } from '#src/calendar/event.ts'
import { slugsFor } from '#src/calendar/make-slug.ts'
import { firstDay } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'

export const freeSlug = async (
  { title, kind, when, body }: EventFacts,
  { calendar, actor }: Pick<Context, 'calendar' | 'actor'>,
): Promise<Slug> => {
  const wish = { title, kind, day: firstDay(when), ...(body === 'OTHER' ? {} : { under: body.toLowerCase() }) }
  for (const slug of slugsFor(wish))
    if ((await calendar.find(slug, { space: actor.space.id })) === undefined) return slug
  throw new Error('there is no end to short names')
}
