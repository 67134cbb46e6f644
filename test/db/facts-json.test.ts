// Facts as JSON: whatever can be a fact comes back the same, and nothing else does.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFromJson, factsToJson } from '#db/stores/facts-json.ts'
import { bodies } from '#src/calendar/body.ts'
import { factsOf } from '#src/calendar/change.ts'
import { certainties, type EventFacts, eventId, eventKinds, eventStates } from '#src/calendar/event.ts'
import type { When } from '#src/calendar/when.ts'
import { states } from '#src/states/state.ts'
import { anEvent } from '#test/support/an-event.ts'

const text = fc.string({ unit: 'binary' })
const day = fc.integer({ min: 0, max: 80_000 }).map(days => Temporal.PlainDate.from('1946-01-01').add({ days }))
const hour = fc
  .tuple(day, fc.integer({ min: 0, max: 1439 }))
  .map(([date, minutes]) => date.toPlainDateTime().add({ minutes }))
const zone = fc.constantFrom('Europe/Zurich', 'America/New_York', 'Pacific/Chatham')
const iso3 = fc.constantFrom(...states.map(state => state.iso3))
const one = { requiredKeys: ['kind', 'at', 'zone'] } as { requiredKeys: ('kind' | 'at' | 'zone')[] }

const when: fc.Arbitrary<When> = fc.oneof(
  fc.record({ kind: fc.constant('days' as const), from: day, until: day, zone }),
  fc.record({ kind: fc.constant('moment' as const), at: hour, until: hour, zone }, one),
  fc.record({
    kind: fc.constant('bounds' as const),
    precision: fc.constantFrom('session' as const, 'month' as const, 'window' as const),
    from: day,
    until: day,
    zone,
  }),
)

const source = fc.record({ text, says: text, checkedOn: text }, { requiredKeys: ['text'] })

const facts: fc.Arbitrary<EventFacts> = fc.record(
  {
    body: fc.constantFrom(...bodies.map(body => body.id)),
    kind: fc.constantFrom(...eventKinds),
    title: text,
    number: fc.integer(),
    when,
    certainty: fc.constantFrom(...certainties),
    state: fc.constantFrom(...eventStates),
    reason: text,
    place: text,
    room: text,
    country: iso3,
    countries: fc.array(iso3),
    tags: fc.array(text),
    note: text,
    sources: fc.array(source),
    parent: text.map(eventId),
    rule: text,
    computed: fc.boolean(),
    withdrawn: fc.boolean(),
  },
  {
    requiredKeys: [
      'body', 'kind', 'title', 'when', 'certainty', 'state', 'countries', 'tags', 'sources', 'computed', 'withdrawn',
    ], // biome-ignore format: a list of names reads best on one line
  },
)

describe('facts as JSON', () => {
  it('come back the same', () => {
    fc.assert(
      fc.property(facts, given => {
        expect(factsFromJson(factsToJson(given), 'e1')).toEqual(given)
      }),
    )
  })

  const good = JSON.parse(factsToJson(factsOf(anEvent())))
  const { title: _title, ...untitled } = good
  const damages = [
    { facts: 'no JSON', at: 'all of it', why: 'the text is cut or overwritten' },
    { facts: [], at: 'all of it', why: 'another kind of value' },
    { facts: untitled, at: 'title', why: 'a fact is missing' },
    { facts: { ...good, titel: 'x' }, at: 'all of it', why: 'a fact that nobody knows' },
    { facts: { ...good, body: 'HRCC' }, at: 'body', why: 'no such body' },
    { facts: { ...good, certainty: 'sure' }, at: 'certainty', why: 'no such certainty' },
    { facts: { ...good, country: 'XXX' }, at: 'country', why: 'no such State' },
    { facts: { ...good, when: { ...good.when, at: '2027-02-30T10:00:00' } }, at: 'when', why: 'no such day' },
    { facts: { ...good, when: { ...good.when, at: '2027-03-09' } }, at: 'when', why: 'a day where an hour belongs' },
    { facts: { ...good, when: { kind: 'never' } }, at: 'when', why: 'no such kind of date' },
    { facts: { ...good, withdrawn: 0 }, at: 'withdrawn', why: 'a number for a yes or no' },
  ]
  it.each(damages)('are refused when they are damaged: $why', ({ facts: damaged, at }) => {
    const json = typeof damaged === 'string' ? damaged : JSON.stringify(damaged)
    expect(() => factsFromJson(json, 'e1')).toThrow(`The stored facts of event e1 are damaged: ${at}.`)
  })
})
