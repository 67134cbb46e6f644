// An event for tests: everything that does not matter filled in.
import { type CalendarEvent, eventId, type Slug } from '#src/calendar/event.ts'
import { readWhen } from '#src/calendar/read-when.ts'
import type { When } from '#src/calendar/when.ts'

/** A date as people type it; the year must be said. */
export const aWhen = (text: string, zone = 'Europe/Zurich'): When => {
  const when = readWhen(text, { zone, now: Temporal.Instant.from('2026-11-21T08:00:00Z') })
  if (!when.ok) throw new Error(when.refusal.sentence)
  return when.value
}

type Given = Partial<Omit<CalendarEvent, 'slug' | 'when'>> & { readonly slug?: string; readonly when?: string | When }

/** A planned public meeting of the Council, unless said otherwise. */
export const anEvent = ({ slug = 'hrc-64-panel', when = '2027-03-09 10:00', ...given }: Given = {}): CalendarEvent => ({
  id: eventId(`id of ${slug}`),
  slug: slug as Slug,
  space: 'home',
  public: true,
  revision: 1,
  sequence: 0,
  createdAt: '2026-11-21T08:00:00.000Z',
  changedAt: '2026-11-21T08:00:00.000Z',
  body: 'HRC',
  kind: 'meeting',
  title: 'Panel',
  when: typeof when === 'string' ? aWhen(when) : when,
  certainty: 'confirmed',
  state: 'planned',
  countries: [],
  tags: [],
  sources: [],
  computed: false,
  withdrawn: false,
  ...given,
})
