// Sources: when a watched calendar is looked at.
import { expect, it } from 'vitest'
import { eachDatabase, withSpaces } from '#test/support/databases.ts'

eachDatabase(open => {
  it.each([
    ['2026-11-21T08:59:59.999Z', 'is due when its time has come', [1]],
    ['2026-11-21T10:00:00.000Z', 'is left alone until then', []],
    ['2026-11-28T08:00:00.000Z', 'is left alone for a week, the longest that can be asked for', []],
    ['2027-11-21T09:00:00.000Z', 'is due when that was written by a clock that ran ahead and was put back', [1]],
  ])('a calendar to be looked at on %s %s', async (nextAt, _why, due) => {
    const database = await open()
    await withSpaces(database, 'home')
    const { sources } = database.stores
    const address = 'https://example.org/calendar.ics'
    await sources.add({ number: 1, space: 'home', address, every: 60, body: 'HRC', addedBy: 'amina', nextAt })
    expect((await sources.due('2026-11-21T09:00:00.000Z')).map(one => one.number)).toEqual(due)
  })
})
