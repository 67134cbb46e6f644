// Shipped event: the form of one line of the shipped calendar, and the event it stands for.
import * as z from 'zod'
import { bodies, bodyOf } from '#src/calendar/body.ts'
import { asSlug, certainties, eventKinds, eventStates, type Slug } from '#src/calendar/event.ts'
import type { ShippedEvent } from '#src/calendar/shipped.ts'
import type { When } from '#src/calendar/when.ts'
import { findRule } from '#src/deadlines/rules.ts'
import { isIso3 } from '#src/states/state.ts'

const words = z.string().trim().min(1)
const slug = z.string().refine((text): text is Slug => asSlug(text) === text, { error: 'not a slug' })
const iso3 = z.string().refine(isIso3, { error: 'no State has this code' })
const rule = z.string().refine(id => findRule(id) !== undefined, { error: 'no such deadline rule' })

const isZone = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from('2000-01-01').toZonedDateTime(text).timeZoneId !== ''
  } catch {
    return false
  }
}
const zone = z.string().refine(isZone, { error: 'no such time zone' })

/** Half-open: the second is the day after the last. ISO text sorts as days do. */
const span = z
  .tuple([z.iso.date(), z.iso.date()])
  .refine(([from, until]) => from < until, { error: 'ends before it begins' })
const hour = z.iso.datetime({ local: true, precision: -1 })

/** The keys that tell when; a line has exactly one of them. */
const dates = {
  days: span.exactOptional(),
  moment: hour.exactOptional(),
  session: span.exactOptional(),
  month: span.exactOptional(),
  window: span.exactOptional(),
}
const dateKeys = Object.keys(dates)

const line = z
  .strictObject({
    slug,
    body: z.enum(bodies.map(body => body.id)),
    kind: z.enum(eventKinds),
    title: words,
    number: z.int().positive().exactOptional(),
    ...dates,
    certainty: z.enum(certainties),
    state: z.enum(eventStates).default('planned'),
    reason: words.exactOptional(),
    place: words.exactOptional(),
    room: words.exactOptional(),
    zone: zone.exactOptional(),
    country: iso3.exactOptional(),
    countries: z.array(iso3).default([]),
    tags: z.array(slug).default([]),
    note: words.exactOptional(),
    parent: slug.exactOptional(),
    rule: rule.exactOptional(),
    sources: z
      .array(z.strictObject({ text: words, says: words.exactOptional(), checkedOn: z.iso.date().exactOptional() }))
      .min(1),
  })
  .refine(event => dateKeys.filter(key => key in event).length === 1, {
    error: `needs exactly one of ${dateKeys.join(', ')}`,
  })

/** The event that a parsed line stands for, its sources checked on that day (ISO) unless they say otherwise. Throws with everything that is wrong. */
export const toShippedEvent = (json: unknown, checkedOn: string): ShippedEvent => {
  const parsed = line.safeParse(json)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  const { days, moment, session, month, window, zone: elsewhere, parent, ...facts } = parsed.data
  const seat = bodyOf(facts.body)
  return {
    place: seat.seat,
    ...facts,
    when: whenOf({ days, moment, session, month, window }, elsewhere ?? seat.zone),
    ...(parent !== undefined && { parentSlug: parent }),
    sources: facts.sources.map(source => ({ checkedOn, ...source })),
    computed: false,
    withdrawn: false,
  }
}

type Dates = { readonly [K in keyof typeof dates]: z.infer<(typeof dates)[K]> | undefined }

const whenOf = ({ days, moment, ...bounds }: Dates, zone: string): When => {
  if (moment !== undefined) return { kind: 'moment', at: Temporal.PlainDateTime.from(moment), zone }
  if (days !== undefined) return { kind: 'days', ...daysOf(days), zone }
  for (const precision of ['session', 'month', 'window'] as const) {
    const span = bounds[precision]
    if (span !== undefined) return { kind: 'bounds', precision, ...daysOf(span), zone }
  }
  throw new Error(`needs exactly one of ${dateKeys.join(', ')}`)
}

const daysOf = ([from, until]: readonly [string, string]) => ({
  from: Temporal.PlainDate.from(from),
  until: Temporal.PlainDate.from(until),
})
