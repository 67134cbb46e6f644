// Plan: what the port promises of planned times.
import { expect, it } from 'vitest'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Lead } from '#src/reminders/lead.ts'
import type { PlannedTime } from '#src/reminders/plan.ts'
import { anEvent } from '#test/support/an-event.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const due = '2026-12-09T08:00:00.000Z'
const event = anEvent({ slug: 'hearing', when: '2026-12-10 15:00' })

const time = (given: Partial<PlannedTime> = {}): PlannedTime => ({
  event: event.id,
  lead: '1d' as Lead,
  at: '09:00',
  ahead: false,
  sequence: 0,
  dueAt: due,
  firesAt: given.dueAt ?? due,
  state: 'planned',
  ...given,
})

export const planContract = (open: OpenDatabase): void => {
  const planned = async (times: readonly PlannedTime[], events: readonly CalendarEvent[] = [event]) => {
    const database = await open()
    await withSpaces(database, 'home')
    await database.stores.calendar.seed(events)
    await database.stores.plan.add(times)
    return database.stores.plan
  }

  it('gives what is due, oldest first, at most so many, and not what is past or to come', async () => {
    const [first, second] = ['2026-12-07T08:00:00.000Z', '2026-12-08T08:00:00.000Z']
    const plan = await planned([
      time(),
      time({ lead: '2d' as Lead, dueAt: second, firesAt: second }),
      time({ lead: '3d' as Lead, dueAt: first, firesAt: first }),
      time({ lead: '4d' as Lead, dueAt: first, firesAt: first, state: 'passed' }),
      time({ lead: '1h' as Lead, dueAt: '2026-12-09T08:00:00.001Z', firesAt: '2026-12-09T08:00:00.001Z' }),
    ])
    expect((await plan.due(due, 9)).map(one => one.lead)).toEqual(['3d', '2d', '1d'])
    expect((await plan.due(due, 2)).map(one => one.lead)).toEqual(['3d', '2d'])
  })

  it('fires one once', async () => {
    const plan = await planned([time()])
    expect([await plan.fire(time()), await plan.fire(time())]).toEqual(['fired', 'gone'])
    expect(await plan.due(due, 9)).toEqual([])
  })

  it('does not fire what was planned anew for another date meanwhile', async () => {
    const plan = await planned([time()])
    await plan.replace(event.id, [time({ sequence: 1, dueAt: '2027-01-01T08:00:00.000Z' })])
    expect(await plan.fire(time())).toBe('gone')
  })

  it('keeps what fired for the same date, and forgets it for another', async () => {
    const plan = await planned([time()])
    await plan.fire(time())
    await plan.replace(event.id, [time()])
    expect(await plan.ofEvent(event.id)).toMatchObject([{ state: 'fired' }])
    await plan.replace(event.id, [time({ sequence: 1 })])
    expect(await plan.ofEvent(event.id)).toEqual([time({ sequence: 1 })])
  })

  it('adds nothing twice', async () => {
    const plan = await planned([time()])
    await plan.add([time(), time({ ahead: true, firesAt: '2026-12-08T16:00:00.000Z' })])
    expect(await plan.ofEvent(event.id)).toHaveLength(2)
  })

  it('plans again what fired for a time that is still to come, when the clock was put back', async () => {
    const plan = await planned([time(), time({ lead: '3d' as Lead, dueAt: '2026-12-07T08:00:00.000Z' })])
    for (const one of await plan.due(due, 9)) await plan.fire(one)
    expect(await plan.rewind('2026-12-08T00:00:00.000Z')).toBe(1)
    expect((await plan.due(due, 9)).map(one => one.lead)).toEqual(['1d'])
  })

  it('looks again at what was looked at early, for whoever followed since', async () => {
    const ahead = time({ ahead: true, firesAt: '2026-12-08T16:00:00.000Z' })
    const plan = await planned([ahead, time()])
    for (const one of [ahead, time()]) await plan.fire(one)
    await plan.lookAgain([{ lead: '1d' as Lead, at: '09:00' }], '2026-12-08T20:00:00.000Z')
    expect(await plan.due(due, 9)).toMatchObject([{ ahead: true }])
  })
}
