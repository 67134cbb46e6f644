// event restore: an event that fell, was put at risk, was noted as held or was to be checked stands again as it was.
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { isSound, restore } from '#src/calendar/transitions.ts'
import { sameWhen } from '#src/calendar/when.ts'
import { whenWords } from '#src/calendar/when-words.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { eventField } from '#src/conversation/fields.ts'
import { carryOut } from './carry-out.ts'
import { sourceField, whyField } from './event-fields.ts'
import { eventToChange } from './event-to-change.ts'

export const eventRestore = command({
  verb: 'event restore',
  summary: 'let an event stand again: cancelled, postponed, at risk, to check',
  permission: 'change the calendar',
  effect: 'write',
  fields: { event: eventField, why: whyField, source: sourceField },
  examples: ['event restore hrc-64-panel why:funding found', 'event restore hrc-64-ngo-written-statement'],
  handle: async ({ event: said, why, source }, context) => {
    const event = await eventToChange(said, context)
    if (!event.ok) return event
    const sound = await soundFacts(event.value, context)
    const after = restore(event.value, sound)
    if (!after.ok) return after
    const { slug } = event.value
    const warnings =
      sound === undefined || sameWhen(sound.when, after.value.when)
        ? []
        : [`its date before was another one. To set it again: event move ${slug} ${whenWords(sound.when)}`]
    return carryOut(
      { event: event.value, after: after.value, words: `event restore ${slug}`, why, source, warnings },
      context,
    )
  },
})

/** How it stood when it last stood, as far as the history of changes knows. */
const soundFacts = async (event: CalendarEvent, { calendar }: Context): Promise<EventFacts | undefined> => {
  const changes = (await calendar.changesOf(event.id)).toSorted((a, b) => b.revision - a.revision)
  return changes.find(({ before, after }) => before !== undefined && isSound(before) && !isSound(after))?.before
}
