// Read when: what people type for a date, and what they are told when there is no such date.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Here, readWhen } from '#src/calendar/read-when.ts'
import { sameWhen, type When } from '#src/calendar/when.ts'
import { whenWords } from '#src/calendar/when-words.ts'

/** A Saturday, nine in the morning in Geneva. */
const here: Here = { zone: 'Europe/Zurich', now: Temporal.Instant.from('2026-11-21T08:00:00Z') }

/** "days 2027-03-09/2027-03-10", half-open, or "moment 2027-03-09T10:00:00". */
const told = (when: When): string => {
  if (when.kind === 'moment') return `moment ${when.at}${when.until === undefined ? '' : `/${when.until}`} ${when.zone}`
  return `${when.kind === 'days' ? 'days' : when.precision} ${when.from}/${when.until}`
}

const reading = (text: string, from: Here = here): string => {
  const when = readWhen(text, from)
  return when.ok ? told(when.value) : when.refusal.sentence
}

describe('readWhen', () => {
  const understood: readonly { text: string; is: string; why: string }[] = [
    { text: '2027-03-09', is: 'days 2027-03-09/2027-03-10', why: 'an ISO date is one whole day' },
    { text: '2027-3-9', is: 'days 2027-03-09/2027-03-10', why: 'zeros get lost on phones' },
    { text: '9.3.2027', is: 'days 2027-03-09/2027-03-10', why: 'how Geneva writes it' },
    { text: '2027-03-09 10:00', is: 'moment 2027-03-09T10:00:00 Europe/Zurich', why: 'an hour in the zone given' },
    { text: '2027-03-09T10:00', is: 'moment 2027-03-09T10:00:00 Europe/Zurich', why: 'ISO has a T' },
    { text: '2027-03-09 10h30', is: 'moment 2027-03-09T10:30:00 Europe/Zurich', why: 'how French writes an hour' },
    { text: '2027-03-09, 3 p.m.', is: 'moment 2027-03-09T15:00:00 Europe/Zurich', why: 'how UN programmes write it' },
    { text: '2027-03-09 12 am', is: 'moment 2027-03-09T00:00:00 Europe/Zurich', why: '12 a.m. is midnight' },
    {
      text: '2027-03-09 10:00-13:00',
      is: 'moment 2027-03-09T10:00:00/2027-03-09T13:00:00 Europe/Zurich',
      why: 'a meeting has an end',
    },
    {
      text: '9 March 2027 10 a.m. to 1 p.m.',
      is: 'moment 2027-03-09T10:00:00/2027-03-09T13:00:00 Europe/Zurich',
      why: 'copied from a programme of work',
    },
    { text: '2027-02-22..2027-04-02', is: 'days 2027-02-22/2027-04-03', why: 'the last day is meant too' },
    { text: '22 Feb - 2 Apr 2027', is: 'days 2027-02-22/2027-04-03', why: 'our own way of saying it' },
    { text: '22-26 Feb 2027', is: 'days 2027-02-22/2027-02-27', why: 'the month said once' },
    { text: '28 Dec .. 5 Jan 2027', is: 'days 2026-12-28/2027-01-06', why: 'the year belongs to the end' },
    { text: '16 Nov..11 Dec', is: 'days 2026-11-16/2026-12-12', why: 'it runs now: the beginning is not next year' },
    { text: 'between 22 Feb and 2 Apr 2028', is: 'window 2028-02-22/2028-04-03', why: 'the day is not fixed' },
    { text: 'window 2027-02-22..2027-04-02', is: 'window 2027-02-22/2027-04-03', why: 'the same in one word' },
    { text: '2027-03', is: 'month 2027-03-01/2027-04-01', why: 'a month is bounds' },
    { text: 'March 2027', is: 'month 2027-03-01/2027-04-01', why: 'and so is its name' },
    { text: '2027-03..2027-04', is: 'window 2027-03-01/2027-05-01', why: 'months are bounds together too' },
    { text: '9 Mar', is: 'days 2027-03-09/2027-03-10', why: 'passed this year, so next' },
    { text: '21 Nov', is: 'days 2026-11-21/2026-11-22', why: 'today has not passed' },
    { text: 'Tue 9 Mar', is: 'days 2027-03-09/2027-03-10', why: 'the weekday fits' },
    { text: 'March 9th, 2027', is: 'days 2027-03-09/2027-03-10', why: 'American order' },
    { text: '9 mars 2027', is: 'days 2027-03-09/2027-03-10', why: 'French' },
    { text: 'mardi 9 mars 2027', is: 'days 2027-03-09/2027-03-10', why: 'French with its weekday' },
    { text: '9 de marzo de 2027', is: 'days 2027-03-09/2027-03-10', why: 'Spanish' },
    { text: '3 févr. 2027', is: 'days 2027-02-03/2027-02-04', why: 'an abbreviation with accent and stop' },
    { text: 'fri 15:00', is: 'moment 2026-11-27T15:00:00 Europe/Zurich', why: 'the next Friday' },
    { text: 'sat 15:00', is: 'moment 2026-11-21T15:00:00 Europe/Zurich', why: 'today, and still to come' },
    { text: 'sat 08:00', is: 'moment 2026-11-28T08:00:00 Europe/Zurich', why: 'today it has passed' },
    { text: 'saturday', is: 'days 2026-11-28/2026-11-29', why: 'today would be called today' },
    { text: '9 August 10:00', is: 'moment 2027-08-09T10:00:00 Europe/Zurich', why: 'a month ending in t keeps its t' },
    { text: 'tomorrow 9:30', is: 'moment 2026-11-22T09:30:00 Europe/Zurich', why: 'a word for a day' },
    { text: '18:00', is: 'moment 2026-11-21T18:00:00 Europe/Zurich', why: 'an hour alone is of today' },
    { text: 'in 2h', is: 'moment 2026-11-21T11:00:00 Europe/Zurich', why: 'from now' },
    { text: 'in 90 minutes', is: 'moment 2026-11-21T10:30:00 Europe/Zurich', why: 'a whole word' },
    { text: 'in 1 week', is: 'days 2026-11-28/2026-11-29', why: 'weeks and days have no hour' },
  ]
  it.each(understood)('reads $text, $why', ({ text, is }) => {
    expect(reading(text)).toBe(is)
  })

  const refused: readonly { text: string; says: RegExp; why: string }[] = [
    { text: '2027-02-31', says: /no 31 February 2027/, why: 'no such day' },
    { text: '29 Feb 2027', says: /no 29 February 2027/, why: 'not a leap year' },
    { text: 'Mon 9 Mar 2027', says: /is a Tuesday, not a Monday/, why: 'one of the two is wrong' },
    { text: '2027-13', says: /do not understand/, why: 'no thirteenth month' },
    { text: '2027-04-02..2027-02-22', says: /lies before the beginning/, why: 'end before start' },
    { text: '2027-03-09 13:00-10:00', says: /not after the beginning/, why: 'end before start on one day' },
    { text: '2027-03-09 25:00', says: /not an hour/, why: 'no such hour' },
    { text: '2027-03-28 02:30', says: /no 02:30 in Geneva.*clocks go forward/, why: 'the clocks leave it out' },
    { text: '9 jui 2027', says: /do not understand/, why: 'June or July in French' },
    { text: 'soon', says: /Type 2027-03-09/, why: 'help comes with it' },
    { text: 'T-7d', says: /do not understand/, why: 'an offset is for reminders' },
    { text: '2027-03-09..', says: /do not understand/, why: 'no end' },
    { text: '', says: /do not understand/, why: 'nothing was said' },
  ]
  it.each(refused)('refuses "$text": $why', ({ text, says }) => {
    expect(reading(text)).toMatch(says)
  })

  it('takes an hour alone as an hour of the day it is told', () => {
    expect(reading('15:00', { ...here, day: Temporal.PlainDate.from('2027-03-10') })).toBe(
      'moment 2027-03-10T15:00:00 Europe/Zurich',
    )
  })

  it('takes today from the zone of the event: late on Saturday in New York it is Sunday in Geneva', () => {
    const now = Temporal.Instant.from('2026-11-22T02:00:00Z')
    expect(reading('today', { zone: 'America/New_York', now })).toBe('days 2026-11-21/2026-11-22')
    expect(reading('today', { zone: 'Europe/Zurich', now })).toBe('days 2026-11-22/2026-11-23')
  })

  it('reads back every date that it can be given as words', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map(days => Temporal.PlainDate.from('2026-11-21').add({ days }))
    const when = fc
      .tuple(day, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 4, max: 22 }))
      .chain(([from, length, hour]) =>
        fc.constantFrom<When>(
          { kind: 'days', from, until: from.add({ days: length }), zone: here.zone },
          {
            kind: 'bounds',
            precision: 'window',
            from: from.with({ day: 2 }),
            until: from.add({ days: 31 }),
            zone: here.zone,
          },
          {
            kind: 'bounds',
            precision: 'month',
            from: from.with({ day: 1 }),
            until: from.with({ day: 1 }).add({ months: 1 }),
            zone: here.zone,
          },
          { kind: 'moment', at: from.toPlainDateTime({ hour, minute: length - 1 }), zone: here.zone },
          {
            kind: 'moment',
            at: from.toPlainDateTime({ hour }),
            until: from.toPlainDateTime({ hour: hour + 1 }),
            zone: here.zone,
          },
        ),
      )
    fc.assert(
      fc.property(when, one => {
        const again = readWhen(whenWords(one), here)
        expect(again.ok && sameWhen(again.value, one)).toBe(true)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void readWhen(text, here)))
    const near = fc.array(
      fc.constantFrom('2027', '-', '02', '31', ' ', '..', 'mar', '10:00', 'between', 'in', 'h', '.'),
    )
    fc.assert(fc.property(near, parts => void readWhen(parts.join(''), here)))
  })
})
