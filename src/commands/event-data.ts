// Event data: the facts of an event for machines, as `--json` prints them.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { precisionOf, type When } from '#src/calendar/when.ts'

/** Days are half-open: `until` is the day after the last. Without precision `day` they are bounds, never a date. */
export const eventData = (event: CalendarEvent): Readonly<Record<string, unknown>> => ({
  slug: event.slug,
  public: event.public,
  body: event.body,
  kind: event.kind,
  title: event.title,
  ...(event.number === undefined ? {} : { number: event.number }),
  ...whenData(event.when),
  certainty: event.certainty,
  state: event.state,
  ...(event.reason === undefined ? {} : { reason: event.reason }),
  ...(event.place === undefined ? {} : { place: event.place }),
  ...(event.room === undefined ? {} : { room: event.room }),
  ...(event.country === undefined ? {} : { country: event.country }),
  countries: event.countries,
  ...(event.rule === undefined ? {} : { rule: event.rule }),
  computed: event.computed,
  withdrawn: event.withdrawn,
  sources: event.sources,
})

/** A date for machines: ISO texts, and the zone they are in. */
const whenData = (when: When): Readonly<Record<string, string>> => ({
  precision: precisionOf(when),
  ...(when.kind === 'moment'
    ? { at: when.at.toString(), ...(when.until === undefined ? {} : { until: when.until.toString() }) }
    : { from: when.from.toString(), until: when.until.toString() }),
  zone: when.zone,
})
