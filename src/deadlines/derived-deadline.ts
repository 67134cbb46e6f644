// Derived deadline: the entry that a rule wants on the calendar for an event.
import { bodyOf } from '#src/calendar/body.ts'
import { asSlug, type CalendarEvent, type EventFacts, type EventId, type Slug } from '#src/calendar/event.ts'
import type { When } from '#src/calendar/when.ts'
import type { DeadlineRule } from './deadline-rule.ts'
import { noteOf } from './rule-note.ts'

/** A computed entry that the calendar should hold: the facts of an event, and the slug it is known by. */
export interface DerivedDeadline extends EventFacts {
  readonly slug: Slug
  readonly kind: 'deadline' | 'task' | 'presession' | 'meeting'
  readonly certainty: 'estimated'
  readonly parent: EventId
  readonly rule: string
  readonly computed: true
}

/** What the rule puts on the calendar for that event, due then. */
export const derivedDeadline = (rule: DeadlineRule, anchor: CalendarEvent, when: When): DerivedDeadline => ({
  slug: slugOf(rule, anchor),
  body: anchor.body,
  kind: rule.timing.type === 'notice' ? 'task' : (rule.yields ?? 'deadline'),
  title: titleOf(rule, anchor),
  ...(anchor.number !== undefined && { number: anchor.number }),
  when,
  certainty: 'estimated',
  state: 'planned',
  ...(anchor.country !== undefined && { country: anchor.country }),
  countries: anchor.countries,
  tags: [],
  note: noteOf(rule, when),
  sources: rule.sources.map(text => ({ text, checkedOn: rule.checkedOn })),
  parent: anchor.id,
  rule: rule.id,
  computed: true,
  withdrawn: false,
})

const titleOf = (rule: DeadlineRule, anchor: CalendarEvent): string => {
  const what = rule.timing.type === 'notice' ? `Find the notice: ${rule.title}` : rule.title
  const numbered = anchor.number !== undefined && anchor.kind !== 'review' && anchor.kind !== 'meeting'
  const whose = numbered
    ? `${anchor.body} ${anchor.number}`
    : anchor.title.replace(bodyOf(anchor.body).name, anchor.body)
  return `${whose}: ${what}`
}

const longest = 80

/** Stable: from the slugs of the anchor and of the rule; a long anchor is cut. */
const slugOf = (rule: DeadlineRule, anchor: CalendarEvent): Slug => {
  const head = anchor.slug.slice(0, longest - rule.slug.length - 1).replace(/-+$/, '')
  const slug = asSlug(`${head}-${rule.slug}`)
  if (slug === undefined) throw new Error(`rule ${rule.id}: ${rule.slug} does not make a slug`)
  return slug
}
