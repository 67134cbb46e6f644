// Say when: dates and hours in words, in three zones, on both sides of every change of clocks.
import { describe, expect, it } from 'vitest'
import { type Reader, sayDistance, sayWhen, sayWhenWithHours } from '#src/calendar/say-when.ts'
import { aWhen } from '#test/support/an-event.ts'

const reader: Reader = { language: 'en', zone: 'Europe/Zurich', today: Temporal.PlainDate.from('2026-11-21') }
const inKathmandu: Reader = { ...reader, zone: 'Asia/Kathmandu' }

describe('a date in words', () => {
  const dates: readonly { typed: string; says: string; reader?: Partial<Reader>; why: string }[] = [
    { typed: '2026-12-01', says: 'Tue 1 Dec', why: 'this year needs no number' },
    { typed: '2027-03-08', says: 'Mon 8 Mar 2027', why: 'next year does' },
    { typed: '2027-03-08', says: 'lun. 8 mars 2027', reader: { language: 'fr' }, why: 'French' },
    { typed: '2027-03-08', says: 'lun 8 mar 2027', reader: { language: 'es' }, why: 'Spanish' },
    { typed: '2027-02-22..2027-02-26', says: '22 – 26 Feb 2027', why: 'one month is said once' },
    { typed: '2027-02-22..2027-04-02', says: '22 Feb – 2 Apr 2027', why: 'one year is said once' },
    { typed: '2026-12-28..2027-01-05', says: '28 Dec 2026 – 5 Jan 2027', why: 'two years are both said' },
    {
      typed: 'between 2027-02-22..2027-04-02',
      says: 'date not fixed: between 22 Feb and 2 Apr 2027',
      why: 'bounds are never a date',
    },
    {
      typed: 'between 2026-12-28..2027-01-05',
      says: 'date not fixed: between 28 Dec 2026 and 5 Jan 2027',
      why: 'bounds in two years',
    },
    { typed: '2026-12', says: 'date not fixed: between 1 and 31 Dec', why: 'a month is bounds too' },
    { typed: 'between 2026-12-03..2026-12-03', says: 'date not fixed: about 3 Dec', why: 'a day that is not fixed' },
  ]
  it.each(dates)('says $typed as "$says": $why', ({ typed, says, reader: other }) => {
    expect(sayWhen(aWhen(typed), { ...reader, ...other })).toBe(says)
  })
})

describe('an hour in words', () => {
  const hours: readonly { typed: string; zone?: string; reader?: Reader; says: string; why: string }[] = [
    {
      typed: '2027-03-08 13:00',
      reader: inKathmandu,
      says: 'Mon 8 Mar 2027, 13:00 Geneva · 07:00 New York · 17:45 Kathmandu',
      why: 'six hours, and a zone of three quarters',
    },
    {
      typed: '2027-03-09 10:00-13:00',
      says: 'Tue 9 Mar 2027, 10:00–13:00 Geneva · 04:00–07:00 New York',
      why: 'the reader in Geneva is said once',
    },
    {
      typed: '2027-03-09 17:00',
      zone: 'America/New_York',
      reader: inKathmandu,
      says: 'Tue 9 Mar 2027, 23:00 Geneva · 17:00 New York · 03:45 Wed Kathmandu',
      why: 'another day than the event says so',
    },
    {
      typed: '2027-03-09 09:00',
      zone: 'Africa/Nairobi',
      reader: inKathmandu,
      says: 'Tue 9 Mar 2027, 07:00 Geneva · 01:00 New York · 09:00 Nairobi · 11:45 Kathmandu',
      why: 'the zone of the event is said even when nobody sits there',
    },
  ]
  it.each(hours)('says $typed $zone as "$says": $why', ({ typed, zone, reader: other, says }) => {
    expect(sayWhenWithHours(aWhen(typed, zone), other ?? reader)).toBe(says)
  })

  // Zurich changes on the last Sunday of March and of October, New York on the second of March and the first of November.
  const clocks: readonly { typed: string; says: string; why: string }[] = [
    { typed: '2026-10-23 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours before Geneva goes back' },
    { typed: '2026-10-26 10:00', says: '15:00 Geneva · 10:00 New York', why: 'five hours in the week between' },
    { typed: '2026-11-02 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours after New York went back' },
    { typed: '2027-03-12 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours before New York goes forward' },
    { typed: '2027-03-15 10:00', says: '15:00 Geneva · 10:00 New York', why: 'five hours from 14 to 28 March 2027' },
    { typed: '2027-03-26 10:00', says: '15:00 Geneva · 10:00 New York', why: 'still five' },
    { typed: '2027-03-29 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours after Geneva went forward' },
    { typed: '2027-10-29 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours before Geneva goes back' },
    { typed: '2027-11-01 10:00', says: '15:00 Geneva · 10:00 New York', why: 'five hours in the week between' },
    { typed: '2027-11-08 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours after New York went back' },
    { typed: '2028-03-10 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours before New York goes forward' },
    { typed: '2028-03-13 10:00', says: '15:00 Geneva · 10:00 New York', why: 'five hours from 12 to 26 March 2028' },
    { typed: '2028-03-27 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours after Geneva went forward' },
    { typed: '2028-10-30 10:00', says: '15:00 Geneva · 10:00 New York', why: 'five hours in the week between' },
    { typed: '2028-11-06 10:00', says: '16:00 Geneva · 10:00 New York', why: 'six hours after New York went back' },
  ]
  it.each(clocks)('keeps ten in New York at ten on $typed: $why', ({ typed, says }) => {
    expect(sayWhenWithHours(aWhen(typed, 'America/New_York'), reader)).toContain(`, ${says}`)
  })
})

describe('sayDistance', () => {
  const now = Temporal.Instant.from('2026-11-21T08:00:00Z')
  const distances: readonly { minutes: number; says: string }[] = [
    { minutes: 0, says: 'now' },
    { minutes: 1, says: 'in 1 minute' },
    { minutes: -40, says: '40 minutes ago' },
    { minutes: 120, says: 'in 2 hours' },
    { minutes: 3 * 1440, says: 'in 3 days' },
  ]
  it.each(distances)('says $says', ({ minutes, says }) => {
    expect(sayDistance(now, now.add({ minutes }))).toBe(says)
  })
})
