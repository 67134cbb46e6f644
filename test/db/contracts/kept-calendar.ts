// Kept calendar: what is read again without asking for it is never older than what was committed.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendar as calendarOn } from '#db/stores/calendar.ts'
import { factsToJson } from '#db/stores/facts-json.ts'
import type { Calendar } from '#src/calendar/calendar.ts'
import { amended, factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { anEvent } from '#test/support/an-event.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const at = '2026-12-01T09:00:00.000Z'
const deed = { at, by: 'amina' }
const sight = { space: 'home' }
const days = { from: Temporal.PlainDate.from('2027-01-01'), until: Temporal.PlainDate.from('2028-01-01') }
const session = anEvent({ slug: 'session', kind: 'session', when: '2027-02-22..2027-04-02' })
const event = anEvent({ parent: session.id })

const amendIn = async (calendar: Calendar, title: string): Promise<CalendarEvent> => {
  const before = (await calendar.event(event.id)) as CalendarEvent
  const after = amended(before, { ...factsOf(before), title }, at)
  await calendar.amend(after, factsOf(before), deed)
  return after
}

/** The event by each of the ways to it. */
const ways = (calendar: Calendar): readonly (() => Promise<CalendarEvent | undefined>)[] => [
  () => calendar.event(event.id),
  () => calendar.find(event.slug, sight),
  async () => (await calendar.events([event.id]))[0],
  async () => (await calendar.between(days, sight)).find(one => one.id === event.id),
  async () => (await calendar.children(session.id))[0],
]

export const keptCalendarContract = (open: OpenDatabase): void => {
  const holding = async () => {
    const database = await open()
    await withSpaces(database, 'home')
    await database.atomically(({ calendar }) => calendar.seed([session, event]))
    const { calendar } = database.stores
    const titles = async () => (await Promise.all(ways(calendar).map(way => way()))).map(one => one?.title)
    return { ...database, calendar, titles }
  }
  const everywhere = (title: string) => ways({} as Calendar).map(() => title)

  it('is kept until something is written that readers keep', async () => {
    const { db, stores, calendar, titles } = await holding()
    expect(await titles()).toEqual(everywhere('Panel'))
    const facts = factsToJson(factsOf({ ...event, title: 'Past the stores' }))
    await db.updateTable('event').set({ facts }).where('id', '=', event.id).execute()
    expect(await titles()).toEqual(everywhere('Panel'))
    expect(await calendar.between(days, {})).not.toBe(await calendar.between(days, sight))
    await stores.version.raise()
    expect(await titles()).toEqual(everywhere('Past the stores'))
  })

  it('is read anew after a change, whichever process made it, and not after one that was taken back', async () => {
    const { db, atomically, titles } = await holding()
    await titles()
    await atomically(({ calendar }) => amendIn(calendar, 'Here'))
    expect(await titles()).toEqual(everywhere('Here'))
    await db.transaction().execute(inside => amendIn(calendarOn(inside), 'Elsewhere'))
    expect(await titles()).toEqual(everywhere('Elsewhere'))
    await expect(
      atomically(async ({ calendar }) => {
        await amendIn(calendar, 'Never')
        throw new Error('taken back')
      }),
    ).rejects.toThrow('taken back')
    expect(await titles()).toEqual(everywhere('Elsewhere'))
  })

  it('has what was added, and what hangs on it', async () => {
    const { atomically, calendar } = await holding()
    const slugs = async () => [
      (await calendar.between(days, sight)).map(one => one.slug),
      (await calendar.children(session.id)).map(one => one.slug),
      (await calendar.find('later', sight))?.slug,
    ]
    expect(await slugs()).toEqual([['session', 'hrc-64-panel'], ['hrc-64-panel'], undefined])
    await atomically(inside =>
      inside.calendar.add(anEvent({ slug: 'later', parent: session.id, when: '2027-03-20 10:00' }), deed),
    )
    expect(await slugs()).toEqual([['session', 'hrc-64-panel', 'later'], ['hrc-64-panel', 'later'], 'later'])
  })

  it('is never older than what was committed when it was asked for, whatever goes on beside', async () => {
    const { atomically, calendar } = await holding()
    const step = fc.record({
      does: fc.constantFrom('read', 'read', 'read', 'write', 'take back'),
      way: fc.nat(ways(calendar).length - 1),
      after: fc.nat(12),
    })
    let committed = 1
    const pause = async (turns: number): Promise<void> => {
      for (let turn = 0; turn < turns; turn++) await (turn % 4 === 3 ? new Promise(setImmediate) : undefined)
    }
    const write = async (ends: string): Promise<void> => {
      const work = atomically(async inside => {
        const { revision } = await amendIn(inside.calendar, 'Written')
        if (ends === 'take back') throw new Error('taken back')
        return revision
      })
      const revision = await work.catch(() => 0)
      committed = Math.max(committed, revision)
    }
    const read = async (way: number): Promise<void> => {
      const least = committed
      expect((await ways(calendar)[way]?.())?.revision).toBeGreaterThanOrEqual(least)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        await Promise.all(
          steps.map(async ({ does, way, after }) => {
            await pause(after)
            await (does === 'read' ? read(way) : write(does))
          }),
        )
        for (const way of ways(calendar)) expect((await way())?.revision).toBe(committed)
      }),
      { numRuns: 30 },
    )
  })
}
