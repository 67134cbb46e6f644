// Planned times: an offset from the event in the event's zone, over every change of clocks that is known.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { When } from '#src/calendar/when.ts'
import type { Lead } from '#src/reminders/lead.ts'
import { canRemind, dueAt, usefulUntil } from '#src/reminders/planned-time.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'

const due = (when: When, lead: string, at = '09:00') => dueAt(when, lead as Lead, at)?.toString()

describe('a reminder', () => {
  it.each([
    { when: '2026-12-10 18:00', lead: '3d', is: '2026-12-07T08:00:00Z', why: 'days at nine in Geneva' },
    { when: '2026-12-10 18:00', lead: '2h', is: '2026-12-10T15:00:00Z', why: 'hours back from the beginning' },
    { when: '2026-12-10', lead: '0d', is: '2026-12-10T08:00:00Z', why: 'on the day' },
    { when: '2026-12-10', lead: '3h', is: '2026-12-09T20:00:00Z', why: 'hours back from midnight' },
    { when: '2027-03-30 10:00', lead: '3d', is: '2027-03-27T08:00:00Z', why: 'nine o’clock before clocks go forward' },
    { when: '2027-03-30 10:00', lead: '2d', is: '2027-03-28T07:00:00Z', why: 'nine o’clock after' },
    { when: '2027-03-28 10:00', lead: '24h', is: '2027-03-27T08:00:00Z', why: 'hours are hours, though one is left out' },
    { when: '2027-11-02 10:00', lead: '3d', is: '2027-10-30T07:00:00Z', why: 'nine o’clock before clocks go back' },
    { when: '2027-11-02 10:00', lead: '2d', is: '2027-10-31T08:00:00Z', why: 'nine o’clock after' },
    { when: '2027-02-22..2027-04-02', lead: '7d', is: '2027-02-15T08:00:00Z', why: 'the first day of a session' },
  ])('$lead before $when comes at $is: $why', ({ when, lead, is }) => {
    expect(due(aWhen(when), lead)).toBe(is)
  }) // biome-ignore format: a table reads best in lines

  it('of a date that is not fixed counts from its earliest bound, and stops at seven days', () => {
    const when = aWhen('2027-03')
    expect(when.kind).toBe('bounds')
    expect(due(when, '14d')).toBe('2027-02-15T08:00:00Z')
    expect(due(when, '7d')).toBe('2027-02-22T08:00:00Z')
    for (const lead of ['6d', '3d', '1d', '3h', '30m']) expect(due(when, lead)).toBeUndefined()
  })

  it('at an hour that a change of clocks skips comes after the gap, and at one that comes twice, the first time', () => {
    expect(due(aWhen('2027-03-29 10:00'), '1d', '02:30')).toBe('2027-03-28T01:30:00Z')
    expect(due(aWhen('2027-11-01 10:00'), '1d', '02:30')).toBe('2027-10-31T00:30:00Z')
  })
})

/** When the clocks of a zone change, up to 2040. */
const changesOf = (zone: string): readonly Temporal.ZonedDateTime[] => {
  const changes: Temporal.ZonedDateTime[] = []
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`)
  const end = Temporal.Instant.from('2041-01-01T00:00:00Z')
  for (;;) {
    at = at.getTimeZoneTransition('next')
    if (at === null || Temporal.Instant.compare(at.toInstant(), end) >= 0) return changes
    changes.push(at)
  }
}

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']
const changing = new Map(
  zones.map(zone => [zone, changesOf(zone)] as const).filter(([, changes]) => changes.length > 0),
)

/** A meeting at ten, so many days after a change of clocks. */
const meetingAfter = (change: Temporal.ZonedDateTime, days: number): When => ({
  kind: 'moment',
  at: change.toPlainDate().add({ days }).toPlainDateTime('10:00'),
  zone: change.timeZoneId,
})

describe('in every zone, over every change of clocks to 2040, a reminder', () => {
  it('has all of them to try', () => {
    expect(zones.length).toBeGreaterThan(400)
    expect(changing.get('Europe/Zurich')).toHaveLength(30)
    expect(changing.size).toBeGreaterThan(100)
  })

  it('in days stays at its hour: nine in Geneva is nine in Geneva on both sides', () => {
    const wrong: string[] = []
    for (const changes of changing.values())
      for (const change of changes)
        for (const days of [-1, 0, 1, 2, 3])
          for (const lead of ['0d', '1d', '3d'] as Lead[]) {
            const local = dueAt(meetingAfter(change, days), lead, '09:00')?.toZonedDateTimeISO(change.timeZoneId)
            const day = change.toPlainDate().add({ days: days - Number.parseInt(lead, 10) })
            if (String(local?.toPlainDateTime()) !== `${day}T09:00:00`)
              wrong.push(`${lead} ${days} ${change}: ${local}`)
          }
    expect(wrong).toEqual([])
  })

  it('in hours comes as many hours before, whatever the clocks do between', () => {
    const wrong: string[] = []
    for (const changes of changing.values())
      for (const change of changes) {
        const begins = change.toPlainDate().toPlainDateTime('10:00').toZonedDateTime(change.timeZoneId).toInstant()
        for (const lead of ['1h', '12h', '48h'] as Lead[]) {
          const before = dueAt(meetingAfter(change, 0), lead, '')?.until(begins).total('hours')
          if (before !== Number.parseInt(lead, 10)) wrong.push(`${lead} ${change}: ${before}`)
        }
      }
    expect(wrong).toEqual([])
  })

  it('in days is never more than a gap away from its hour, at any hour of any day', () => {
    const place = fc.constantFrom(...changing.keys())
    const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(place, fc.nat(), hour, fc.integer({ min: 0, max: 40 }), (zone, which, [h, m], days) => {
        const changes = changing.get(zone) ?? []
        const change = changes[which % changes.length] as Temporal.ZonedDateTime
        const at = `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`
        const found = dueAt(meetingAfter(change, days), `${days}d` as Lead, at)
        const local = found?.toZonedDateTimeISO(zone).toPlainDateTime()
        const wanted = change.toPlainDate().toPlainDateTime(at)
        const off = local?.since(wanted).total('minutes') ?? Number.NaN
        const gap = change.subtract({ nanoseconds: 1 }).offsetNanoseconds - change.offsetNanoseconds
        // Only what is skipped comes later than it says, and never earlier.
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(Math.max(0, -gap / 6e10))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a reminder is of use', () => {
  it.each([
    { kind: 'meeting', when: '2026-12-10 18:00', until: '2026-12-10T17:00:00Z', why: 'until it begins' },
    { kind: 'deadline', when: '2026-12-10', until: '2026-12-10T23:00:00Z', why: 'until the day is over' },
    { kind: 'session', when: '2027-02-22..2027-04-02', until: '2027-02-22T23:00:00Z', why: 'until the first day is over' },
    { kind: 'session', when: '2027-03', until: '2027-03-01T23:00:00Z', why: 'until the first possible day is over' },
  ] as const)('$why: $kind of $when', ({ kind, when, until }) => {
    expect(usefulUntil(anEvent({ kind, when })).toString()).toBe(until)
  }) // biome-ignore format: a table reads best in lines
})

describe('an event', () => {
  it.each([
    { given: { state: 'planned' }, can: true, why: 'it stands' },
    { given: { state: 'moved' }, can: true, why: 'it stands at another date' },
    { given: { state: 'cancelled' }, can: false, why: 'it does not take place' },
    { given: { state: 'held' }, can: false, why: 'it is over' },
    { given: { state: 'postponed' }, can: false, why: 'nobody knows when' },
    { given: { state: 'postponed', kind: 'deadline' }, can: true, why: 'a published deadline was not withdrawn' },
    { given: { state: 'planned', withdrawn: true }, can: false, why: 'it was taken off the calendar' },
  ] as const)('$given can be reminded of: $can, because $why', ({ given, can }) => {
    expect(canRemind(anEvent(given))).toBe(can)
  })
})
