// What a foreign calendar proposes: new, changed, or missing twice.
import { describe, expect, it } from 'vitest'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import type { ImportedItem, KnownItem } from '#src/calendar/import.ts'
import { type Look, propose } from '#src/calendar/propose.ts'
import { anEvent } from '#test/support/an-event.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const days = (from: string) =>
  ({ kind: 'days', from: day(from), until: day(from).add({ days: 1 }), zone: 'Europe/Zurich' }) as const
const item = (more: Partial<ImportedItem> = {}): ImportedItem => ({
  uid: 'u1',
  title: 'Panel',
  when: days('2027-03-09'),
  state: 'planned',
  print: 'p1',
  ...more,
})

const event = (facts: Partial<EventFacts> = {}): CalendarEvent =>
  anEvent({ title: 'Panel', when: days('2027-03-09'), ...facts })

const look = (items: readonly ImportedItem[], known: readonly KnownItem[], ours?: CalendarEvent): Look => ({
  source: { number: 1, address: 'https://example.org/a.ics', body: 'HRC' },
  read: { items, remarks: [], covers: { from: day('2026-11-21'), until: day('2027-12-31') } },
  known,
  events: new Map(ours === undefined ? [] : [[ours.id, ours]]),
  today: day('2026-11-21'),
})

describe('a look at a source', () => {
  it('proposes what is new, provisional and with its source', () => {
    const { found, known } = propose(look([item()], []))
    expect(found).toMatchObject([
      {
        kind: 'new',
        uid: 'u1',
        facts: {
          title: 'Panel',
          body: 'HRC',
          certainty: 'provisional',
          sources: [{ text: 'https://example.org/a.ics' }],
        },
      },
    ])
    expect(known).toEqual([{ uid: 'u1', print: 'p1', missed: 0 }])
  })

  it('finds no change while the print is the same', () => {
    expect(propose(look([item()], [{ uid: 'u1', print: 'p1', missed: 0 }])).found).toEqual([])
  })

  it('leaves out what is over', () => {
    expect(propose(look([item({ when: days('2026-03-09') })], [])).found).toEqual([])
  })

  it('proposes another date for what it published, and keeps what people added', () => {
    const ours = event({ note: 'ours', tags: ['mine'] })
    const { found } = propose(
      look(
        [item({ when: days('2027-03-10'), print: 'p2' })],
        [{ uid: 'u1', print: 'p1', event: ours.id, missed: 0 }],
        ours,
      ),
    )
    expect(found).toMatchObject([
      { kind: 'changed', facts: { when: days('2027-03-10'), note: 'ours', tags: ['mine'] } },
    ])
  })

  it('needs two complete answers before something is missing', () => {
    const ours = event()
    const first = propose(look([], [{ uid: 'u1', print: 'p1', event: ours.id, missed: 0 }], ours))
    expect(first.found).toEqual([])
    expect(first.known).toMatchObject([{ missed: 1 }])
    const second = propose(look([], first.known, ours))
    expect(second.found).toMatchObject([{ kind: 'missing', facts: { state: 'cancelled' } }])
    expect(propose(look([], second.known, ours)).found).toEqual([])
  })

  it('forgets that it was missing when it comes back', () => {
    const ours = event()
    const { known } = propose(look([item()], [{ uid: 'u1', print: 'p1', event: ours.id, missed: 1 }], ours))
    expect(known).toMatchObject([{ missed: 0 }])
  })

  it('says nothing of what lies outside the days of an answer', () => {
    const ours = event()
    const answer = look([], [{ uid: 'u1', print: 'p1', event: ours.id, missed: 1 }], ours)
    expect(
      propose({
        ...answer,
        read: { items: [], remarks: [], covers: { from: day('2026-11-21'), until: day('2026-12-31') } },
      }).found,
    ).toEqual([])
    expect(propose({ ...answer, read: { items: [], remarks: [] } }).found).toEqual([])
  })
})
