// A newer shipped calendar over a lived-in database: what people changed stays, the rest follows, and all of it is a change.
import { describe, expect, it } from 'vitest'
import { factsOf } from '#src/calendar/change.ts'
import type { Slug } from '#src/calendar/event.ts'
import type { ShippedEvent } from '#src/calendar/shipped.ts'
import { changeEvent } from '#src/reminders/change-events.ts'
import { loadCalendar } from '#src/reminders/load-calendar.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'
import { memoryStores, withSpaces } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const AT = '2026-11-21T08:00:00.000Z'
const LATER = '2026-12-01T08:00:00.000Z'

const shipped = (slug: string, more: Partial<ShippedEvent> = {}): ShippedEvent => {
  const event = anEvent({ slug, kind: 'session', when: '2027-02-22..2027-04-02', tags: [] })
  const { parent: _none, ...facts } = factsOf(event)
  return { ...facts, slug: slug as Slug, ...more }
}

/** A database with one edition in it, in which people have worked. */
const livedIn = async (events: readonly ShippedEvent[]) => {
  const database = await memoryStores()
  await withSpaces(database, 'home')
  const instruments = fixedInstruments()
  const { calendar } = database.stores
  const load = (version: string, now: readonly ShippedEvent[], at = LATER) =>
    database.atomically(stores =>
      loadCalendar(
        { ...stores, ...instruments },
        { version, read: () => ({ version, events: now }) },
        { space: 'home', at },
      ),
    )
  const find = async (slug: string) => {
    const event = await calendar.find(slug, {})
    if (event === undefined) throw new Error(`no ${slug}`)
    return event
  }
  const change = async (slug: string, facts: Partial<ShippedEvent>) => {
    const event = await find(slug)
    const amendment = { event, after: { ...factsOf(event), ...facts } }
    await database.atomically(stores =>
      changeEvent({ ...stores, ...instruments }, amendment, { at: AT, by: 'console' }),
    )
  }
  return { first: await load('2026-11-21', events, AT), load, find, change, calendar }
}

const cedaw = (more: Partial<ShippedEvent> = {}) => shipped('cedaw-99', { body: 'CEDAW', ...more })
const sentences = (changes: readonly { slug: string; kind: string }[]) =>
  changes.map(({ slug, kind }) => `${slug} ${kind}`)

describe('a shipped calendar', () => {
  it('is seeded without changes at the first start, with the deadlines that follow', async () => {
    const { first, calendar } = await livedIn([cedaw()])
    expect(first.changes).toEqual([])
    expect(first.seeded).toBeGreaterThan(1)
    expect(await calendar.changesSince('2000-01-01T00:00:00.000Z', {})).toEqual([])
  })

  it('keeps what people changed, field by field, and takes the rest', async () => {
    const { change, load, find } = await livedIn([shipped('hrc-64', { title: 'Old title', note: 'old note' })])
    const ours = aWhen('2027-03-01..2027-04-09')
    await change('hrc-64', { when: ours, room: 'Room XX' })
    const theirs = aWhen('2027-02-23..2027-04-03')
    const { changes } = await load('2026-12-01', [
      shipped('hrc-64', { title: 'New title', note: 'old note', when: theirs }),
    ])
    const event = await find('hrc-64')
    expect(event).toMatchObject({ title: 'New title', room: 'Room XX', note: 'old note' })
    expect(JSON.stringify(event.when)).toBe(JSON.stringify(ours))
    const source = 'shipped calendar 2026-12-01'
    expect(changes[0]).toMatchObject({ slug: 'hrc-64', by: 'shipped', kind: 'CORRECTED', source })
  })

  it('moves what nobody touched, and its computed deadlines with it', async () => {
    const { load, find } = await livedIn([cedaw()])
    const before = await find('cedaw-99-ngo-report')
    const { changes } = await load('2026-12-01', [cedaw({ when: aWhen('2027-03-01..2027-04-09') })])
    expect(sentences(changes)).toContain('cedaw-99 MOVED')
    expect(JSON.stringify((await find('cedaw-99-ngo-report')).when)).not.toBe(JSON.stringify(before.when))
    const followed = changes.find(one => one.slug === 'cedaw-99-ngo-report')
    expect(followed).toMatchObject({ cause: changes[0]?.number })
  })

  it('adds what is new, withdraws what is gone and untouched, keeps what somebody changed', async () => {
    const { change, load, find } = await livedIn([shipped('hrc-64'), shipped('hrc-65'), shipped('hrc-66')])
    await change('hrc-65', { room: 'Room XX' })
    const { changes } = await load('2026-12-01', [shipped('hrc-64'), shipped('hrc-67')])
    expect(sentences(changes)).toEqual(expect.arrayContaining(['hrc-67 ADDED', 'hrc-66 WITHDRAWN']))
    expect((await find('hrc-65')).withdrawn).toBe(false)
    expect((await find('hrc-66')).withdrawn).toBe(true)
  })

  it('is left alone when the edition is the same or older', async () => {
    const { load } = await livedIn([shipped('hrc-64')])
    const nothing = { seeded: 0, changes: [] }
    expect(await load('2026-11-21', [shipped('hrc-64', { title: 'another' })])).toEqual(nothing)
    expect(await load('2026-01-01', [])).toEqual(nothing)
  })
})
