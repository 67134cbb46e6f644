// Foreign calendars: what is read of each form, and the one sentence for what cannot be read.
import { describe, expect, it } from 'vitest'
import { calendarReader } from '#adapters/import/calendar/read-calendar.ts'

const now = () => Temporal.Instant.from('2026-11-21T09:00:00Z')
const read = calendarReader(now)
const geneva = { name: 'x.ics', body: 'HRC' } as const

const ics = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//indico//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: readonly string[]): string[] => [
  'BEGIN:VEVENT',
  'UID:indico-event-1@indico.un.org',
  'DTSTAMP:20261121T080000Z',
  ...lines,
  'END:VEVENT',
]

const only = async (text: string, about: Parameters<typeof read>[1] = geneva) => {
  const result = await read(text, about)
  if (!result.ok) throw new Error(result.refusal.sentence)
  return result.value.items[0]!
}

describe('an iCalendar file', () => {
  it.each([
    {
      lines: ['SUMMARY:Panel', 'DTSTART:20270309T090000Z', 'DTEND:20270309T110000Z'],
      when: '2027-03-09T10:00:00',
      why: 'UTC is told at the seat of the body',
    },
    {
      lines: ['SUMMARY:Panel', 'DTSTART;TZID=UTC:20270309T090000Z', 'DTEND;TZID=UTC:20270309T110000Z'],
      when: '2027-03-09T10:00:00',
      why: 'TZID=UTC beside the Z',
    },
    {
      lines: ['SUMMARY:Panel', 'DTSTART;VALUE=DATE-TIME:20270309T090000Z'],
      when: '2027-03-09T10:00:00',
      why: 'the older Indico form',
    },
    {
      lines: ['SUMMARY:Panel', 'DTSTART;TZID=W. Europe Standard Time:20270309T100000'],
      when: '2027-03-09T10:00:00',
      why: 'a zone as Windows names it',
    },
    {
      lines: ['SUMMARY:Panel', 'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Zurich:20270309T100000'],
      when: '2027-03-09T10:00:00',
      why: 'a zone with a prefix',
    },
    {
      lines: ['SUMMARY:Panel', 'DTSTART:20270309T100000'],
      when: '2027-03-09T10:00:00',
      why: 'no zone: the seat of the body',
    },
  ])('reads the hour: $why', async ({ lines, when }) => {
    const item = await only(ics(...event(...lines)))
    expect(item.when).toMatchObject({ kind: 'moment', zone: 'Europe/Zurich' })
    expect(String((item.when as { at: Temporal.PlainDateTime }).at)).toBe(when)
  })

  it('tells days as days, half-open, and meetings of several days too', async () => {
    const days = await only(
      ics(...event('SUMMARY:Session', 'DTSTART;VALUE=DATE:20270222', 'DTEND;VALUE=DATE:20270403')),
    )
    expect(JSON.parse(JSON.stringify(days.when))).toEqual({
      kind: 'days',
      from: '2027-02-22',
      until: '2027-04-03',
      zone: 'Europe/Zurich',
    })
    const long = await only(ics(...event('SUMMARY:Session', 'DTSTART:20270222T090000Z', 'DTEND:20270402T170000Z')))
    expect(JSON.parse(JSON.stringify(long.when))).toEqual({
      kind: 'days',
      from: '2027-02-22',
      until: '2027-04-03',
      zone: 'Europe/Zurich',
    })
  })

  it.each([
    { title: 'Panel [Cancelled]', name: 'Panel', state: 'cancelled', why: "Indico's label at the end" },
    { title: 'Panel [Postponed]', name: 'Panel', state: 'postponed', why: "Indico's label at the end" },
    { title: 'CANCELLED: Panel', name: 'Panel', state: 'cancelled', why: 'our own habit' },
    { title: 'Panel', name: 'Panel', state: 'planned', why: 'no label' },
  ])('reads the label of $title ($why)', async ({ title, name, state }) => {
    expect(await only(ics(...event(`SUMMARY:${title}`, 'DTSTART:20270309T090000Z')))).toMatchObject({
      title: name,
      state,
    })
  })

  it('gives the same print when only the stamps differ', async () => {
    const one = await only(ics(...event('SUMMARY:Panel', 'DTSTART:20270309T090000Z')))
    const two = await only(
      ics(...event('SUMMARY:Panel', 'DTSTART:20270309T090000Z', 'LAST-MODIFIED:20261122T080000Z')).replace(
        '20261121T080000Z',
        '20261122T090000Z',
      ),
    )
    const moved = await only(ics(...event('SUMMARY:Panel', 'DTSTART:20270310T090000Z')))
    expect(two.print).toBe(one.print)
    expect(moved.print).not.toBe(one.print)
  })

  it('takes repetitions for five years and at most 500', async () => {
    const result = await read(
      ics(...event('SUMMARY:Daily', 'DTSTART:20270101T090000Z', 'RRULE:FREQ=DAILY;COUNT=10000')),
      geneva,
    )
    expect(result.ok && result.value.items.length).toBe(501)
    expect(result.ok && result.value.remarks.join()).toContain('repeats too often')
  })

  it.each([
    { lines: ['DTSTART:abc'], why: 'a beginning that is no date' },
    { lines: ['DTSTART:20270301T090000', 'DURATION:PT'], why: 'a length without a number' },
    { lines: ['DTSTART:20270301T090000', 'RRULE:FREQ=DAILY;UNTIL=foo'], why: 'an end of repetitions that is no date' },
    {
      lines: ['DTSTART:20270301T090000', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
      why: 'a day that never comes',
    },
    { lines: ['DTSTART:20270301T090000', 'RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU'], why: 'Tuesdays among Mondays' },
    {
      lines: ['DTSTART:20270301T090000', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'],
      why: 'a second that never comes',
    },
  ])('says what cannot be read, and reads the rest: $why', async ({ lines }) => {
    const text = ics(
      ...event('SUMMARY:Broken', ...lines),
      ...event('SUMMARY:Panel', 'DTSTART:20270309T090000Z').with(1, 'UID:2'),
    )
    expect(await read(text, geneva)).toMatchObject({
      ok: true,
      value: { items: [{ title: 'Panel' }], remarks: ['"Broken": a date or a rule in it cannot be read'] },
    })
  })

  it('takes a length of thousands of years for none', async () => {
    const item = await only(ics(...event('SUMMARY:Panel', 'DTSTART:20270301T090000', 'DURATION:P99999999999999W')))
    expect(item.when).not.toHaveProperty('until')
  })

  it.each([
    { title: '<'.repeat(500_000), why: 'signs that never close' },
    { title: `a${' '.repeat(500_000)}b`, why: 'blanks' },
  ])('reads a line of half a megabyte: $why', async ({ title }) => {
    expect((await only(ics(...event(`SUMMARY:${title}`, 'DTSTART:20270309T090000Z')))).title.length).toBeLessThan(301)
  })

  it('leaves out what has an unknown zone, and says so', async () => {
    const result = await read(ics(...event('SUMMARY:Panel', 'DTSTART;TZID=Moon/Tycho:20270309T100000')), geneva)
    expect(result).toMatchObject({
      ok: true,
      value: { items: [], remarks: ['"Panel": its time zone "Moon/Tycho" is unknown'] },
    })
  })

  it('reads a file that begins with a byte order mark', async () => {
    expect((await only(`\ufeff${ics(...event('SUMMARY:Panel', 'DTSTART:20270309T090000Z'))}`)).title).toBe('Panel')
  })
})

describe('what is no calendar', () => {
  it.each([
    { text: '<!DOCTYPE html><html></html>', says: 'web page', why: 'the page behind a link' },
    { text: '', says: 'empty', why: 'nothing' },
    { text: '   \n', says: 'empty', why: 'blanks' },
    {
      text: ics(...event('SUMMARY:Panel', 'DTSTART:20270309T090000Z')).slice(0, 120),
      says: 'breaks off',
      why: 'a download that stopped',
    },
    { text: 'x'.repeat(9_000_000), says: '8 MB', why: 'too large' },
    { text: `BEGIN:VCALENDAR\r\nX:\ufffd`, says: 'UTF-8', why: 'another encoding' },
    { text: 'Dear colleagues,', says: 'do not know this form', why: 'a letter' },
  ])('is refused with one sentence: $why', async ({ text, says }) => {
    const result = await read(text, geneva)
    expect(result).toMatchObject({ ok: false, refusal: { sentence: expect.stringContaining(says) } })
  })
})

describe('a table or a list', () => {
  it('reads CSV with semicolons, words for dates, bodies and States', async () => {
    const item = await only(
      'Title;Start;Time;Body;State;Place\n"Review; Nepal";2027-02-09;10:00;CEDAW;Népal;Room XX\n',
      { name: 'a.csv', body: 'OTHER' },
    )
    expect(item).toMatchObject({ title: 'Review; Nepal', body: 'CEDAW', country: 'NPL', place: 'Room XX' })
    expect(JSON.parse(JSON.stringify(item.when))).toMatchObject({ kind: 'moment', at: '2027-02-09T10:00:00' })
  })

  it('reads YAML, and says which row cannot be used', async () => {
    const result = await read(
      '- title: Session\n  start: 2027-02-22\n  end: 2027-04-02\n- title: Never\n  start: 2027-02-31\n',
      { name: 'a.yaml', body: 'HRC' },
    )
    expect(result).toMatchObject({ ok: true, value: { remarks: [expect.stringContaining('row 2')] } })
    expect(result.ok && JSON.parse(JSON.stringify(result.value.items[0]?.when))).toEqual({
      kind: 'days',
      from: '2027-02-22',
      until: '2027-04-03',
      zone: 'Europe/Zurich',
    })
  })

  it.each([
    {
      name: 'a.csv',
      text: `title,start\n${'x,2027-03-01\n'.repeat(5_001)}`,
      says: 'more than 5000 rows',
      why: 'a table',
    },
    { name: 'a.yaml', text: `- title: ${'x'.repeat(1_000_001)}`, says: 'larger than 1 MB', why: 'a list' },
  ])('refuses what is too long before it costs much: $why', async ({ name, text, says }) => {
    expect(await read(text, { name, body: 'HRC' })).toMatchObject({
      ok: false,
      refusal: { sentence: expect.stringContaining(says) },
    })
  })

  it('refuses a YAML bomb and an open quote', async () => {
    expect((await read('a: &a [x]\nb: [*a, *a]\nevents: []', { name: 'a.yaml', body: 'HRC' })).ok).toBe(false)
    expect((await read('title,start\n"open,2027-01-01\n', { name: 'a.csv', body: 'HRC' })).ok).toBe(false)
  })
})
