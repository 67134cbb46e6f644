// Derive deadlines: what the rules want on the calendar for one event, as a pure function.
import { bodyOf } from '#src/calendar/body.ts'
import { asSlug, type CalendarEvent, type EventFacts, type EventId, type Slug } from '#src/calendar/event.ts'
import { type Bounds, dayAfter, firstDay, type When } from '#src/calendar/when.ts'
import { appliesTo, stands } from './anchor.ts'
import type { DeadlineRule, Timing } from './deadline-rule.ts'
import { type Due, dueFrom, type Surroundings } from './due.ts'
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

export interface DeriveInput {
  readonly anchor: CalendarEvent
  readonly rules: readonly DeadlineRule[]
  /** Events among which the anchor's published deadlines are found; others do no harm. */
  readonly siblings: readonly CalendarEvent[]
  /** Events among which the sessions of other bodies are found, for rules that point to one. */
  readonly sessions: readonly CalendarEvent[]
  readonly today: Temporal.PlainDate
}

/**
 * The computed deadlines and tasks wanted for one event. A published date under the same rule beats the rule; an anchor
 * without a day gives bounds; one that is postponed, cancelled or withdrawn gives nothing. What lies wholly in the past is not
 * wanted any more either, which is no reason to withdraw it where it stands. Computed entries can be anchors in turn
 * (the portal opens before the submission is due): call it for them too.
 */
export const deriveDeadlines = (input: DeriveInput): readonly DerivedDeadline[] => {
  const { anchor, rules, siblings, sessions, today } = input
  if (!stands(anchor)) return []
  return rules
    .filter(rule => appliesTo(rule, anchor) && canBeAhead(rule.timing, anchor.when, today))
    .filter(rule => !isPublished(rule, anchor, siblings))
    .flatMap(rule => {
      const when = whenDue(rule.timing, anchor.when, { body: anchor.body, sessions })
      return when !== undefined && isAhead(when, today) ? [entry(rule, anchor, when)] : []
    })
}

const isPublished = (rule: DeadlineRule, anchor: CalendarEvent, siblings: readonly CalendarEvent[]): boolean =>
  siblings.some(event => event.parent === anchor.id && event.rule === rule.id && !event.computed && !event.withdrawn)

const isAhead = (when: When, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(dayAfter(when), today) > 0

/** Only another body's session can come after an anchor that is over: spares the work for all of history. */
const canBeAhead = (timing: Timing, anchor: When, today: Temporal.PlainDate): boolean =>
  timing.type === 'other-session' || isAhead(anchor, today)

/** When it is due: never said more precisely than the anchor is known. */
const whenDue = (timing: Timing, anchor: When, around: Surroundings): When | undefined => {
  if (timing.type === 'hours-before' && anchor.kind === 'moment') return hoursBefore(timing.hours, anchor)
  const due = anchor.kind === 'bounds' ? within(timing, anchor, around) : dueFrom(timing, firstDay(anchor), around)
  return due && toWhen(due, bodyOf(around.body).zone)
}

const hoursBefore = (hours: number, anchor: When & { readonly kind: 'moment' }): When => {
  const at = anchor.at.toZonedDateTime(anchor.zone).subtract({ hours }).toPlainDateTime()
  return { kind: 'moment', at, zone: anchor.zone }
}

/** The anchor can open on any day of its bounds: from the earliest due day to the latest; nothing if one of them leads nowhere. */
const within = (timing: Timing, bounds: Bounds, around: Surroundings): Due | undefined => {
  if (timing.type === 'notice') return dueFrom(timing, bounds.from, around)
  const [first, ...rest] = daysOf(bounds).map(day => dueFrom(timing, day, around))
  return rest.reduce((all, due) => all && due && join(all, due), first && { ...first, precision: 'window' })
}

const join = (a: Due, b: Due): Due => ({
  first: Temporal.PlainDate.compare(a.first, b.first) <= 0 ? a.first : b.first,
  last: Temporal.PlainDate.compare(a.last, b.last) >= 0 ? a.last : b.last,
  precision: 'window',
})

const daysOf = (bounds: Bounds): readonly Temporal.PlainDate[] =>
  Array.from({ length: bounds.from.until(bounds.until).days }, (_, days) => bounds.from.add({ days }))

const toWhen = ({ first, last, precision }: Due, zone: string): When => {
  const span = { from: first, until: last.add({ days: 1 }), zone }
  return precision === 'day' ? { kind: 'days', ...span } : { kind: 'bounds', precision, ...span }
}

const entry = (rule: DeadlineRule, anchor: CalendarEvent, when: When): DerivedDeadline => ({
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
