// Transitions: what may become of an event in each state, and what is said when it may not.
import { describe, expect, it } from 'vitest'
import { factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { cancel, fixDate, hold, moveTo, postpone, putAtRisk, restore } from '#src/calendar/transitions.ts'
import type { Result } from '#src/result.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'

const dated = anEvent({ slug: 'panel', when: '2027-03-09 10:00' })
const open = anEvent({ slug: 'panel', when: 'between 2027-03-01..2027-03-31', certainty: 'estimated' })
const another = aWhen('2027-03-10 10:00')
const bounds = aWhen('between 2027-04-01..2027-05-31')
const is = (event: CalendarEvent, change: Partial<CalendarEvent>): CalendarEvent => ({ ...event, ...change })
const cancelled = is(dated, { state: 'cancelled', reason: 'funding' })
const postponed = is(dated, { state: 'postponed', reason: 'funding' })
const held = is(dated, { state: 'held' })
const atRisk = is(dated, { certainty: 'at-risk', reason: 'funding' })
const now = Temporal.Instant.from('2027-03-09T12:00:00Z')

describe('what may become of an event', () => {
  const done: readonly { after: Result<EventFacts>; is: Partial<EventFacts>; why: string }[] = [
    {
      after: fixDate(open, another, 'confirmed'),
      is: { when: another, state: 'planned', certainty: 'confirmed' },
      why: 'a first date is no move',
    },
    {
      after: fixDate(is(dated, { computed: true }), another, 'confirmed'),
      is: { when: another, state: 'planned' },
      why: 'a published date for a computed one is no move',
    },
    {
      after: fixDate(is(dated, { computed: true }), dated.when, 'confirmed'),
      is: { when: dated.when, certainty: 'confirmed' },
      why: 'published as computed',
    },
    {
      after: fixDate(postponed, another, 'confirmed'),
      is: { when: another, state: 'moved' },
      why: 'a new date after a postponement',
    },
    {
      after: moveTo(open, another, 'confirmed'),
      is: { state: 'planned' },
      why: 'a move within bounds is a first date',
    },
    {
      after: moveTo(dated, another, 'provisional'),
      is: { when: another, state: 'moved', certainty: 'provisional' },
      why: 'a move',
    },
    {
      after: moveTo(atRisk, another, 'confirmed'),
      is: { state: 'moved', certainty: 'confirmed' },
      why: 'a new date ends the risk',
    },
    { after: moveTo(postponed, dated.when, 'confirmed'), is: { state: 'planned' }, why: 'back on the day it had' },
    { after: moveTo(open, bounds, 'provisional'), is: { when: bounds, state: 'planned' }, why: 'other bounds' },
    {
      after: postpone(dated, undefined, 'funding'),
      is: { when: dated.when, state: 'postponed', reason: 'funding' },
      why: 'no new date',
    },
    { after: postpone(dated, bounds, undefined), is: { when: bounds, state: 'postponed' }, why: 'new bounds' },
    {
      after: postpone(dated, aWhen('2027-04-01..2027-05-31'), undefined),
      is: { when: bounds, state: 'postponed' },
      why: 'days of a postponed event are bounds',
    },
    { after: postpone(postponed, bounds, undefined), is: { when: bounds }, why: 'bounds that became known' },
    { after: cancel(atRisk, 'no quorum'), is: { state: 'cancelled', reason: 'no quorum' }, why: 'what was feared' },
    { after: cancel(postponed, undefined), is: { state: 'cancelled' }, why: 'given up' },
    {
      after: putAtRisk(dated, 'funding'),
      is: { certainty: 'at-risk', reason: 'funding', state: 'planned' },
      why: 'the date stands',
    },
    { after: putAtRisk(atRisk, 'no interpreters'), is: { reason: 'no interpreters' }, why: 'another reason' },
    { after: hold(dated, now), is: { state: 'held' }, why: 'it began' },
    { after: restore(cancelled, undefined), is: { state: 'planned', when: dated.when }, why: 'back as planned' },
    { after: restore(cancelled, factsOf(is(dated, { state: 'moved' }))), is: { state: 'moved' }, why: 'back as moved' },
    {
      after: restore(atRisk, factsOf(is(dated, { certainty: 'confirmed' }))),
      is: { certainty: 'confirmed' },
      why: 'as sure as it was',
    },
    { after: restore(atRisk, undefined), is: { certainty: 'provisional' }, why: 'nobody knows how sure it was' },
    {
      after: restore(is(dated, { reason: 'session moved; check this day' }), undefined),
      is: { state: 'planned' },
      why: 'checked, and right',
    },
    { after: restore(held, undefined), is: { state: 'planned' }, why: 'noted too early' },
  ]
  it.each(done)('$is.state: $why', ({ after, is: expected }) => {
    expect(after).toMatchObject({ ok: true, value: expected })
    if (after.ok && expected.reason === undefined) expect(after.value.reason).toBeUndefined()
  })

  const refused: readonly { after: Result<EventFacts>; says: RegExp; why: string }[] = [
    { after: fixDate(dated, another, 'confirmed'), says: /event move panel/, why: 'it has a date' },
    { after: fixDate(open, bounds, 'provisional'), says: /no day yet/, why: 'bounds are no date' },
    {
      after: moveTo(dated, aWhen('2027-03-09 10:00'), 'confirmed'),
      says: /has this date already/,
      why: 'the same date',
    },
    { after: moveTo(cancelled, another, 'confirmed'), says: /event restore panel/, why: 'cancelled' },
    { after: moveTo(held, another, 'confirmed'), says: /event restore panel/, why: 'held' },
    { after: postpone(dated, another, undefined), says: /event move panel/, why: 'a new hour is a new date' },
    {
      after: postpone(dated, aWhen('2027-03-10'), undefined),
      says: /event move panel/,
      why: 'a new day is a new date',
    },
    { after: postpone(postponed, undefined, undefined), says: /event date panel/, why: 'postponed already' },
    { after: postpone(cancelled, undefined, undefined), says: /event restore panel/, why: 'cancelled' },
    { after: cancel(cancelled, undefined), says: /cancelled already/, why: 'cancelled already' },
    { after: cancel(held, undefined), says: /was held/, why: 'it took place' },
    { after: putAtRisk(cancelled, 'funding'), says: /not at risk any more/, why: 'worse than at risk' },
    { after: putAtRisk(atRisk, 'funding'), says: /at risk already/, why: 'the same reason' },
    {
      after: hold(dated, Temporal.Instant.from('2027-03-09T08:00:00Z')),
      says: /has not begun/,
      why: 'an hour too early',
    },
    { after: hold(postponed, now), says: /event restore panel/, why: 'postponed' },
    { after: restore(dated, undefined), says: /nothing to restore/, why: 'as planned' },
  ]
  it.each(refused)('is refused: $why', ({ after, says }) => {
    expect(after).toMatchObject({ ok: false, refusal: { sentence: expect.stringMatching(says) } })
  })
})
