// Warnings: what may be wrong with a date, without being wrong for certain.
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { sayDay, sayWhen } from '#src/calendar/say-when.ts'
import { dayAfter, ending, firstDay, lastDay, type When } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'

type Needs = Pick<Context, 'calendar' | 'reader' | 'now'>

/** Passed, outside the bounds known before, outside its session, or a deadline behind its opening. */
export const warningsFor = async (
  after: EventFacts,
  before: When | undefined,
  context: Needs,
): Promise<readonly string[]> => {
  const parent = after.parent === undefined ? undefined : await context.calendar.event(after.parent)
  return [
    ...(Temporal.Instant.compare(ending(after.when).toInstant(), context.now) < 0 ? ['this date has passed.'] : []),
    ...outsideBounds(after.when, before, context),
    ...(parent === undefined ? [] : againstParent(after, parent, context)),
  ]
}

const outsideBounds = (when: When, before: When | undefined, { reader }: Needs): readonly string[] => {
  if (before?.kind !== 'bounds' || when.kind === 'bounds' || inside(when, before)) return []
  return [`this lies outside the bounds known so far (${sayWhen(before, reader).replace('date not fixed: ', '')}).`]
}

const againstParent = (after: EventFacts, parent: CalendarEvent, { reader }: Needs): readonly string[] => {
  if (after.kind === 'task') return []
  const opening = firstDay(parent.when)
  if (after.kind === 'deadline' && parent.when.kind !== 'bounds')
    return Temporal.PlainDate.compare(lastDay(after.when), opening) > 0
      ? [`this deadline lies after ${parent.slug} opens, on ${sayDay(opening, reader)}.`]
      : []
  const during = after.kind === 'meeting' || after.kind === 'review'
  return during && !inside(after.when, parent.when)
    ? [`this lies outside ${parent.slug} (${sayWhen(parent.when, reader)}).`]
    : []
}

const inside = (inner: When, outer: When): boolean =>
  Temporal.PlainDate.compare(firstDay(inner), firstDay(outer)) >= 0 &&
  Temporal.PlainDate.compare(dayAfter(inner), dayAfter(outer)) <= 0
