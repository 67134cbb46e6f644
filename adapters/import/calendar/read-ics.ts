// Read ICS: an iCalendar file by ical.js, its events as plain dates in known zones.
import { createHash } from 'node:crypto'
import ICAL from 'ical.js'
import { findIana } from 'windows-iana'
import type { EventState } from '#src/calendar/event.ts'
import type { ImportedItem, ReadCalendar } from '#src/calendar/import.ts'
import type { When } from '#src/calendar/when.ts'
import { ok, type Result, refuse } from '#src/result.ts'

/** More components than this are no calendar of meetings. */
const MOST_COMPONENTS = 5_000
/** Repetitions are taken for five years and at most so many. */
const MOST_REPETITIONS = 500
const YEARS = 5
/** So many days are tried for all rules of a file together: the library looks for a 30th of February without end. */
const MOST_STEPS = 20_000
/** Longer than this no meeting lasts; the library counts the days of a length one by one. */
const LONGEST_SECONDS = 400 * 24 * 60 * 60

/** Reads a whole file; what cannot be used is remarked, not guessed. `home`: the zone of dates without one. */
export const readIcs = (text: string, home: string, today: Temporal.PlainDate): Result<ReadCalendar> => {
  const root = parsed(text)
  if (root === undefined)
    return refuse(
      'This is not a whole iCalendar file: it breaks off or has broken lines. Save it again and try once more.',
    )
  const components = root.getAllSubcomponents('vevent')
  if (components.length > MOST_COMPONENTS)
    return refuse(
      `The file has ${components.length} events; ${MOST_COMPONENTS} are the most that are read at once. Take a smaller part of it.`,
    )
  const remarks: string[] = []
  const reading = { home, today, remark: (text: string) => remarks.push(text), steps: { left: MOST_STEPS } }
  const items = components.flatMap(component => itemsOf(component, reading))
  return ok({ items: unique(items, remarks), remarks, covers: covering(items, today) })
}

const parsed = (text: string): ICAL.Component | undefined => {
  const clean = text.replace(/^\ufeff/, '')
  if (!/END:VCALENDAR\s*$/.test(clean)) return undefined
  try {
    return new ICAL.Component(ICAL.parse(clean))
  } catch {
    return undefined
  }
}

interface Reading {
  readonly home: string
  readonly today: Temporal.PlainDate
  readonly remark: (text: string) => void
  readonly steps: { left: number }
}

/** The library reads a value when it is asked for it, and throws what it does not understand. */
const itemsOf = (component: ICAL.Component, reading: Reading): readonly ImportedItem[] => {
  const title = plain(component.getFirstPropertyValue('summary')) || 'Untitled'
  try {
    return itemsNamed(title, component, reading)
  } catch {
    reading.remark(`"${short(title)}": a date or a rule in it cannot be read`)
    return []
  }
}

const itemsNamed = (title: string, component: ICAL.Component, reading: Reading): readonly ImportedItem[] => {
  const uid = plain(component.getFirstPropertyValue('uid'))
  const when = whenOf(component, reading)
  if (typeof when === 'string') {
    reading.remark(`"${short(title)}": ${when}`)
    return []
  }
  const { name, state } = withoutLabel(title, plain(component.getFirstPropertyValue('status')))
  const place = plain(component.getFirstPropertyValue('location'))
  const url = addressOf(component)
  const base = {
    uid: uid || print([title]),
    title: name,
    when,
    state,
    ...(place === '' ? {} : { place: short(place) }),
    ...(url === undefined ? {} : { url }),
    print: printOf(component),
  }
  return [base, ...repetitions(component, base, reading)]
}

/** Ours and others' habit: the label of an event stands at the end of its title, in brackets (Indico), or before it. */
const LABEL = /^(?:(cancelled|canceled|postponed)\s*[:–-]\s*)?(.*?)(?:\s*\[(cancelled|canceled|postponed)\])?$/i

const withoutLabel = (title: string, status: string): { name: string; state: EventState } => {
  const match = LABEL.exec(title)
  const label = (match?.[1] ?? match?.[3] ?? status).toLowerCase()
  const state = label.startsWith('cancel') ? 'cancelled' : label === 'postponed' ? 'postponed' : 'planned'
  return { name: short(match?.[2] || title), state }
}

/** Days, or hours in a known zone; a sentence when they are neither. */
const whenOf = (component: ICAL.Component, { home }: Reading): When | string => {
  const start = component.getFirstProperty('dtstart')
  const from = start?.getFirstValue()
  if (start === null || !(from instanceof ICAL.Time)) return 'it has no beginning'
  const end = endOf(component, from)
  if (from.isDate) {
    const first = dayOf(from)
    const last = end === undefined ? first.add({ days: 1 }) : dayOf(end)
    return {
      kind: 'days',
      from: first,
      until: Temporal.PlainDate.compare(last, first) > 0 ? last : first.add({ days: 1 }),
      zone: home,
    }
  }
  const zone = zoneOf(start, from, home)
  if (zone === undefined) return `its time zone "${short(plain(start.getParameter('tzid')))}" is unknown`
  return momentOf(from, end, zone)
}

const endOf = (component: ICAL.Component, from: ICAL.Time): ICAL.Time | undefined => {
  const end = component.getFirstPropertyValue('dtend')
  if (end instanceof ICAL.Time) return end
  const duration = component.getFirstPropertyValue('duration')
  if (!(duration instanceof ICAL.Duration) || Math.abs(duration.toSeconds()) > LONGEST_SECONDS) return undefined
  const at = from.clone()
  at.addDuration(duration)
  return at
}

/** Meetings of several days with hours are days to a reader. */
const momentOf = (from: ICAL.Time, end: ICAL.Time | undefined, { written, home }: Zone): When => {
  const at = inHome(hourOf(from), written, home)
  const until =
    end === undefined ? undefined : inHome(hourOf(end), end.zone === ICAL.Timezone.utcTimezone ? 'UTC' : written, home)
  if (until === undefined || Temporal.PlainDateTime.compare(until, at) <= 0) return { kind: 'moment', at, zone: home }
  const days = at.toPlainDate().until(until.toPlainDate()).days
  if (days >= 1 && until.since(at).total('hours') >= 24)
    return { kind: 'days', from: at.toPlainDate(), until: until.toPlainDate().add({ days: 1 }), zone: home }
  return { kind: 'moment', at, until, zone: home }
}

interface Zone {
  /** The zone the file writes the hour in. */
  readonly written: string
  /** The zone the event is kept in: the one it names, or that of the body's seat for UTC. */
  readonly home: string
}

const zoneOf = (property: ICAL.Property, time: ICAL.Time, home: string): Zone | undefined => {
  if (time.zone === ICAL.Timezone.utcTimezone) return { written: 'UTC', home }
  const named = plain(property.getParameter('tzid')).replace(/^\//, '')
  if (named === '') return { written: home, home }
  if (/^(?:utc|gmt)$/i.test(named)) return { written: 'UTC', home }
  const candidates = [named, named.split('/').slice(-2).join('/'), ...findIana(named)]
  // A Windows zone stands for several places; the seat of the body is meant when it is one of them.
  const zone = candidates.includes(home) ? home : candidates.find(isZone)
  return zone === undefined ? undefined : { written: zone, home: zone }
}

const isZone = (name: string): boolean => {
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(name)
    return true
  } catch {
    return false
  }
}

const inHome = (hour: Temporal.PlainDateTime, written: string, home: string): Temporal.PlainDateTime =>
  written === home ? hour : hour.toZonedDateTime(written).withTimeZone(home).toPlainDateTime()

const dayOf = ({ year, month, day }: ICAL.Time): Temporal.PlainDate => new Temporal.PlainDate(year, month, day)
const hourOf = ({ year, month, day, hour, minute }: ICAL.Time): Temporal.PlainDateTime =>
  new Temporal.PlainDateTime(year, month, day, hour, minute)

/** Later occurrences of a repeating event, each with a name of its own. */
const repetitions = (component: ICAL.Component, first: ImportedItem, reading: Reading): readonly ImportedItem[] => {
  const rule = component.getFirstPropertyValue('rrule')
  const start = component.getFirstPropertyValue('dtstart')
  if (!(rule instanceof ICAL.Recur) || !(start instanceof ICAL.Time)) return []
  const last = reading.today.add({ years: YEARS })
  const items: ImportedItem[] = []
  const next = withinSteps(rule.iterator(start), reading)
  next.next()
  for (let time = next.next(); time && items.length < MOST_REPETITIONS; time = next.next()) {
    if (Temporal.PlainDate.compare(dayOf(time), last) > 0) break
    const days = dayOf(start).until(dayOf(time)).days
    items.push({ ...first, uid: `${first.uid} ${dayOf(time)}`, when: later(first.when, days) })
  }
  if (items.length === MOST_REPETITIONS)
    reading.remark(`"${short(first.title)}" repeats too often: the first ${MOST_REPETITIONS + 1} were read`)
  return items
}

/** The same iterator, which throws once the file has had its steps. The library asks this of every day that it tries. */
const withinSteps = (iterator: ICAL.RecurIterator, { steps }: Reading): ICAL.RecurIterator => {
  const fits = iterator.check_contracting_rules.bind(iterator)
  iterator.check_contracting_rules = () => {
    if (steps.left-- <= 0) throw new RangeError('too many steps')
    return fits()
  }
  return iterator
}

const later = (when: When, days: number): When =>
  when.kind === 'moment'
    ? { ...when, at: when.at.add({ days }), ...(when.until === undefined ? {} : { until: when.until.add({ days }) }) }
    : { ...when, from: when.from.add({ days }), until: when.until.add({ days }) }

/** The first of several with the same name counts. */
const unique = (items: readonly ImportedItem[], remarks: string[]): readonly ImportedItem[] => {
  const byUid = new Map<string, ImportedItem>()
  for (const item of items)
    if (byUid.has(item.uid)) remarks.push(`"${short(item.title)}" comes twice under one UID; the first was read`)
    else byUid.set(item.uid, item)
  return [...byUid.values()]
}

const covering = (items: readonly ImportedItem[], today: Temporal.PlainDate) => {
  const days = items.map(({ when }) => (when.kind === 'moment' ? when.at.toPlainDate() : when.from))
  const last = days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b), today)
  return { from: today, until: last.add({ days: 2 }) }
}

/** Everything that it says but the stamps; a changed DTSTAMP alone is no change. */
const STAMPS = new Set(['dtstamp', 'last-modified', 'created', 'sequence'])
const printOf = (component: ICAL.Component): string =>
  print(
    component
      .getAllProperties()
      .filter(property => !STAMPS.has(property.name))
      .map(property => property.toICALString())
      .sort(),
  )

const print = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)

const addressOf = (component: ICAL.Component): string | undefined => {
  const url = plain(component.getFirstPropertyValue('url'))
  return /^https?:\/\//.test(url) ? url.slice(0, 500) : undefined
}

/** One line without markup. Each step goes through the text once: a file may hold a line of megabytes. */
const plain = (value: unknown): string =>
  (value === null || value === undefined ? '' : String(value))
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()

const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text)
