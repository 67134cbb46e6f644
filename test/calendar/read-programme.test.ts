// Read programme: lines as coordinators paste them from programmes of work, calendars and mails.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProgramme } from '#src/calendar/read-programme.ts'
import { sayWhen } from '#src/calendar/say-when.ts'

const around = { zone: 'Europe/Zurich', day: Temporal.PlainDate.from('2027-02-22') }
const reader = { language: 'en', zone: 'Europe/Zurich', today: around.day } as const

/** "Tue 9 Mar 10:00-13:00 | ID defenders | Room XX", or why not. */
const reading = (text: string): readonly string[] =>
  readProgramme(text, around).map(({ read }) => {
    if (!read.ok) return read.refusal.sentence
    const { title, when, room } = read.value
    const hours =
      when.kind === 'moment' ? [when.at, when.until].flatMap(at => at?.toPlainTime().toString().slice(0, 5) ?? []) : []
    return [
      [sayWhen(when, reader), hours.join('-')].filter(part => part !== '').join(' '),
      title,
      ...(room === undefined ? [] : [room]),
    ].join(' | ')
  })

describe('a line of a programme', () => {
  const rows: readonly { line: string; is: string; why: string }[] = [
    {
      line: 'Tue 9 Mar 10:00 ID defenders, Room XX',
      is: 'Tue 9 Mar 10:00 | ID defenders | Room XX',
      why: 'day, hour, title, room',
    },
    { line: 'Tuesday, 9 March 2027, 10:00: Panel', is: 'Tue 9 Mar 10:00 | Panel', why: 'commas and a colon' },
    {
      line: '9 March 10.00-13.00 Panel (Room XXVII)',
      is: 'Tue 9 Mar 10:00-13:00 | Panel | Room XXVII',
      why: 'stops in hours, brackets round a room',
    },
    {
      line: '2027-03-09 10 a.m. to 1 p.m. Panel',
      is: 'Tue 9 Mar 10:00-13:00 | Panel',
      why: 'as UN programmes write hours',
    },
    {
      line: '• mardi 9 mars 10h30 Dialogue interactif; Salle XX',
      is: 'Tue 9 Mar 10:30 | Dialogue interactif | Salle XX',
      why: 'French, with a bullet',
    },
    { line: '- Tue 9 Mar - 10:00 - 11:00 - Panel', is: 'Tue 9 Mar 10:00-11:00 | Panel', why: 'dashes everywhere' },
    { line: '1. Tue 9 Mar 10:00 Panel', is: 'Tue 9 Mar 10:00 | Panel', why: 'a numbered list' },
    {
      line: 'Tue 9 Mar Seminar on water Room 27',
      is: 'Tue 9 Mar | Seminar on water | Room 27',
      why: 'no hour: the whole day',
    },
    {
      line: 'Tue 9 Mar 10:00 Room for manoeuvre',
      is: 'Tue 9 Mar 10:00 | Room for manoeuvre',
      why: 'a room that is none',
    },
    {
      line: 'Tue 9 Mar 10:00 No room for civil society',
      is: 'Tue 9 Mar 10:00 | No room for civil society',
      why: 'nor this',
    },
    {
      line: 'Tue 9 Mar 10:00 Panel, Conference Room 4',
      is: 'Tue 9 Mar 10:00 | Panel | Conference Room 4',
      why: 'New York',
    },
    {
      line: 'Tue 9 Mar 10:00 2027 in review',
      is: 'Tue 9 Mar 10:00 | 2027 in review',
      why: 'a title that begins with a number',
    },
    { line: '28 Dec 10:00 Reception', is: 'Mon 28 Dec 2026 10:00 | Reception', why: 'the year nearest to the session' },
    {
      line: 'Mon 9 Mar 10:00 Panel',
      is: '9 March 2027 is a Tuesday, not a Monday: check the date.',
      why: 'one of the two is wrong',
    },
    {
      line: '31 Feb 10:00 Panel',
      is: 'There is no 31 February 2027: check the day and the month.',
      why: 'no such day',
    },
    {
      line: 'Tue 9 Mar 13:00-10:00 Panel',
      is: 'The end, 10:00, is not after the beginning, 13:00. Type the earlier hour first.',
      why: 'end before start',
    },
    { line: 'Tue 9 Mar 10:00', is: 'no title in this line', why: 'nothing to call it' },
    { line: '10:00 Panel', is: 'no date in this line, nor in one above it', why: 'no day' },
    {
      line: '28 Mar 02:30 Night watch',
      is: 'There is no 02:30 in Geneva on 2027-03-28: the clocks go forward. Type another hour.',
      why: 'the clocks leave it out',
    },
  ]
  it.each(rows)('reads "$line": $why', ({ line, is }) => {
    expect(reading(line)).toEqual([is])
  })

  it('takes the day of the line above it, when that is a date alone', () => {
    expect(reading('Tuesday, 9 March\n10:00 Panel\n\n15:00 Debate\nWed 10 March:\n10:00 Vote\nlunch')).toEqual([
      'Tue 9 Mar 10:00 | Panel',
      'Tue 9 Mar 15:00 | Debate',
      'Wed 10 Mar 10:00 | Vote',
      'no hour in this line',
    ])
  })

  it('says so when the date above is none', () => {
    expect(reading('31 February\n10:00 Panel')).toEqual([
      'There is no 31 February 2027: check the day and the month.',
      'There is no 31 February 2027: check the day and the month.',
    ])
  })

  it('never throws', () => {
    const piece = fc.constantFrom(
      'Tue',
      '9',
      'Mar',
      '10:00',
      '-',
      '13:00',
      ',',
      'Room',
      'XX',
      '(',
      ')',
      'a.m.',
      '\n',
      'Panel',
      '2027',
    )
    fc.assert(fc.property(fc.array(piece), pieces => void reading(pieces.join(' '))))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void reading(text)))
  })
})
