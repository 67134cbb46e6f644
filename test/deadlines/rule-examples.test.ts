// Rule examples: each rule against the dates that were really published.
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, eventId } from '#src/calendar/event.ts'
import { firstDay, lastDay, type When } from '#src/calendar/when.ts'
import type { DeadlineRule, RuleExample } from '#src/deadlines/deadline-rule.ts'
import { deriveDeadlines } from '#src/deadlines/derive-deadlines.ts'
import { deadlineRules } from '#src/deadlines/rules.ts'
import { eventOf, knownEvents } from './known-events.ts'

const longAgo = Temporal.PlainDate.from('2000-01-01')

interface Case {
  readonly rule: DeadlineRule
  readonly example: RuleExample
  readonly name: string
}

const cases: readonly Case[] = deadlineRules.flatMap(rule =>
  rule.examples.map(example => ({ rule, example, name: `${rule.id}, ${example.event}` })),
)

const opening = (text: string): When => {
  if (text.includes('T')) return { kind: 'moment', at: Temporal.PlainDateTime.from(text), zone: 'Europe/Zurich' }
  const from = Temporal.PlainDate.from(text)
  return { kind: 'days', from, until: from.add({ days: 5 }), zone: 'Europe/Zurich' }
}

/** An event that the rule applies to, opening on the day of the example. */
const anchorOf = ({ rule, example }: Case): CalendarEvent => {
  if (example.anchor === undefined) return eventOf(example.event)
  return {
    ...eventOf('hrc-63'),
    id: eventId('anchor'),
    title: rule.anchorWords?.[0] ?? 'An anchor',
    body: rule.bodies[0] ?? 'HRC',
    kind: rule.anchorKind,
    when: opening(example.anchor),
    ...(rule.anchorRule !== undefined && { rule: rule.anchorRule }),
  }
}

const computed = (one: Case): When | undefined =>
  deriveDeadlines({
    anchor: anchorOf(one),
    rules: [one.rule],
    siblings: [],
    sessions: knownEvents,
    today: longAgo,
  })[0]?.when

/** Whether the published day or hour is the computed one, or lies within the computed bounds. */
const covers = (when: When, due: string): boolean => {
  if (when.kind === 'moment') return when.at.equals(Temporal.PlainDateTime.from(due))
  const day = Temporal.PlainDate.from(due)
  return Temporal.PlainDate.compare(firstDay(when), day) <= 0 && Temporal.PlainDate.compare(day, lastDay(when)) <= 0
}

const dated = cases.filter(one => one.example.due !== undefined)
const fitting = dated.filter(one => one.example.fits === true)
const others = dated.filter(one => one.example.fits !== true)
const mapped = cases.filter(one => one.example.target !== undefined)

describe('a published date', () => {
  it.each(fitting)('is what the rule gives: $name', one => {
    const when = computed(one)
    expect(when && covers(when, one.example.due ?? '')).toBe(true)
  })

  it.each(others)('is not what the rule gives, for a reason that is told: $name', one => {
    const when = computed(one)
    expect(when && covers(when, one.example.due ?? '')).toBe(false)
    expect(one.example.note).toBeTruthy()
  })
})

describe('a session', () => {
  it.each(mapped)('is followed by the one that takes it up: $name', one => {
    const target = eventOf(one.example.target ?? '').when
    const when = computed(one)
    expect(when && [firstDay(when).toString(), lastDay(when).toString()]).toEqual([
      firstDay(target).toString(),
      lastDay(target).toString(),
    ])
  })
})

describe('an example that names a known event', () => {
  it.each(cases.filter(({ example }) => example.anchor && knownEvents.some(event => event.slug === example.event)))(
    'gives its first day: $name',
    ({ example }) => {
      expect(firstDay(eventOf(example.event).when).toString()).toBe(example.anchor)
    },
  )
})

describe('the examples', () => {
  it('are as many as were collected', () => {
    expect([fitting.length, others.length, mapped.length]).toEqual([45, 12, 9])
  })
})
