// Filter as JSON: what a person follows, judged on the way out.
import { z } from 'zod'
import { type BodyId, isBodyId } from '#src/calendar/body.ts'
import { certainties, eventId, eventKinds, type Slug } from '#src/calendar/event.ts'
import type { Filter } from '#src/calendar/filter.ts'
import { precisions } from '#src/calendar/when.ts'
import { type Iso3, isIso3 } from '#src/states/state.ts'

export const filterToJson = (filter: Filter): string => JSON.stringify(filter)

/** The filter that was written. Throws with `of`, what it belongs to; never with what the row says. */
export const filterFromJson = (json: string, of: string): Filter => {
  const read = shape.safeParse(parsed(json))
  if (read.success) return read.data
  throw new Error(`The stored filter of ${of} is damaged.`)
}

// The engine's own message quotes the text, which must not reach a log.
const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const listOf = <T extends string>(is: (value: string) => value is T) =>
  z.array(z.custom<T>(value => typeof value === 'string' && is(value)))

const shape: z.ZodType<Filter> = z.strictObject({
  bodies: listOf<BodyId>(isBodyId),
  countries: listOf<Iso3>(isIso3),
  kinds: z.array(z.enum(eventKinds)),
  tags: z.array(z.string()),
  certainties: z.array(z.enum(certainties)),
  precisions: z.array(z.enum(precisions)),
  events: z.array(
    z.strictObject({
      slug: z.string().transform(slug => slug as Slug),
      id: z.string().transform(eventId).exactOptional(),
    }),
  ),
  text: z.string().exactOptional(),
} satisfies Record<keyof Filter, z.ZodType>)
