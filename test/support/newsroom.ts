// A newsroom for tests: rooms that follow a calendar, the real jobs, a postbox, and a clock that is moved by hand.
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { everything } from '#src/calendar/filter.ts'
import { firstStart } from '#src/conversation/first-start.ts'
import { instantText } from '#src/instant-text.ts'
import { changeEvent } from '#src/reminders/change-events.ts'
import type { DigestTime } from '#src/reminders/digest-time.ts'
import type { Lead } from '#src/reminders/lead.ts'
import { planEvent } from '#src/reminders/plan-event.ts'
import { startFollowing } from '#src/reminders/start-following.ts'
import type { Place, PlaceId } from '#src/security/member.ts'
import { anEvent } from './an-event.ts'
import { clockwork } from './clockwork.ts'
import { memoryStores, type TestDatabase } from './databases.ts'
import { fixedInstruments } from './instruments.ts'
import { postbox } from './postbox.ts'

const START = Temporal.Instant.from('2026-11-21T09:00:00Z')

/** An event by its short name, a room by its address. */
export const newsroom = async (opened?: TestDatabase) => {
  const database = opened ?? (await memoryStores())
  const { stores, atomically } = database
  const instruments = fixedInstruments()
  let box: ReturnType<typeof postbox> | undefined
  const clock = clockwork({
    database,
    instruments,
    start: START,
    messengers: now => {
      box = postbox({ now })
      return box.messengers
    },
  })
  const at = (): string => instantText(clock.now())
  await atomically(stores => firstStart({ stores, random: instruments.random, at: at(), owners: [] }))
  const space = (await stores.members.homeSpace()).id

  const room = async (address: string): Promise<Place> => {
    const place: Place = { id: address as PlaceId, platform: 'hook', address, kind: 'room', space }
    await stores.members.setPlace(place, undefined, at())
    return place
  }

  return {
    database,
    clock,
    space,
    at,
    /** What was posted in a room, in order. */
    postsIn: (address: string) => (box?.posted ?? []).filter(one => one.place.address === address),
    /** A room that follows everything. */
    follow: async (address: string, wish: { leads?: readonly string[]; digest?: string } = {}): Promise<number> => {
      const place = await room(address)
      return atomically(async open => {
        const number = await open.numbers.next('S')
        const { leads, digest } = wish
        const subscription = {
          number,
          space,
          place: place.id,
          filter: everything,
          ...(leads === undefined ? {} : { leads: leads as Lead[] }),
          at: '09:00',
          ...(digest === undefined ? {} : { digest: digest as DigestTime }),
          createdAt: at(),
        }
        await startFollowing(open, subscription, { now: clock.now(), zone: 'Europe/Zurich' })
        return number
      })
    },
    /** It is on the calendar from before anybody followed it, so that nobody is told that it was added. */
    plan: async (
      slug: string,
      when: string,
      more: Partial<Pick<CalendarEvent, 'kind'>> = {},
    ): Promise<CalendarEvent> => {
      const event = anEvent({ slug, when, title: slug, space, ...more })
      await atomically(async open => {
        await open.calendar.seed([event])
        await planEvent(open, event, clock.now())
      })
      return event
    },
    change: async (slug: string, to: (event: CalendarEvent) => EventFacts): Promise<void> => {
      await atomically(async open => {
        const event = (await open.calendar.find(slug, { space }))!
        const ports = { ...open, ...instruments }
        await changeEvent(ports, { event, after: to(event) }, { at: at(), by: 'ana' })
      })
    },
  }
}
