// When: the days and instants that a date can touch.
import { describe, expect, it } from 'vitest'
import { beginning, ending, firstDay, lastDay, sameWhen, type When } from '#src/calendar/when.ts'
import { aWhen } from '#test/support/an-event.ts'

describe('what a date touches', () => {
  const touched: readonly { typed: string; first: string; last: string; begins: string; ends: string; why: string }[] =
    [
      {
        typed: '2027-03-09',
        first: '2027-03-09',
        last: '2027-03-09',
        begins: '2027-03-08T23:00:00Z',
        ends: '2027-03-09T23:00:00Z',
        why: 'a day at the place of the event',
      },
      {
        typed: '2027-03-28',
        first: '2027-03-28',
        last: '2027-03-28',
        begins: '2027-03-27T23:00:00Z',
        ends: '2027-03-28T22:00:00Z',
        why: 'the day the clocks go forward has 23 hours',
      },
      {
        typed: '2027-03-09 10:00-13:00',
        first: '2027-03-09',
        last: '2027-03-09',
        begins: '2027-03-09T09:00:00Z',
        ends: '2027-03-09T12:00:00Z',
        why: 'hours of a meeting',
      },
      {
        typed: 'between 2027-02-22..2027-04-02',
        first: '2027-02-22',
        last: '2027-04-02',
        begins: '2027-02-21T23:00:00Z',
        ends: '2027-04-02T22:00:00Z',
        why: 'bounds can touch all their days',
      },
    ]
  it.each(touched)('runs from $begins to $ends for $typed: $why', ({ typed, first, last, begins, ends }) => {
    const when = aWhen(typed)
    expect(firstDay(when).toString()).toBe(first)
    expect(lastDay(when).toString()).toBe(last)
    expect(beginning(when).toInstant().toString()).toBe(begins)
    expect(ending(when).toInstant().toString()).toBe(ends)
  })

  it('ends at midnight on the day before', () => {
    const until = Temporal.PlainDateTime.from('2027-03-10T00:00')
    const when: When = {
      kind: 'moment',
      at: Temporal.PlainDateTime.from('2027-03-09T20:00'),
      until,
      zone: 'Europe/Zurich',
    }
    expect(lastDay(when).toString()).toBe('2027-03-09')
  })

  it('takes the first of two equal hours when the clocks go back', () => {
    expect(beginning(aWhen('2027-10-31 02:30')).offset).toBe('+02:00')
  })
})

describe('sameWhen', () => {
  it('does not mind the order in which a date was written down', () => {
    const when = aWhen('2027-03-09 10:00-13:00')
    expect(sameWhen(when, Object.fromEntries(Object.entries(when).reverse()) as unknown as When)).toBe(true)
  })

  it('tells a day from the same day that is not fixed, and one zone from another', () => {
    expect(sameWhen(aWhen('2027-03-09'), aWhen('between 2027-03-09..2027-03-09'))).toBe(false)
    expect(sameWhen(aWhen('2027-03-09'), aWhen('2027-03-09', 'America/New_York'))).toBe(false)
    expect(sameWhen(aWhen('2027-03-09'), aWhen('2027-03-09 00:00'))).toBe(false)
  })
})
