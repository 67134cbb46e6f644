// Plant: meetings put on the calendar past the program, while it is down, whose reminders fell due in the meantime.
import { join } from 'node:path'
import { random as ids } from '#adapters/instruments.ts'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { openDatabase } from '#db/open.ts'
import { type CalendarEvent, eventId, type Slug } from '#src/calendar/event.ts'
import { instantText } from '#src/instant-text.ts'
import { planEvent } from '#src/reminders/plan-event.ts'
import type { Home } from './program.ts'

/** A short name, and in how many minutes it begins; less than none when it has begun. */
export interface Planted {
  readonly slug: string
  readonly begins: number
}

/** Its reminders were planned a day ago. */
export const plant = async (
  { folder, databaseUrl }: Pick<Home, 'folder' | 'databaseUrl'>,
  meetings: readonly Planted[],
): Promise<void> => {
  const keyring = await openKeyring(join(folder, 'palais.keyring'))
  await using database = await openDatabase(databaseUrl, { keyring })
  const now = Temporal.Now.instant()
  await database.atomically(async stores => {
    const { id: space } = await stores.members.homeSpace()
    for (const { slug, begins } of meetings) {
      const event = meetingAt(now.add({ minutes: begins }), { slug, space, now })
      await stores.calendar.seed([event])
      await planEvent(stores, event, now.subtract({ hours: 24 }))
    }
  })
}

interface Facts {
  readonly slug: string
  readonly space: string
  readonly now: Temporal.Instant
}

/** A meeting of the body that the boards follow, at the minute in which the instant lies. */
export const meetingAt = (begins: Temporal.Instant, { slug, space, now }: Facts): CalendarEvent => {
  const at = begins.toZonedDateTimeISO('Europe/Zurich').toPlainDateTime()
  const made = instantText(now)
  return {
    id: eventId(ids.id()),
    slug: slug as Slug,
    space,
    public: true,
    revision: 1,
    sequence: 0,
    createdAt: made,
    changedAt: made,
    body: 'CMW',
    kind: 'meeting',
    title: `Meeting ${slug}`,
    when: { kind: 'moment', at: at.round({ smallestUnit: 'minute', roundingMode: 'floor' }), zone: 'Europe/Zurich' },
    certainty: 'confirmed',
    state: 'planned',
    countries: [],
    tags: [],
    sources: [],
    computed: false,
    withdrawn: false,
  }
}
