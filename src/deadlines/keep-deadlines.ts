// Keep deadlines: the difference between the computed entries that the rules want and those that stand.
import { type Amendment, factsOf, sameFacts } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { dayAfter } from '#src/calendar/when.ts'
import type { DerivedDeadline } from './derived-deadline.ts'

export interface DeadlineWork {
  readonly add: readonly DerivedDeadline[]
  readonly amend: readonly Amendment[]
}

/**
 * What is to be added, moved, brought back or withdrawn under one anchor. What somebody did to a computed entry
 * (a room, a note, done) stays; only its date, its certainty and whether it stands follow the rule.
 */
export const deadlineWork = (
  wanted: readonly DerivedDeadline[],
  children: readonly CalendarEvent[],
  today: Temporal.PlainDate,
): DeadlineWork => {
  const computed = children.filter(child => child.computed && child.rule !== undefined)
  const standing = new Map(computed.map(child => [child.rule, child]))
  const add = wanted.filter(want => !standing.has(want.rule))
  const amend = wanted.flatMap(want => {
    const child = standing.get(want.rule)
    const after = child && asWanted(child, want)
    return child && after && !sameFacts(factsOf(child), after) ? [{ event: child, after }] : []
  })
  const rules = new Set<string | undefined>(wanted.map(want => want.rule))
  const gone = computed
    .filter(child => !rules.has(child.rule) && !child.withdrawn && isAhead(child, today))
    .map(child => ({ event: child, after: { ...factsOf(child), withdrawn: true } }))
  return { add, amend: [...amend, ...gone] }
}

const asWanted = (child: CalendarEvent, want: DerivedDeadline): EventFacts => ({
  ...factsOf(child),
  when: want.when,
  certainty: want.certainty,
  withdrawn: false,
})

const isAhead = (event: CalendarEvent, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(dayAfter(event.when), today) > 0
