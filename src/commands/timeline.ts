// timeline: twelve months of sessions and deadlines as a picture, with the table behind it.
import { everything, filterInWords, matches } from '#src/calendar/filter.ts'
import { timeline as drawTimeline } from '#src/calendar/timeline.ts'
import { command } from '#src/conversation/command.ts'
import { filterField, optional } from '#src/conversation/fields.ts'
import { answer, clear, heading, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { calendarSource } from './calendar-source.ts'
import { greyLine } from './grey-line.ts'
import { aboutFilter } from './listing.ts'
import { resolveEvents } from './resolve-events.ts'

export const timeline = command({
  verb: 'timeline',
  summary: 'twelve months as a picture',
  permission: 'read',
  effect: 'read',
  fields: { filter: optional(filterField) },
  examples: ['timeline', 'timeline HRC', 'timeline treaty deadlines'],
  handle: async ({ filter }, context) => {
    const resolved = filter === undefined ? undefined : await resolveEvents(filter, context)
    if (resolved !== undefined && !resolved.ok) return resolved
    const { reader, calendar, about } = context
    const span = { from: reader.today, until: reader.today.add({ months: 12 }) }
    const events = (await calendar.between(span, {})).filter(
      event => resolved === undefined || matches(resolved.value, event),
    )
    const { picture, columns, rows } = drawTimeline(events, reader)
    const what = resolved === undefined ? 'everything public' : filterInWords(resolved.value)
    if (rows.length === 0)
      return ok(
        answer(
          aboutFilter(
            resolved?.value ?? everything,
            [line(`No session or deadline of ${what} in the next twelve months.`)],
            context,
          ),
        ),
      )
    const blocks = [
      heading(`Twelve months of ${what}`),
      { kind: 'picture' as const, picture },
      { kind: 'table' as const, columns, rows },
      line(`As a picture: ${about.publicUrl}/timeline.png`),
      greyLine(context, { source: calendarSource(events, reader), to: 'asker' }),
    ]
    return ok(answer(clear(blocks, rows)))
  },
})
