// Reads the calendar that ships with the product: the files of db/shipped/calendar, one event a line.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { ShippedCalendar, ShippedEvent } from '#src/calendar/shipped.ts'
import { toShippedEvent } from './shipped-event.ts'

const index = z.strictObject({
  version: z.iso.date(),
  /** The day on which the sources were checked. */
  compiled: z.iso.date(),
  files: z.array(z.string()),
  notes: z.array(z.string()),
})

const shippedFolder = join(import.meta.dirname, 'calendar')

/** The edition that ships, without reading its events: when a database holds it already, there is nothing to do. */
export const readShippedVersion = (folder = shippedFolder): string => readIndex(folder).version

/** The edition in the product: its version is known without reading its events. */
export const shippedEdition = {
  get version(): string {
    return readShippedVersion()
  },
  read: (): ShippedCalendar => readShippedCalendar(),
}

/** The whole shipped calendar, checked. Throws an error that names the file and the line of the first fault. */
export const readShippedCalendar = (folder = shippedFolder): ShippedCalendar => {
  const { version, compiled, files } = readIndex(folder)
  const placed = files.flatMap(file => readEvents(join(folder, file), compiled))
  checkSlugs(placed)
  return { version, events: placed.map(({ event }) => event) }
}

/** An event and where it stands, such as `hrc.json line 12`. */
export interface PlacedEvent {
  readonly event: ShippedEvent
  readonly place: string
}

/** The events of one file: a JSON array with one event on each line between its brackets. */
export const readEvents = (file: string, checkedOn: string): readonly PlacedEvent[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, row) => {
      const json = text.trim().replace(/,$/, '')
      if (json === '' || json === '[' || json === ']') return []
      const place = `${file} line ${row + 1}`
      return [{ event: faultsAt(place, () => toShippedEvent(JSON.parse(json), checkedOn)), place }]
    })

const readIndex = (folder: string) => {
  const file = join(folder, 'index.json')
  return faultsAt(file, () => index.parse(JSON.parse(readFileSync(file, 'utf8'))))
}

/** Slugs are unique, and each parent ships too. */
const checkSlugs = (placed: readonly PlacedEvent[]): void => {
  const places = new Map<string, string>()
  for (const { event, place } of placed) {
    const other = places.get(event.slug)
    if (other !== undefined) throw new Error(`${place}: ${event.slug} is already at ${other}`)
    places.set(event.slug, place)
  }
  for (const { event, place } of placed) {
    const parent = event.parentSlug
    if (parent !== undefined && !places.has(parent)) throw new Error(`${place}: no event ${parent} to hang on`)
  }
}

const faultsAt = <T>(place: string, work: () => T): T => {
  try {
    return work()
  } catch (cause) {
    throw new Error(`${place}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
