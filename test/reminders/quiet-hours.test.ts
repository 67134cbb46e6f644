// Quiet hours: held back if it stays useful, else early; never in them, whatever the clocks do.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOOK_AHEAD, quietVerdict, readQuietHours } from '#src/reminders/quiet-hours.ts'

const geneva = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Zurich]`).toInstant()
const NIGHT = { hours: '22:00-07:00', zone: 'Europe/Zurich' }

describe('quiet hours', () => {
  it.each([
    ['22:00-07:00', '22:00-07:00'],
    ['7:00-8:30', '07:00-08:30'],
    ['18:00-08:00', '18:00-08:00'],
  ])('are read from %s', (text, hours) => {
    expect(readQuietHours(text)).toEqual({ ok: true, value: hours })
  })

  it.each([
    ['22:00', 'no end'],
    ['22:00-22:00', 'no length, or a whole day'],
    ['17:59-08:00', 'longer than 14 hours'],
    ['25:00-07:00', 'no such hour'],
    ['night', 'no hours'],
  ])('are not read from %s: %s', text => {
    expect(readQuietHours(text)).toMatchObject({ ok: false })
  })

  it.each([
    { due: '2026-12-01T21:59', useful: '2026-12-01T23:00', at: '2026-12-01T21:59', why: undefined, because: 'before them' },
    { due: '2026-12-01T22:00', useful: '2026-12-02T10:00', at: '2026-12-02T07:00', why: 'held', because: 'three hours are left after them' },
    { due: '2026-12-02T06:00', useful: '2026-12-02T08:00', at: '2026-12-02T07:00', why: 'held', because: 'an hour is left, which is enough' },
    { due: '2026-12-02T06:00', useful: '2026-12-02T07:59', at: '2026-12-01T21:45', why: 'early', because: 'less than an hour is left' },
    { due: '2026-12-02T02:00', useful: '2026-12-02T06:00', at: '2026-12-01T21:45', why: 'early', because: 'it is over before they end' },
    { due: '2026-12-02T07:00', useful: '2026-12-02T09:00', at: '2026-12-02T07:00', why: undefined, because: 'they have just ended' },
  ])('at $due for what is of use until $useful: $at, $because', ({ due, useful, at, why }) => {
    const verdict = quietVerdict(geneva(due), geneva(useful), NIGHT)
    expect([verdict.at.toString(), verdict.why]).toEqual([geneva(at).toString(), why])
  }) // biome-ignore format: a table reads best in lines

  it('send nothing while they last, unless it was ready before, and nothing too late to be of use', () => {
    const zone = fc.constantFrom(
      'Europe/Zurich',
      'America/New_York',
      'Pacific/Chatham',
      'Asia/Kathmandu',
      'Africa/Cairo',
    )
    const hour = fc.integer({ min: 0, max: 23 })
    const length = fc.integer({ min: 1, max: 14 })
    const instant = fc
      .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2040, 0) })
      .map(Temporal.Instant.fromEpochMilliseconds)
    const use = fc.integer({ min: 0, max: 72 * 60 })
    fc.assert(
      fc.property(zone, hour, length, instant, use, (zone, from, hours, due, minutes) => {
        const two = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`
        const quiet = { hours: `${two(from)}-${two(from + hours)}`, zone }
        const useful = due.add({ minutes })
        const { at, why } = quietVerdict(due, useful, quiet)
        if (why === undefined) expect(at).toEqual(due)
        // Sent now, it would not be put off again: it lies outside them.
        expect(quietVerdict(at, at.add({ hours: 100 }), quiet).why, `${at}`).toBeUndefined()
        if (why === 'held') expect(Temporal.Instant.compare(at.add({ hours: 1 }), useful)).toBeLessThanOrEqual(0)
        // It was looked at early enough to go out early.
        if (why === 'early') expect(at.until(due).total('hours')).toBeLessThanOrEqual(LOOK_AHEAD.total('hours'))
      }),
      { numRuns: 3_000 },
    )
  })
})
