// Digest times: what is read, and when the next one is.
import { describe, expect, it } from 'vitest'
import { type DigestTime, nextDigest, readDigestTime } from '#src/reminders/digest-time.ts'

describe('a time for a digest', () => {
  it.each([
    ['daily-08:00', 'daily-08:00'],
    ['mon-08:00', 'mon-08:00'],
    ['Monday-8:00', 'mon-08:00'],
    ['tues-08:00', 'tue-08:00'],
    ['Wednesday-07:30', 'wed-07:30'],
    ['thurs08:00', 'thu-08:00'],
    ['saturday-23:59', 'sat-23:59'],
  ])('is read from %s', (text, digest) => {
    expect(readDigestTime(text)).toEqual({ ok: true, value: digest })
  })

  it.each([
    ['monkey-08:00', 'begins like a day'],
    ['dailyish-08:00', 'begins like daily'],
    ['mones-08:00', 'has the end of another day'],
    ['mon-24:00', 'no such hour'],
    ['mon-08:60', 'no such minute'],
    ['08:00', 'no day'],
    ['', 'nothing'],
  ])('is not read from %j: %s', text => {
    expect(readDigestTime(text)).toMatchObject({ ok: false })
  })

  it.each([
    { digest: 'daily-08:00', after: '2026-11-21T06:59:00Z', next: '2026-11-21T07:00:00Z', why: 'today, in Geneva' },
    { digest: 'daily-08:00', after: '2026-11-21T07:00:00Z', next: '2026-11-22T07:00:00Z', why: 'never the same again' },
    { digest: 'mon-08:00', after: '2026-11-21T06:59:00Z', next: '2026-11-23T07:00:00Z', why: 'the next Monday' },
    { digest: 'mon-08:00', after: '2026-11-23T07:00:00Z', next: '2026-11-30T07:00:00Z', why: 'a week on' },
    { digest: 'daily-08:00', after: '2027-03-27T12:00:00Z', next: '2027-03-28T06:00:00Z', why: 'clocks went forward' },
    { digest: 'daily-08:00', after: '2027-10-30T12:00:00Z', next: '2027-10-31T07:00:00Z', why: 'clocks went back' },
    { digest: 'daily-02:30', after: '2027-03-28T00:00:00Z', next: '2027-03-28T01:30:00Z', why: 'an hour left out: after the gap' },
    { digest: 'daily-02:30', after: '2027-10-31T00:30:00Z', next: '2027-11-01T01:30:00Z', why: 'an hour that comes twice: once' },
  ])('$digest after $after is $next: $why', ({ digest, after, next }) => {
    const found = nextDigest(digest as DigestTime, Temporal.Instant.from(after), 'Europe/Zurich')
    expect(found.toString()).toBe(next)
  }) // biome-ignore format: a table reads best in lines
})
