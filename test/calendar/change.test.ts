// Change: what sort of change it is, and whether people must be told again.
import { describe, expect, it } from 'vitest'
import { amended, changeKind, factsOf, sameFacts, touchesDate } from '#src/calendar/change.ts'
import type { EventFacts } from '#src/calendar/event.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'

const facts = (change: Partial<EventFacts> = {}): EventFacts => ({ ...factsOf(anEvent()), ...change })

describe('changeKind', () => {
  const open = aWhen('between 2027-02-22..2027-04-02')
  const kinds: readonly { before?: Partial<EventFacts>; after: Partial<EventFacts>; kind: string; why: string }[] = [
    { before: { when: open }, after: {}, kind: 'FIXED', why: 'a first fixed date did not move' },
    { before: { when: open, state: 'postponed' }, after: {}, kind: 'FIXED', why: 'and neither did one after bounds' },
    { before: { computed: true, when: aWhen('2027-03-11') }, after: {}, kind: 'FIXED', why: 'published at last' },
    { before: { when: aWhen('2027-03-09') }, after: {}, kind: 'FIXED', why: 'the hour of a day became known' },
    { before: { when: aWhen('2027-03-10') }, after: {}, kind: 'MOVED', why: 'an hour of another day' },
    { before: {}, after: { when: aWhen('2027-03-10 10:00'), state: 'moved' }, kind: 'MOVED', why: 'another day' },
    { before: {}, after: { when: aWhen('2027-03-09 15:00') }, kind: 'MOVED', why: 'another hour' },
    { before: {}, after: { when: open }, kind: 'MOVED', why: 'a date given up is not where it was' },
    {
      before: { when: open },
      after: { when: aWhen('2027-03') },
      kind: 'CORRECTED',
      why: 'narrower bounds did not move',
    },
    { before: { when: aWhen('2027-03') }, after: { when: open }, kind: 'MOVED', why: 'wider bounds reach new days' },
    { before: {}, after: { state: 'cancelled' }, kind: 'CANCELLED', why: 'the state tells' },
    {
      before: {},
      after: { state: 'postponed', when: open },
      kind: 'POSTPONED',
      why: 'the state tells more than the date',
    },
    { before: {}, after: { state: 'held' }, kind: 'HELD', why: 'the state tells' },
    { before: { state: 'cancelled' }, after: {}, kind: 'RESTORED', why: 'back as it was' },
    { before: { state: 'postponed' }, after: {}, kind: 'RESTORED', why: 'back on the day it had' },
    {
      before: { state: 'postponed' },
      after: { state: 'moved', when: aWhen('2027-04-09 10:00') },
      kind: 'MOVED',
      why: 'a new day after a postponement',
    },
    { before: {}, after: { certainty: 'at-risk' }, kind: 'AT RISK', why: 'the date stands, but it may fall' },
    { before: { certainty: 'at-risk' }, after: {}, kind: 'RESTORED', why: 'no longer at risk' },
    { before: {}, after: { room: 'XX' }, kind: 'CORRECTED', why: 'another room is no other date' },
    { before: {}, after: { withdrawn: true, state: 'cancelled' }, kind: 'WITHDRAWN', why: 'off the calendar' },
    { before: { withdrawn: true }, after: {}, kind: 'ADDED', why: 'on it again' },
    { after: {}, kind: 'ADDED', why: 'nothing was there' },
  ]
  it.each(kinds)('is $kind: $why', ({ before, after, kind }) => {
    expect(changeKind(before && facts(before), facts(after))).toBe(kind)
  })
})

describe('touchesDate', () => {
  const changes: readonly { after: Partial<EventFacts>; touches: boolean; why: string }[] = [
    { after: { when: aWhen('2027-03-09 15:00') }, touches: true, why: 'phones must move it' },
    { after: { state: 'cancelled' }, touches: true, why: 'phones must strike it' },
    { after: { withdrawn: true }, touches: true, why: 'phones must drop it' },
    { after: { certainty: 'at-risk' }, touches: false, why: 'the date is the same' },
    { after: { room: 'XX' }, touches: false, why: 'the date is the same' },
  ]
  it.each(changes)('is $touches when $after: $why', ({ after, touches }) => {
    expect(touchesDate(facts(), facts(after))).toBe(touches)
    expect(amended(anEvent(), facts(after), '2026-11-22T08:00:00.000Z')).toMatchObject({
      revision: 2,
      sequence: touches ? 1 : 0,
    })
  })

  it('holds for something new', () => {
    expect(touchesDate(undefined, facts())).toBe(true)
  })
})

describe('two sets of facts', () => {
  it('are the same in whatever order they were written down', () => {
    const one = facts({ room: 'XX' })
    expect(sameFacts(one, Object.fromEntries(Object.entries(one).reverse()) as unknown as EventFacts)).toBe(true)
    expect(sameFacts(one, facts({ room: 'XXI' }))).toBe(false)
  })
})
