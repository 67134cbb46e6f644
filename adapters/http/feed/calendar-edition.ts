// Calendar edition: the state of a feed for a wish, from the stock.
import { hash } from 'node:crypto'
import { calendarFile } from '#adapters/http/ical/calendar-file.ts'
import { eventBlock } from '#adapters/http/ical/event-block.ts'
import { zonesOf } from '#adapters/http/ical/vtimezone.ts'
import { feedEntry } from '#src/calendar/feed-entry.ts'
import { feedWants } from '#src/calendar/feed-window.ts'
import { instantText } from '#src/instant-text.ts'
import { type Audience, thePublic } from '#src/security/audience.ts'
import { breathe, mapGently } from './breathe.ts'
import { type Edition, editionOf } from './edition.ts'
import type { Stock, Stocked } from './stock.ts'
import type { Wish } from './wish.ts'

/** What is the same for all feeds of an installation. */
export interface Imprint {
  readonly publicUrl: string
  /** The release: the same facts may be written otherwise in the next. */
  readonly version: string
}

/** Zones are described for these years around the day. */
const YEARS_BACK = 2
const YEARS_AHEAD = 10

/** Whether a reader of this wish may know of the event at all. */
const isInSight = ({ space }: Wish, { event }: Stocked): boolean => event.public || event.space === space

/** Tells what the feed of a wish has on a day. */
export const wantedBy = (wish: Wish, today: Temporal.PlainDate): ((one: Stocked) => boolean) => {
  const day = today.toString()
  return one => isInSight(wish, one) && one.leaves > day && feedWants(wish.filter, one.event)
}

export const calendarEdition = (wish: Wish, stock: Stock, imprint: Imprint): Edition => {
  const { today } = stock
  const inSight = [...stock.events.values()].filter(one => isInSight(wish, one))
  const wanted = inSight.filter(wantedBy(wish, today)).sort((a, b) => (a.order < b.order ? -1 : 1))
  return editionOf({
    etag: etagOf(wish, wanted, { ...imprint, year: today.year }),
    modified: modifiedAt(inSight, today),
    type: 'text/calendar; charset=utf-8',
    write: () => write(wish, wanted, { imprint, year: today.year }),
  })
}

/** Weak: the same for the text and its gzip. Everything that the text is made from is in it, the text itself is not needed. */
const etagOf = (wish: Wish, wanted: readonly Stocked[], made: Imprint & { readonly year: number }): string => {
  const revisions = wanted.map(({ event }) => `${event.id} ${event.revision}`)
  const content = JSON.stringify([wish.key, made.version, made.publicUrl, made.year, revisions])
  return `W/"${hash('sha256', content, 'base64url').slice(0, 27)}"`
}

/** When anything in sight last changed, or the day turned: whatever left the feed left it then. */
const modifiedAt = (inSight: readonly Stocked[], today: Temporal.PlainDate): number => {
  let last = instantText(today.toZonedDateTime('UTC').toInstant())
  for (const { event } of inSight) if (event.changedAt > last) last = event.changedAt
  return Math.floor(Temporal.Instant.from(last).epochMilliseconds / 1000)
}

const write = async (
  wish: Wish,
  wanted: readonly Stocked[],
  { imprint, year }: { readonly imprint: Imprint; readonly year: number },
): Promise<readonly string[]> => {
  await breathe()
  const zoneOf = zonesOf({ from: year - YEARS_BACK, until: year + YEARS_AHEAD })
  const isDescribed = (zone: string): boolean => zoneOf(zone) !== undefined
  const audience: Audience =
    wish.space === undefined ? thePublic : { ...thePublic, space: wish.space, greenInFeeds: 'yes' }
  const style = { wording: wish.wording, publicUrl: imprint.publicUrl }

  const blockOf = (one: Stocked): string => {
    const known = one.blocks.get(wish.wording)
    if (known !== undefined) return known
    const entry = feedEntry(one.event, style, audience)
    const block = entry === undefined ? '' : eventBlock(entry, isDescribed)
    if (entry !== undefined) one.blocks.set(wish.wording, block)
    return block
  }
  const blocks = (await mapGently(wanted, blockOf)).filter(block => block !== '')
  const zones = zonesIn(wish, wanted).flatMap(zone => zoneOf(zone) ?? [])
  return calendarFile(wish, { zones: zones.length + blocks.length === 0 ? [zoneOf('Etc/UTC') ?? ''] : zones, blocks })
}

/** The zones in which hours are told; under cover they are in UTC. */
const zonesIn = (wish: Wish, wanted: readonly Stocked[]): readonly string[] => {
  if (wish.wording === 'cover') return []
  return [...new Set(wanted.flatMap(({ event: { when } }) => (when.kind === 'moment' ? [when.zone] : [])))]
}
