// Rules: the data has the form that the code reads it in.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { bodies, bodyOf } from '#src/calendar/body.ts'
import { asSlug, type CalendarEvent, eventId, eventKinds } from '#src/calendar/event.ts'
import { adviceFor } from '#src/deadlines/advice-for.ts'
import type { DeadlineRule } from '#src/deadlines/deadline-rule.ts'
import { deriveDeadlines } from '#src/deadlines/derive-deadlines.ts'
import { deadlineRules, findRule } from '#src/deadlines/rules.ts'
import { eventOf, shippedEvents } from './known-events.ts'

const body = z.enum(bodies.map(one => one.id))
const months = z.array(z.int().min(1).max(12)).min(1)
const count = z.int().min(0)
const date = z.string().regex(/^(0[1-9]|1[0-2])-[0-3]\d$/)
const words = z.string().min(1)
const slot = { name: words, months }

const timing = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('days-before'),
    days: count,
    onHoliday: z.literal('next-working-day').exactOptional(),
  }),
  z.strictObject({ type: z.literal('working-days-before'), days: count }),
  z.strictObject({ type: z.literal('hours-before'), hours: count }),
  z.strictObject({ type: z.literal('window-before'), from: count, to: count }).refine(({ from, to }) => from > to),
  z.strictObject({
    type: z.literal('seasonal'),
    slots: z.array(z.strictObject({ ...slot, days: count })),
    toleranceDays: count.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('date-table'),
    slots: z.array(z.strictObject({ ...slot, date, yearsBefore: count })),
  }),
  z.strictObject({ type: z.literal('annual-window'), months, from: date, to: date }),
  z.strictObject({
    type: z.literal('other-session'),
    body,
    slots: z.array(z.strictObject({ ...slot, meetsIn: months, yearsLater: count })),
    monthsLater: count.exactOptional(),
  }),
  z.strictObject({ type: z.literal('notice'), days: count, document: words }),
  z.strictObject({ type: z.literal('guidance'), advice: words }),
])

const form: z.ZodType<DeadlineRule> = z.strictObject({
  id: z.string().refine(asSlug),
  slug: z.string().refine(asSlug),
  bodies: z.array(body).min(1),
  anchorKind: z.enum(eventKinds),
  anchorRule: z.string().refine(findRule).exactOptional(),
  anchorWords: z.array(z.string().toLowerCase()).exactOptional(),
  yields: z.enum(['presession', 'meeting']).exactOptional(),
  title: words,
  who: words,
  consultativeStatus: z.enum(['needed', 'not needed']),
  timing,
  limits: z.array(words),
  confidence: z.string().regex(/^(high|medium|low)/),
  sources: z.array(words).min(1),
  checkedOn: z.iso.date(),
  note: words.exactOptional(),
  examples: z
    .array(
      z.strictObject({
        event: words,
        anchor: words.exactOptional(),
        due: words.exactOptional(),
        time: z.iso.time({ precision: -1 }).exactOptional(),
        target: words.exactOptional(),
        fits: z.boolean().exactOptional(),
        note: words.exactOptional(),
      }),
    )
    .min(1),
})

/** An event of the kind and body that the rule speaks of. */
const anchorFor = (rule: DeadlineRule, id: DeadlineRule['bodies'][number]): CalendarEvent => ({
  ...eventOf('hrc-64'),
  id: eventId('anchor'),
  body: id,
  kind: rule.anchorKind,
  title: rule.anchorWords?.[0] ?? 'An anchor',
  ...(rule.anchorRule !== undefined && { rule: rule.anchorRule }),
  when: {
    kind: 'days',
    from: Temporal.PlainDate.from(opensIn(rule)),
    until: Temporal.PlainDate.from(opensIn(rule)).add({ days: 5 }),
    zone: bodyOf(id).zone,
  },
})

/** A day in 2025 on which the rule has something to say. */
const opensIn = (rule: DeadlineRule): string => (rule.timing.type === 'annual-window' ? '2025-09-08' : '2025-01-20')

const spoken = deadlineRules.flatMap(rule => rule.bodies.map(id => ({ rule, id, name: `${rule.id} for ${id}` })))

describe('each rule', () => {
  it.each(deadlineRules)('has the form that the code reads: $id', rule => {
    expect(form.parse(rule)).toEqual(rule)
  })

  it('has an id of its own', () => {
    expect(new Set(deadlineRules.map(rule => rule.id)).size).toBe(deadlineRules.length)
    expect(deadlineRules).toHaveLength(38)
  })

  it('has a slug that no other rule gives to the same anchor', () => {
    const keys = spoken.map(({ rule, id }) => `${id} ${rule.anchorKind} ${rule.slug}`)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it.each(spoken)('derives something or gives advice: $name', ({ rule, id }) => {
    const anchor = anchorFor(rule, id)
    const today = Temporal.PlainDate.from('2020-01-01')
    const derived = deriveDeadlines({ anchor, rules: [rule], siblings: [], sessions: shippedEvents, today })
    expect(derived.length + adviceFor(anchor, [rule]).length).toBe(1)
    expect(derived.every(entry => (rule.timing.type === 'notice') === (entry.kind === 'task'))).toBe(true)
    expect(derived.every(entry => !/undefined|NaN/.test(`${entry.note}${entry.title}`))).toBe(true)
  })
})
