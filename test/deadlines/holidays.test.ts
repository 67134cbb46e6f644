// Holidays: the ones that dated examples show, and working days around them.
import { describe, expect, it } from 'vitest'
import type { BodyId } from '#src/calendar/body.ts'
import { isHoliday, workingDayFrom, workingDaysBefore } from '#src/deadlines/holidays.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

describe('a holiday', () => {
  it.each([
    { date: '2018-03-30', body: 'CERD', is: true, why: 'Good Friday in Geneva' },
    { date: '2018-04-02', body: 'CERD', is: true, why: 'Easter Monday' },
    { date: '2023-04-10', body: 'CEDAW', is: true, why: 'Easter Monday' },
    { date: '2024-04-01', body: 'HRC', is: true, why: 'Easter Monday on the first of April' },
    { date: '2019-04-22', body: 'HRC', is: true, why: 'a late Easter' },
    { date: '2027-03-29', body: 'HRC', is: true, why: 'Easter Monday during the March session' },
    { date: '2038-04-26', body: 'HRC', is: true, why: 'the latest Easter there is' },
    { date: '2049-04-19', body: 'HRC', is: true, why: 'Easter moved back by the rule for golden numbers above eleven' },
    { date: '2024-05-27', body: 'NGO_COMMITTEE', is: true, why: 'Memorial Day in New York' },
    { date: '2027-05-31', body: 'NGO_COMMITTEE', is: true, why: 'Memorial Day on the last of May' },
    { date: '2024-05-27', body: 'HRC', is: false, why: 'Memorial Day is not kept in Geneva' },
    { date: '2023-04-10', body: 'ECOSOC', is: false, why: 'Easter Monday is not kept in New York' },
    { date: '2027-01-01', body: 'NGO_COMMITTEE', is: true, why: 'New Year' },
    { date: '2027-03-28', body: 'HRC', is: false, why: 'Easter itself is a Sunday anyway' },
  ] satisfies readonly { date: string; body: BodyId; is: boolean; why: string }[])(
    'is told from other days: $date for $body, $why',
    ({ date, body, is }) => {
      expect(isHoliday(day(date), body)).toBe(is)
    },
  )
})

describe('working days', () => {
  it.each([
    { from: '2024-05-28', count: 2, gives: '2024-05-23', why: 'over a weekend and Memorial Day' },
    { from: '2027-01-18', count: 2, gives: '2027-01-14', why: 'over a weekend' },
    { from: '2027-01-21', count: 2, gives: '2027-01-19', why: 'within a week' },
    { from: '2027-01-04', count: 2, gives: '2026-12-30', why: 'over New Year and a weekend' },
    { from: '2027-01-16', count: 0, gives: '2027-01-16', why: 'none: the day itself' },
  ])('are counted back $why', ({ from, count, gives }) => {
    expect(workingDaysBefore(day(from), count, 'NGO_COMMITTEE').toString()).toBe(gives)
  })

  it('go on after a holiday', () => {
    expect(workingDayFrom(day('2023-04-07'), 'CEDAW').toString()).toBe('2023-04-11')
    expect(workingDayFrom(day('2023-04-06'), 'CEDAW').toString()).toBe('2023-04-06')
  })
})
