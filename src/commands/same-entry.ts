// Same entry: whether something of the same title and date stands on the calendar already.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { dayAfter, firstDay, sameWhen } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { fold } from '#src/states/fold.ts'

export const sameEntry = async (
  { title, when }: Pick<CalendarEvent, 'title' | 'when'>,
  { calendar, actor }: Pick<Context, 'calendar' | 'actor'>,
): Promise<CalendarEvent | undefined> => {
  const near = await calendar.between({ from: firstDay(when), until: dayAfter(when) }, { space: actor.space.id })
  return near.find(event => sameWhen(event.when, when) && fold(event.title) === fold(title))
}
