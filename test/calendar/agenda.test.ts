// Agenda: what is listed, in which order, and what folds into one line.
import { describe, expect, it } from 'vitest'
import { type AgendaEntry, agenda, isRunning } from '#src/calendar/agenda.ts'
import { type CalendarEvent, eventId } from '#src/calendar/event.ts'
import { anEvent } from '#test/support/an-event.ts'

const now = Temporal.Instant.from('2026-11-21T08:00:00Z')
const in90Days = { from: now, until: now.add({ hours: 90 * 24 }) }

const session = anEvent({
  slug: 'upr-54',
  id: eventId('upr-54'),
  kind: 'session',
  when: 'between 2027-01-01..2027-02-28',
})
const child = (slug: string, more: Parameters<typeof anEvent>[0] = {}): CalendarEvent =>
  anEvent({ slug, kind: 'review', parent: session.id, when: session.when, certainty: 'estimated', ...more })

const told = (entry: AgendaEntry): string => {
  if (entry.kind !== 'event') return `${entry.kind}: ${entry.events.map(event => event.slug).join(' ')}`
  const folded = entry.reviews.map(event => event.slug)
  return [entry.event.slug, ...(folded.length > 0 ? [`(${folded.join(' ')})`] : [])].join(' ')
}

const tell = (...events: readonly CalendarEvent[]): readonly string[] => agenda(events, in90Days).map(told)

describe('the agenda', () => {
  it('begins with what is under way, then goes by date, undated ones at the end of what they can touch', () => {
    expect(
      tell(
        anEvent({ slug: 'open-end', when: 'between 2026-11-01..2027-09-04' }),
        anEvent({ slug: 'until-december', when: 'between 2026-11-01..2026-12-01' }),
        anEvent({ slug: 'in-november', when: '2026-11' }),
        anEvent({ slug: 'in-january', when: '2027-01-12' }),
        anEvent({ slug: 'first-of-december', when: '2026-12-01' }),
        anEvent({ slug: 'at-ten', when: '2026-12-01 10:00' }),
        anEvent({ slug: 'running', when: '2026-09-08..2027-09-07' }),
        anEvent({ slug: 'today', when: '2026-11-21' }),
      ),
    ).toEqual([
      'today',
      'running',
      'in-november',
      'first-of-december',
      'at-ten',
      'until-december',
      'in-january',
      'open-end',
    ])
  })

  const absent: readonly { event: CalendarEvent; why: string }[] = [
    { event: anEvent({ when: '2026-11-21 08:30' }), why: 'half an hour ago' },
    { event: anEvent({ when: '2026-11-20' }), why: 'yesterday' },
    { event: anEvent({ when: '2027-02-20' }), why: 'after the period' },
    { event: anEvent({ when: '2026-12-01', withdrawn: true }), why: 'taken off the calendar' },
    { event: anEvent({ when: '2026-11-21', state: 'held' }), why: 'it took place' },
  ]
  it.each(absent)('leaves out what is $why', ({ event }) => {
    expect(tell(event)).toEqual([])
  })

  const present: readonly { event: CalendarEvent; why: string }[] = [
    { event: anEvent({ when: '2026-11-21 08:30-10:00' }), why: 'under way' },
    { event: anEvent({ when: '2026-11-21' }), why: 'today, whatever the hour' },
    { event: anEvent({ when: '2026-12-01', state: 'cancelled' }), why: 'cancelled: people must see the word' },
    { event: anEvent({ when: 'between 2026-10-01..2026-11-21' }), why: 'possible today for the last time' },
  ]
  it.each(present)('lists what is $why', ({ event }) => {
    expect(tell(event)).toHaveLength(1)
  })

  it('folds the undated reviews of a session into its entry', () => {
    expect(tell(session, child('upr-54-npl'), child('upr-54-ken'))).toEqual(['upr-54 (upr-54-npl upr-54-ken)'])
  })

  it('ends with the notices to find, those first that must be found first', () => {
    const notice = (slug: string, until: string) => child(slug, { kind: 'task', when: `between 2026-10-03..${until}` })
    const notices = [notice('attend', '2026-12-31'), notice('accreditation', '2026-11-29')]
    expect(tell(...notices, session)).toEqual(['upr-54', 'notices: accreditation attend'])
  })

  it('folds them into an entry of their own when the session is not listed', () => {
    expect(tell(child('upr-54-npl'), child('upr-54-ken'))).toEqual(['reviews: upr-54-npl upr-54-ken'])
  })

  it('does not fold one alone', () => {
    expect(tell(child('upr-54-npl'))).toEqual(['upr-54-npl'])
  })

  const unfolded: readonly { more: Parameters<typeof anEvent>[0]; why: string }[] = [
    { more: { when: '2027-01-20' }, why: 'has a day' },
    { more: { certainty: 'at-risk' }, why: 'is at risk' },
    { more: { state: 'cancelled' }, why: 'is cancelled' },
    { more: { reason: 'session moved; check this day' }, why: 'has something to check' },
    { more: { kind: 'deadline' }, why: 'is a deadline' },
  ]
  it.each(unfolded)('keeps an entry for what $why', ({ more }) => {
    const lines = tell(session, child('upr-54-ken'), child('upr-54-ita'), child('upr-54-npl', more))
    expect(lines).toContain('upr-54-npl')
    expect(lines).toContain('upr-54 (upr-54-ken upr-54-ita)')
  })
})

describe('isRunning', () => {
  const rows: readonly { event: CalendarEvent; is: boolean; why: string }[] = [
    { event: anEvent({ when: '2026-11-16..2026-11-27' }), is: true, why: 'a session in its first week' },
    { event: anEvent({ when: 'between 2026-11-16..2026-11-27' }), is: false, why: 'nobody knows whether it has begun' },
    { event: anEvent({ when: '2026-11-16..2026-11-27', state: 'postponed' }), is: false, why: 'it was postponed' },
    { event: anEvent({ when: '2026-12-01' }), is: false, why: 'it is to come' },
  ]
  it.each(rows)('is $is: $why', ({ event, is }) => {
    expect(isRunning(event, now)).toBe(is)
  })
})
