// The envelope of a feed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFile } from '#adapters/http/ical/calendar-file.ts'
import { cleanLine } from '#adapters/http/ical/clean-text.ts'
import { vtimezone } from '#adapters/http/ical/vtimezone.ts'
import { expectGoodLines, propertyNames, readCalendar } from '#test/support/read-calendar.ts'

const zurich = vtimezone('Europe/Zurich', { from: 2025, until: 2035 }) as string
const empty = (name: string, about?: string) =>
  calendarFile({ name, ...(about === undefined ? {} : { about }) }, { zones: [zurich], blocks: [] }).join('')

describe('the envelope of a feed', () => {
  it('names itself twice, gives refresh hints, and has neither METHOD nor UID', () => {
    expect(propertyNames(empty('UN calendar', 'All.'))).toEqual([
      ...['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'NAME', 'X-WR-CALNAME', 'DESCRIPTION', 'X-WR-CALDESC'],
      ...['REFRESH-INTERVAL', 'X-PUBLISHED-TTL', 'COLOR', 'X-APPLE-CALENDAR-COLOR'],
      ...['BEGIN', 'TZID', 'BEGIN', 'DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'END'],
      ...['BEGIN', 'DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'END', 'END', 'END'],
    ])
  })
  it('survives any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), name => {
        const file = empty(name, name)
        expectGoodLines(file)
        const expected = Array.from(cleanLine(name)).slice(0, 255).join('')
        expect(readCalendar(file).getFirstPropertyValue('x-wr-calname')).toBe(expected)
        expect(propertyNames(file)).toHaveLength(28)
      }),
    )
  })
  it('writes what has a meaning in a file as text', () => {
    expect(empty('a\\nb; c, d')).toContain('\r\nNAME:a\\\\nb\\; c\\, d\r\n')
  })
  it('does not let a name add a property', () => {
    expect(empty('x\r\nX-EVIL:1\nEND:VCALENDAR')).toContain('NAME:x X-EVIL:1 END:VCALENDAR\r\n')
  })
})
