// Calendar: what the port promises of events.
import { expect, it } from 'vitest'
import type { Sight } from '#src/calendar/calendar.ts'
import { type CalendarEvent, eventId } from '#src/calendar/event.ts'
import { anEvent } from '#test/support/an-event.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const day = Temporal.PlainDate.from
const inSight = { space: 'geneva' }
const slugsOf = (events: readonly CalendarEvent[]): readonly string[] => events.map(event => event.slug)

export const calendarContract = (open: OpenDatabase): void => {
  const holding = async (...events: readonly CalendarEvent[]) => {
    const database = await open()
    await withSpaces(database, 'home', 'geneva', 'new-york')
    await database.atomically(({ calendar }) => calendar.seed(events))
    return { ...database, calendar: database.stores.calendar }
  }

  it('gives back every fact as it was written', async () => {
    const full = anEvent({
      number: 64,
      reason: 'liquidity',
      place: 'Palais des Nations',
      room: 'XX',
      country: 'NPL' as never,
      countries: ['NPL', 'FRA'] as never,
      tags: ['civic'],
      note: 'bring badges',
      sources: [{ text: 'https://example.org', says: 'provisional', checkedOn: '2026-11-01' }, { text: 'a letter' }],
      rule: 'hrc-written-statement',
      when: '2027-03-09 10:00-13:00',
    })
    const { calendar } = await holding(full)
    expect(await calendar.event(full.id)).toEqual(full)
    expect(await calendar.event(eventId('none'))).toBeUndefined()
  })

  it('hides what belongs to a space from everybody else', async () => {
    const own = anEvent({ slug: 'ours', space: 'geneva', public: false })
    const { calendar } = await holding(anEvent({ slug: 'all' }), own)
    const days = { from: day('2027-01-01'), until: day('2028-01-01') }
    for (const [sight, seen] of [
      [{}, ['all']],
      [{ space: 'new-york' }, ['all']],
      [inSight, ['all', 'ours']],
    ] as const satisfies readonly (readonly [Sight, readonly string[]])[]) {
      expect(slugsOf(await calendar.between(days, sight))).toEqual(seen)
      expect(await calendar.slugs(sight)).toEqual(seen)
      expect(await calendar.count(sight)).toBe(seen.length)
      expect((await calendar.find('ours', sight))?.id).toBe(seen.length === 2 ? own.id : undefined)
    }
  })

  it("finds a space's own event before a public one of the same name", async () => {
    const everybodys = anEvent({ slug: 'hrc-64' })
    const own = anEvent({ slug: 'hrc-64', id: eventId('own'), space: 'geneva', public: false })
    const { calendar } = await holding(everybodys, own)
    expect((await calendar.find('hrc-64', inSight))?.id).toBe('own')
    expect((await calendar.find('hrc-64', {}))?.id).toBe(everybodys.id)
    expect(await calendar.find('hrc-6', inSight)).toBeUndefined()
  })

  it('gives the events that can touch some days, by first day, then short name', async () => {
    const rows = [
      { slug: 'before', when: '2027-03-01..2027-03-07', why: 'ends the day before' },
      { slug: 'a-last-day', when: '2027-03-01..2027-03-08', why: 'its last day is the first asked for' },
      { slug: 'b-inside', when: '2027-03-09 10:00', why: 'lies inside' },
      { slug: 'b-bounds', when: '2027-03', why: 'may fall inside' },
      { slug: 'c-first-day', when: '2027-03-14', why: 'its first day is the last asked for' },
      { slug: 'after', when: '2027-03-15', why: 'begins the day after' },
    ]
    const gone = anEvent({ slug: 'gone', withdrawn: true })
    const { calendar } = await holding(...rows.map(({ slug, when }) => anEvent({ slug, when })), gone)
    const found = await calendar.between({ from: day('2027-03-08'), until: day('2027-03-15') }, {})
    expect(slugsOf(found)).toEqual(['a-last-day', 'b-bounds', 'b-inside', 'c-first-day'])
  })

  it('sorts byte by byte, whatever the language of the server', async () => {
    const slugs = ['a-b', 'a1', 'a2-b', 'ab', 'b']
    const { calendar } = await holding(...slugs.toReversed().map(slug => anEvent({ slug })))
    expect(await calendar.slugs({})).toEqual(slugs)
  })

  it('gives what hangs on an event, withdrawn or not', async () => {
    const session = anEvent({ slug: 'session' })
    const { calendar } = await holding(
      session,
      anEvent({ slug: 'second', parent: session.id, withdrawn: true }),
      anEvent({ slug: 'first', parent: session.id }),
      anEvent({ slug: 'unrelated' }),
    )
    expect(slugsOf(await calendar.children(session.id))).toEqual(['first', 'second'])
  })

  it('takes more events than fit into one statement, in any order', async () => {
    const parent = anEvent({ slug: 'last' })
    const many = Array.from({ length: 450 }, (_, i) => anEvent({ slug: `e-${i}`, parent: parent.id }))
    const { calendar } = await holding(...many, parent)
    expect(await calendar.children(parent.id)).toHaveLength(450)
  })

  it('refuses an event that hangs on nothing', async () => {
    await expect(holding(anEvent({ parent: eventId('none') }))).rejects.toThrow()
  })

  it('names the event whose facts are damaged, and quotes nothing', async () => {
    const { calendar, db } = await holding(anEvent({ slug: 'one' }), anEvent({ slug: 'two' }))
    await db.updateTable('event').set({ facts: '{"title":"secret' }).where('slug', '=', 'two').execute()
    expect(await calendar.find('one', {})).toBeDefined()
    await expect(calendar.find('two', {})).rejects.toThrow(
      'The stored facts of event id of two are damaged: all of it.',
    )
  })

  it('writes nothing that it could not read again', async () => {
    const { calendar } = await holding()
    const withMore = { ...anEvent(), why: 'a key that facts do not have' }
    await expect(calendar.seed([withMore])).rejects.toThrow()
    expect(await calendar.slugs({})).toEqual([])
  })

  it('remembers the facts that were shipped last', async () => {
    const event = anEvent()
    const { calendar } = await holding(event)
    const { id, slug, space, public: _p, revision, sequence, createdAt, changedAt, ...facts } = event
    const other = { id, facts: { ...facts, title: 'Another' } }
    await calendar.setShipped(
      new Map([
        [slug, { id, facts }],
        ['other', other],
      ]),
    )
    const newer = { id, facts: { ...facts, title: 'New title' } }
    await calendar.setShipped(new Map([[slug, newer]]))
    expect(await calendar.shipped()).toEqual(
      new Map([
        [slug, newer],
        ['other', other],
      ]),
    )
    await calendar.setShipped(new Map())
  })
}
