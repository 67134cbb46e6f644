// Many events: a calendar of any size, of which fifty are about Nepal.
import { bodies } from '#src/calendar/body.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Iso3 } from '#src/states/state.ts'
import { anEvent } from '#test/support/an-event.ts'

const NEPAL = 50

/** Public events of the coming years, with descriptions of the usual length. */
export const manyEvents = (count: number, space: string): readonly CalendarEvent[] =>
  Array.from({ length: count }, (_, index) =>
    anEvent({
      slug: `event-${index}`,
      space,
      body: bodies[index % (bodies.length - 1)]?.id ?? 'HRC',
      kind: index % 3 === 0 ? 'deadline' : 'meeting',
      title: `Interactive dialogue number ${index} with the Special Rapporteur`,
      when: {
        kind: 'moment',
        at: new Temporal.PlainDateTime(2027, 1, 4, 10).add({ hours: index % 60_000 }),
        zone: index % 4 === 0 ? 'America/New_York' : 'Europe/Zurich',
      },
      room: 'XX',
      place: 'Palais des Nations',
      note: 'Written statements are taken from organisations in consultative status. The list of speakers opens two weeks before, and closes when it is full.',
      sources: [{ text: 'https://hrc.example/programme-of-work', checkedOn: '2026-11-20' }],
      ...(index < NEPAL ? { country: 'NPL' as Iso3 } : {}),
    }),
  )
