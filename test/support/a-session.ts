// A session for tests: whole days, with a source and a change that lie before the day of the test.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { anEvent } from './an-event.ts'

/** The 64th session of the Council with a fixed date, unless said otherwise. */
export const aSession = (given: Parameters<typeof anEvent>[0] = {}): CalendarEvent =>
  anEvent({
    slug: 'hrc-64',
    kind: 'session',
    title: 'Human Rights Council, 64th regular session',
    when: '2027-02-22..2027-04-02',
    changedAt: '2026-11-20T09:30:00.000Z',
    sources: [{ text: 'https://example.org/programme', checkedOn: '2026-11-19' }],
    ...given,
  })
