// Time zones as files describe them.
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { vtimezone } from '#adapters/http/ical/vtimezone.ts'

const years = { from: 2025, until: 2036 }

describe('the description of a zone', () => {
  it('is two yearly rules for Geneva', () => {
    expect(vtimezone('Europe/Zurich', years)?.split('\r\n')).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Zurich',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'END:STANDARD',
      'END:VTIMEZONE',
      '',
    ])
  })
  it('counts Sundays of the month for New York', () => {
    expect(vtimezone('America/New_York', years)).toMatch(/BYMONTH=3;BYDAY=2SU[\s\S]*BYMONTH=11;BYDAY=1SU/)
  })
  it('is one observance without a rule where clocks never change', () => {
    expect(vtimezone('Africa/Nairobi', years)).toMatch(/^BEGIN:VTIMEZONE\r\nTZID:Africa\/Nairobi\r\nBEGIN:STANDARD\r\n/)
    expect(vtimezone('Africa/Nairobi', years)).not.toMatch(/RRULE|DAYLIGHT/)
  })
  it('is not given where clocks follow the moon', () => {
    expect(vtimezone('Africa/Casablanca', years)).toBeUndefined()
  })
  it('gives the offsets that Temporal gives, at noon of each month, in every zone that it describes', () => {
    const described = Intl.supportedValuesOf('timeZone').flatMap(zone => {
      const text = vtimezone(zone, years)
      return text === undefined ? [] : [{ zone, text }]
    })
    expect(described.length).toBeGreaterThan(350)
    for (const { zone, text } of described) {
      const read = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text.trimEnd()) as []))
      for (const year of [2026, 2035])
        for (let month = 1; month <= 12; month++) {
          const noon = new Temporal.PlainDateTime(year, month, 15, 12)
          const offset = read.utcOffset(ICAL.Time.fromDateTimeString(noon.toString()))
          expect([zone, String(noon), offset * 1e9]).toEqual([
            zone,
            String(noon),
            noon.toZonedDateTime(zone).offsetNanoseconds,
          ])
        }
    }
  })
})
