// Facts as JSON: dates become ISO text, and every field is judged on the way in and on the way out.
import { z } from 'zod'
import type { BodyId } from '#src/calendar/body.ts'
import { isBodyId } from '#src/calendar/body.ts'
import {
  certainties,
  type EventFacts,
  type EventId,
  eventKinds,
  eventStates,
  type Source,
} from '#src/calendar/event.ts'
import { type Bounds, type Days, type Moment, precisions } from '#src/calendar/when.ts'
import { type Iso3, isIso3 } from '#src/states/state.ts'
import { readJson } from './read-json.ts'

/** Throws when it is not what can be read again: a key too many, a list that is missing. */
export const factsToJson = (facts: EventFacts): string => JSON.stringify(z.encode(shape, facts))

/** The facts that were written. Throws with the event's id, never with what the row says. */
export const factsFromJson = (json: string, event: string): EventFacts => {
  const known = judged.get(json)
  if (known !== undefined) return known
  const facts = readJson(json, shape, `facts of event ${event}`)
  if (judged.size === MOST_JUDGED) judged.delete(judged.keys().next().value ?? '')
  judged.set(json, facts)
  return facts
}

/** Judging costs more than anything else that reading the calendar does, and the same text is the same facts for ever. */
const judged = new Map<string, EventFacts>()
const MOST_JUDGED = 2_000

/** Text that a Temporal class reads and writes the same. */
const temporal = <T>(type: { new (...parts: never): T; from(text: string): T }) =>
  z.codec(
    z.string(),
    z.custom<T>(value => value instanceof type),
    {
      encode: String,
      decode: (text, { issues }) => {
        try {
          const value = type.from(text)
          if (String(value) === text) return value
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
        }
        issues.push({ code: 'custom', input: text })
        return z.NEVER
      },
    },
  )

const day = temporal(Temporal.PlainDate)
const hour = temporal(Temporal.PlainDateTime)
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
  parent: z.custom<EventId>(value => typeof value === 'string').exactOptional(),
  rule: text.exactOptional(),
  computed: z.boolean(),
  withdrawn: z.boolean(),
} satisfies KeysOf<EventFacts>)
