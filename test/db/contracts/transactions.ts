// Transactions: what `atomically` promises.
import { expect, it } from 'vitest'
import { amended, factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { anEvent } from '#test/support/an-event.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'

export const transactionsContract = (open: OpenDatabase): void => {
  it('leave nothing when the work throws, and pass on what it threw', async () => {
    const { atomically, stores, db } = await open()
    const before = await stores.version.read()
    const refusal = { refused: 'no' }
    const failing = atomically(async inside => {
      await inside.inbox.take('u1', at, 'done')
      await inside.numbers.next('K')
      await inside.version.raise()
      await inside.audit.record({ at, by: 'amina', verb: 'event add', ids: [], outcome: 'done' })
      throw refusal
    })
    await expect(failing).rejects.toBe(refusal)
    expect(await stores.version.read()).toBe(before)
    expect(await stores.audit.verify()).toEqual({ entries: 0, head: '' })
    expect(await db.selectFrom('inbox').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('counter').selectAll().execute()).toEqual([])
  })

  it('give what the work gives', async () => {
    const { atomically } = await open()
    expect(await atomically(async () => 'done')).toBe('done')
  })

  it('that are asked for together stand or fall each by itself, in order', async () => {
    const { atomically, stores } = await open()
    const refusal = { refused: 'no' }
    const works = Array.from({ length: 20 }, (_, i) =>
      atomically(async inside => {
        const number = await inside.numbers.next('K')
        if (i % 3 === 1) throw refusal
        return number
      }),
    )
    const ends = await Promise.allSettled(works)
    expect(ends.map(end => (end.status === 'fulfilled' ? end.value : end.reason))).toEqual(
      Array.from({ length: 20 }, (_, i) => (i % 3 === 1 ? refusal : i + 1 - Math.floor((i + 1) / 3))),
    )
    expect(await stores.numbers.next('K')).toBe(14)
  })

  it('do not block each other, nor reading beside them', async () => {
    const { atomically, stores } = await open()
    const writes = Array.from({ length: 15 }, (_, i) =>
      atomically(async inside => {
        // In opposite orders: locks taken one by one would end in deadlocks.
        if (i % 2 === 0) await inside.numbers.next('K')
        await inside.version.raise()
        if (i % 2 === 1) await inside.numbers.next('K')
        return i
      }),
    )
    const reads = Array.from({ length: 15 }, () => stores.version.read())
    expect(await Promise.all(writes)).toHaveLength(15)
    await Promise.all(reads)
    expect(await stores.numbers.next('K')).toBe(16)
  })

  it('see all that was written before, so that none undoes what another did', async () => {
    const database = await open()
    await withSpaces(database, 'home')
    const { id } = anEvent()
    await database.atomically(({ calendar }) => calendar.seed([anEvent()]))
    const note = (tag: string) =>
      database.atomically(async ({ calendar }) => {
        const event = (await calendar.event(id)) as CalendarEvent
        const after = { ...factsOf(event), tags: [...event.tags, tag] }
        await calendar.amend(amended(event, after, at), factsOf(event), { at, by: 'amina' })
      })
    await Promise.all(['a', 'b', 'c'].map(note))
    const event = await database.stores.calendar.event(id)
    expect(event?.tags.toSorted()).toEqual(['a', 'b', 'c'])
    expect(event?.revision).toBe(4)
  })

  it('refuse what goes past them from inside, instead of waiting for ever', async () => {
    const { atomically, stores } = await open()
    const sentence = 'Inside a transaction only the stores that it was given may be used.'
    await expect(atomically(() => atomically(async () => 'nested'))).rejects.toThrow(sentence)
    await expect(atomically(() => stores.version.read())).rejects.toThrow(sentence)
    expect(await stores.version.read()).toBe(1)
  })

  it('let what was started inside go on after the end', async () => {
    const { atomically, stores } = await open()
    let after: Promise<number> | undefined
    const ended = Promise.withResolvers<void>()
    await atomically(async () => {
      after = ended.promise.then(() => stores.version.read())
    })
    ended.resolve()
    expect(await after).toBe(1)
  })
}
