// Shipped calendar: nothing is lost, every fact has its source, and only days are days.
import { describe, expect, it } from 'vitest'
import { readShippedCalendar, readShippedVersion } from '#db/shipped/read-shipped-calendar.ts'
import type { ShippedEvent } from '#src/calendar/shipped.ts'
import { precisionOf } from '#src/calendar/when.ts'
import { appliesTo } from '#src/deadlines/anchor.ts'
import { findRule } from '#src/deadlines/rules.ts'
import { isIso3 } from '#src/states/state.ts'
import { eventOf, recalledEvents, shippedEvents } from '#test/deadlines/known-events.ts'

const { version, events } = readShippedCalendar()
const shipped = (slug: string): ShippedEvent | undefined => events.find(event => event.slug === slug)
const zone = 'Europe/Zurich'
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'HRC session': { day: 33, window: 4 },
  'HRC meeting': { day: 2 },
  'HRC deadline': { day: 4 },
  'UPR session': { day: 38, month: 1, window: 5 },
  'UPR review': { day: 35, session: 300, month: 14, window: 27 },
  'UPR deadline': { day: 21, window: 8 },
  'UPR presession': { day: 5 },
  'UPR meeting': { day: 4 },
  'CCPR session': { day: 19, window: 5 },
  'CCPR presession': { month: 1 },
  'CCPR review': { day: 20, session: 70, window: 13 },
  'CESCR session': { day: 3, window: 3 },
  'CESCR review': { day: 1, session: 17, window: 1 },
  'CESCR presession': { day: 1 },
  'CESCR deadline': { day: 1 },
  'CERD session': { day: 7, window: 4 },
  'CERD meeting': { day: 1 },
  'CERD review': { day: 2, session: 17 },
  'CERD deadline': { day: 3 },
  'CEDAW session': { day: 14, month: 2, window: 9 },
  'CEDAW review': { day: 40, session: 68, month: 8, window: 31 },
  'CEDAW presession': { day: 1 },
  'CEDAW deadline': { day: 8 },
  'CAT session': { day: 13, window: 6 },
  'CAT review': { day: 1, session: 54 },
  'CAT deadline': { day: 2 },
  'SPT session': { day: 1, month: 1, window: 5 },
  'CRC session': { day: 15, window: 4 },
  'CRC deadline': { day: 6 },
  'CRC presession': { month: 1 },
  'CRC review': { day: 30, session: 53 },
  'CRPD session': { day: 8, window: 3 },
  'CRPD presession': { day: 2 },
  'CRPD review': { day: 14, session: 27, window: 9 },
  'CMW session': { day: 7, window: 4 },
  'CMW review': { window: 3 },
  'CED session': { day: 4, window: 3 },
  'CED review': { session: 10, window: 3 },
  'NGO_COMMITTEE deadline': { day: 6, window: 1 },
  'NGO_COMMITTEE session': { day: 13, window: 4 },
  'NGO_COMMITTEE election': { window: 1 },
  'NGO_COMMITTEE meeting': { day: 2 },
  'ECOSOC session': { day: 4 },
  'GA3C session': { day: 1 },
  'OTHER deadline': { day: 5, window: 1 },
  'OTHER session': { day: 1 },
}

const tally = <T extends string>(words: readonly T[]): Partial<Record<T, number>> =>
  Object.fromEntries([...new Set(words)].map(word => [word, words.filter(one => one === word).length])) as Partial<
    Record<T, number>
  >

const counted = (): Record<string, unknown> => {
  const groups = Map.groupBy(events, event => `${event.body} ${event.kind}`)
  return Object.fromEntries([...groups].map(([name, group]) => [name, tally(group.map(one => precisionOf(one.when)))]))
}

describe('the shipped calendar', () => {
  it('holds every event, by body, kind and precision', () => {
    expect([version, readShippedVersion()]).toEqual(['2026-11-21', '2026-11-21'])
    expect(events).toHaveLength(1199)
    expect(counted()).toEqual(expected)
  })

  it('gives a source for every event, with what it says and when it was checked', () => {
    const bare = events.filter(
      event =>
        event.sources.length === 0 || event.sources.some(source => !source.text || !source.says || !source.checkedOn),
    )
    expect(bare).toEqual([])
  })

  it('is public fact only: nothing computed, withdrawn or from general knowledge alone', () => {
    expect(events.filter(event => event.computed || event.withdrawn)).toEqual([])
    expect(recalledEvents.filter(event => shipped(event.slug) !== undefined)).toEqual([])
    expect(recalledEvents).toHaveLength(49)
  })

  it('names States by codes that the product knows', () => {
    const codes = events.flatMap(event => [...event.countries, ...(event.country === undefined ? [] : [event.country])])
    expect(codes.filter(code => !isIso3(code))).toEqual([])
    expect(new Set(codes).size).toBeGreaterThan(190)
  })

  it.each([
    { slug: 'hrc-63', when: { kind: 'days', from: day('2026-09-07'), until: day('2026-10-10'), zone } },
    {
      slug: 'hrc-64',
      when: { kind: 'bounds', precision: 'window', from: day('2027-02-22'), until: day('2027-04-03'), zone },
    },
    {
      slug: 'upr-53',
      when: { kind: 'bounds', precision: 'month', from: day('2026-11-01'), until: day('2026-12-01'), zone },
    },
    {
      slug: 'hrc-44-written-statements',
      when: { kind: 'moment', at: Temporal.PlainDateTime.from('2020-06-04T18:00'), zone },
    },
    {
      slug: 'cedaw-ptc-2025',
      when: { kind: 'days', from: day('2025-04-07'), until: day('2025-04-12'), zone: 'Pacific/Fiji' },
    },
  ])('tells when $slug is', ({ slug, when }) => {
    expect(shipped(slug)?.when).toEqual(when)
  })

  it.each([
    { slug: 'hrc-60', state: 'held', tags: ['shortened'], words: 'Shortened.' },
    { slug: 'upr-37', state: 'held', tags: ['cycle-3'], words: 'Postponed once, then held on these dates.' },
    { slug: 'upr-36-original', state: 'postponed', tags: [], words: 'Replaced by upr-36.' },
    { slug: 'cescr-pswg-75', state: 'cancelled', tags: [], words: '' },
    { slug: 'cat-69', state: 'held', tags: ['online'], words: 'Held online.' },
    { slug: 'hrc-43', state: 'held', tags: ['suspended'], words: 'Suspended before its end.' },
    { slug: 'hrc-64', state: 'planned', tags: ['inferred'], words: '' },
    { slug: 'ngoc-2026-resumed', state: 'planned', tags: [], words: 'Further day: 5 June 2026.' },
    {
      slug: 'reprisals-2027',
      state: 'planned',
      tags: ['inferred'],
      words: 'Reporting period 1 May 2026 to 30 April 2027.',
    },
    { slug: 'upr-50-lby', state: 'planned', tags: ['cycle-4'], words: 'Day' },
  ])('says what became of $slug', ({ slug, state, tags, words }) => {
    expect(shipped(slug)).toMatchObject({ state, tags: expect.arrayContaining(tags) })
    expect(shipped(slug)?.note ?? '').toContain(words)
  })

  it('keeps an estimated day in words, never as the date', () => {
    const estimated = events.filter(event => event.note?.includes('Day estimated, not published:'))
    expect(estimated).toHaveLength(107)
    expect(estimated.filter(event => precisionOf(event.when) === 'day')).toEqual([])
  })

  it('says why an event was cancelled or postponed, where a source does', () => {
    const unexplained = events
      .filter(event => event.state === 'cancelled' || event.state === 'postponed')
      .filter(event => event.reason === undefined)
    expect(unexplained.map(event => event.slug)).toEqual([
      'upr-36-presession-original',
      'cmw-32-original',
      'ngoc-2020-resumed-original',
    ])
  })
})

describe('what hangs on an event', () => {
  it('is each review, deadline and pre-session whose anchor ships', () => {
    const free = events.filter(
      event => ['review', 'deadline', 'presession'].includes(event.kind) && event.parentSlug === undefined,
    )
    expect(free.map(event => event.slug).sort()).toEqual([
      'ccpr-pswg-2026-02',
      'cedaw-94-loi-online',
      'cerd-2009-chn',
      'cerd-96-chn',
      'cescr-2014-chn',
      'cescr-pswg-75',
      'crc-loipr-2026-12-01',
      'crc-loipr-2027-04-01',
      'crc-loipr-2027-08-01',
      'crc-pswg-2026-02',
      'crpd-27-chn',
      'crpd-pswg-20',
      'crpd-pswg-21',
      'hrc-21-speakers-list-opens',
      'ngoc-application-2022',
      'ngoc-application-2027',
      'reprisals-2017',
    ])
  })

  it('is a review of the session that bears its number', () => {
    const odd = shippedEvents.filter(
      event => event.kind === 'review' && event.parent !== undefined && eventOf(event.parent).number !== event.number,
    )
    expect(odd).toEqual([])
  })

  it('falls under a rule that speaks of its anchor, when it is a published deadline', () => {
    const deadlines = shippedEvents.filter(event => event.kind === 'deadline')
    expect(deadlines.filter(event => event.rule === undefined)).toEqual([])
    for (const event of deadlines.filter(one => one.parent !== undefined)) {
      const rule = findRule(event.rule ?? '')
      expect(rule && appliesTo(rule, eventOf(event.parent ?? '')), event.slug).toBe(true)
    }
  })
})
