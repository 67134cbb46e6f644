// One event as its VEVENT.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText } from '#adapters/http/ical/clean-text.ts'
import { eventBlock } from '#adapters/http/ical/event-block.ts'
import { eventId } from '#src/calendar/event.ts'
import { type FeedEntry, feedEntry } from '#src/calendar/feed-entry.ts'
import { thePublic } from '#src/security/audience.ts'
import { aSession } from '#test/support/a-session.ts'
import { aWhen } from '#test/support/an-event.ts'
import { expectGoodLines, propertyNames, readCalendar } from '#test/support/read-calendar.ts'

const zones = (zone: string) => zone === 'Europe/Zurich'
type Given = Parameters<typeof aSession>[0]

const entryOf = (facts: Given = {}) =>
  feedEntry(aSession(facts), { wording: 'plain', publicUrl: 'https://un.example' }, thePublic) as FeedEntry
const blockOf = (facts: Given = {}) => eventBlock(entryOf(facts), zones)
const linesOf = (facts: Given = {}) => blockOf(facts).replaceAll('\r\n ', '').split('\r\n')

/** Every property of a block that can be there, in order. */
const ALL = [
  'BEGIN', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'TRANSP', 'LOCATION', 'DESCRIPTION',
  'CATEGORIES', 'URL', 'STATUS', 'CREATED', 'LAST-MODIFIED', 'RELATED-TO', 'END',
] // biome-ignore format: a list of names reads best on few lines

describe('the block of an event', () => {
  it('has each property once, in order', () => {
    const facts = { parent: eventId('p1'), place: 'Palais des Nations', room: 'XX' }
    expect(propertyNames(blockOf(facts))).toEqual(ALL)
    expect(linesOf(facts)).toContain('LOCATION:XX\\, Palais des Nations')
    expect(linesOf(facts)).toContain('RELATED-TO;RELTYPE=PARENT:p1@calendar.invalid')
    expect(linesOf(facts)).toContain('CATEGORIES:HRC,session')
  })
  it.each<{ facts: Given; lines: string[]; why: string }>([
    {
      facts: {},
      lines: ['DTSTART;VALUE=DATE:20270222', 'DTEND;VALUE=DATE:20270403'],
      why: 'the end of whole days is the day after the last',
    },
    {
      facts: { when: aWhen('2027-03-09 10:00-13:00', 'Europe/Zurich') },
      lines: ['DTSTART;TZID=Europe/Zurich:20270309T100000', 'DTEND;TZID=Europe/Zurich:20270309T130000'],
      why: 'hours are told in the zone of the seat',
    },
    {
      facts: { when: aWhen('2027-03-09 10:00-13:00', 'Africa/Casablanca') },
      lines: ['DTSTART:20270309T100000Z', 'DTEND:20270309T130000Z'],
      why: 'a zone that the file cannot describe is told in UTC',
    },
    {
      facts: { when: aWhen('between 2027-02-22..2027-04-02') },
      lines: ['DTSTART;VALUE=DATE:20270222', 'DTEND;VALUE=DATE:20270223', 'STATUS:TENTATIVE'],
      why: 'a date that is not fixed stands on its first bound',
    },
    {
      facts: { changedAt: '2026-11-20T09:30:15.999Z', sequence: 4 },
      lines: ['DTSTAMP:20261120T093015Z', 'LAST-MODIFIED:20261120T093015Z', 'SEQUENCE:4'],
      why: 'stamps tell the last change, never now',
    },
    { facts: { state: 'cancelled' }, lines: ['STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20270222'], why: 'it stays' },
  ])('says $lines, because $why', ({ facts, lines }) => {
    expect(linesOf(facts)).toEqual(expect.arrayContaining(lines))
  })
  it('is the same octets for the same facts', () => expect(blockOf()).toBe(blockOf()))
  it('holds nothing that readers undo differently in an address', () => {
    const block = eventBlock({ ...entryOf(), url: 'https://un.example/a,b;c?d=1,2' }, zones)
    expect(block.replaceAll('\r\n ', '')).toContain('URL;VALUE=URI:https://un.example/a%2Cb%3Bc?d=1%2C2\r\n')
  })

  it('has a question mark where half a character came, or one that was lost before', () => {
    expect(cleanLine('a\ud800b \udc00 c\ufffdd 😀')).toBe('a?b ? c?d 😀')
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('\r', '\n', 'X-EVIL:1', 'END:VEVENT', '\\', ',', ';', '"', '\u0000', ' ', '\t', '😀', '\u202e', 'é', '\u2028', '\ud800'), maxLength: 80 }),
  ) // biome-ignore format: what is hostile reads best together
  it('survives any text in any field: the lines are good, nothing is injected, the text comes back', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, place, text) => {
        const entry = { ...entryOf(), title, place, description: [text, text] }
        const block = eventBlock(entry, zones)
        expectGoodLines(block)
        expect(ALL).toEqual(expect.arrayContaining([...propertyNames(block)]))
        const event = readCalendar(block)
        expect(event.getFirstPropertyValue('summary')).toBe(cleanLine(title) || 'Untitled')
        expect(event.getFirstPropertyValue('location') ?? '').toBe(cleanLine(place))
        const said = cleanText(text)
        expect(event.getFirstPropertyValue('description') ?? '').toBe(said === '' ? '' : `${said}\n${said}`)
      }),
      { numRuns: 300 },
    )
  })
})
