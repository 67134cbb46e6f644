// Changes: what the calendar's port promises of its history.
import { expect, it } from 'vitest'
import type { NewChange } from '#src/calendar/calendar.ts'
import { amended, factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const deed: NewChange = { at: '2026-12-01T09:00:00.000Z', by: 'amina' }

export const changesContract = (open: OpenDatabase): void => {
  const prepare = async () => {
    const database = await open()
    await withSpaces(database, 'home', 'geneva')
    const amend = (event: CalendarEvent, after: Partial<EventFacts>, change: NewChange = deed) =>
      database.atomically(({ calendar }) => {
        const next = amended(event, { ...factsOf(event), ...after }, change.at)
        return calendar.amend(next, factsOf(event), change)
      })
    const add = (event: CalendarEvent, change: NewChange = deed) =>
      database.atomically(({ calendar }) => calendar.add(event, change))
    return { ...database, calendar: database.stores.calendar, add, amend }
  }

  it('are written with the revision that they lead to', async () => {
    const { calendar, add, amend } = await prepare()
    const event = anEvent()
    const added = await add(event, { ...deed, why: 'announced', source: 'a letter' })
    expect(added).toMatchObject({ number: 1, kind: 'ADDED', revision: 1, why: 'announced', source: 'a letter' })
    const when = aWhen('2027-03-10 10:00')
    const moved = await amend(event, { when })
    expect(moved).toMatchObject({ number: 2, kind: 'MOVED', revision: 2, before: factsOf(event), after: { when } })
    expect(await calendar.event(event.id)).toMatchObject({ revision: 2, sequence: 1, changedAt: deed.at, when })
    expect(await calendar.change(2)).toEqual(moved)
    expect(await calendar.change(3)).toBeUndefined()
    expect(await calendar.changesOf(event.id)).toEqual([moved, added])
  })

  it('are refused when somebody else changed the event in between, and leave nothing', async () => {
    const { calendar, add, amend } = await prepare()
    const event = anEvent()
    await add(event)
    await amend(event, { title: 'First' })
    await expect(amend(event, { title: 'Second' })).rejects.toThrow(/revision/)
    expect(await calendar.event(event.id)).toMatchObject({ title: 'First', revision: 2 })
    expect(await calendar.changesOf(event.id)).toHaveLength(2)
  })

  it('since an instant are in sight only, newest first, without what was seeded', async () => {
    const { atomically, calendar, add, amend } = await prepare()
    await atomically(inside => inside.calendar.seed([anEvent({ slug: 'shipped' })]))
    await add(anEvent({ slug: 'old' }), { ...deed, at: '2026-11-30T23:59:59.999Z' })
    const event = anEvent({ slug: 'new' })
    await add(event)
    await add(anEvent({ slug: 'ours', space: 'geneva', public: false }))
    await amend(event, { title: 'Newer' })
    const since = async (space?: string) =>
      (await calendar.changesSince(deed.at, space === undefined ? {} : { space })).map(one => [one.slug, one.kind])
    expect(await since()).toEqual([
      ['new', 'CORRECTED'],
      ['new', 'ADDED'],
    ])
    expect(await since('home')).toHaveLength(2)
    expect(await since('geneva')).toContainEqual(['ours', 'ADDED'])
  })

  it('name the change that brought them about, and the one that they undo', async () => {
    const { calendar, add, amend } = await prepare()
    const [session, deadline] = [anEvent({ slug: 'session' }), anEvent({ slug: 'deadline' })]
    await add(session)
    await add(deadline)
    const { number } = await amend(session, { title: 'New' })
    const caused = await amend(deadline, { title: 'New' }, { ...deed, cause: number })
    expect(await calendar.causedBy(number)).toEqual([caused])
    expect(await calendar.causedBy(caused.number)).toEqual([])
    expect(await calendar.undoneBy(caused.number)).toBeUndefined()
    const after = (await calendar.event(deadline.id)) as CalendarEvent
    const undo = await amend(after, { title: deadline.title }, { ...deed, undoes: caused.number })
    expect(await calendar.undoneBy(caused.number)).toBe(undo.number)
  })
}
