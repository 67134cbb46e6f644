// Facts as JSON: dates become ISO text on the way in; on the way out every field is judged, and damage is named by the id.
import { z } from 'zod'
import type { BodyId } from '#src/calendar/body.ts'
import { isBodyId } from '#src/calendar/body.ts'
import { certainties, type EventFacts, eventId, eventKinds, eventStates, type Source } from '#src/calendar/event.ts'
import { type Bounds, type Days, type Moment, precisions } from '#src/calendar/when.ts'
import { type Iso3, isIso3 } from '#src/states/state.ts'

/** Temporal values write themselves as ISO text. */
export const factsToJson = (facts: EventFacts): string => JSON.stringify(facts)

/** The facts that were written. Throws with the event's id, never with what the row says. */
export const factsFromJson = (json: string, of: string): EventFacts => {
  const read = shape.safeParse(parsed(json))
  if (read.success) return read.data
  const where = [...new Set(read.error.issues.map(issue => issue.path[0] ?? 'all of it'))].join(', ')
  throw new Error(`The stored facts of event ${of} are damaged: ${where}.`)
}

// The engine's own message quotes the text, which must not reach a log.
const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Text that a Temporal class reads, and writes back the same. */
const temporal = <T extends { toString(): string }>(type: { from(text: string): T }) =>
  z.string().transform((text, context): T => {
    try {
      const value = type.from(text)
      if (value.toString() === text) return value
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    context.addIssue('not a date')
    return z.NEVER
  })

const day = temporal<Temporal.PlainDate>(Temporal.PlainDate)
const hour = temporal<Temporal.PlainDateTime>(Temporal.PlainDateTime)
const iso3 = z.custom<Iso3>(value => typeof value === 'string' && isIso3(value))
const isBody = z.custom<BodyId>(value => typeof value === 'string' && isBodyId(value))
const text = z.string()

/** Every key of T has its schema here, the optional ones too: a key that is forgotten does not compile. */
type KeysOf<T> = Record<keyof T, z.ZodType>

const when = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), from: day, until: day, zone: text } satisfies KeysOf<Days>),
  z.strictObject({
    kind: z.literal('moment'),
    at: hour,
    until: hour.exactOptional(),
    zone: text,
  } satisfies KeysOf<Moment>),
  z.strictObject({
    kind: z.literal('bounds'),
    precision: z.enum(precisions).exclude(['day']),
    from: day,
    until: day,
    zone: text,
  } satisfies KeysOf<Bounds>),
])

const source = z.strictObject({
  text,
  says: text.exactOptional(),
  checkedOn: text.exactOptional(),
} satisfies KeysOf<Source>)

const shape: z.ZodType<EventFacts> = z.strictObject({
  body: isBody,
  kind: z.enum(eventKinds),
  title: text,
  number: z.int().exactOptional(),
  when,
  certainty: z.enum(certainties),
  state: z.enum(eventStates),
  reason: text.exactOptional(),
  place: text.exactOptional(),
  room: text.exactOptional(),
  country: iso3.exactOptional(),
  countries: z.array(iso3),
  tags: z.array(text),
  note: text.exactOptional(),
  sources: z.array(source),
  parent: text.transform(eventId).exactOptional(),
  rule: text.exactOptional(),
  computed: z.boolean(),
  withdrawn: z.boolean(),
} satisfies KeysOf<EventFacts>)
