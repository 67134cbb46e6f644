// Derive deadlines: what one event leads to, as a coordinator would check it by hand.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, eventId } from '#src/calendar/event.ts'
import { firstDay, lastDay, precisionOf, precisions, type When } from '#src/calendar/when.ts'
import { adviceFor } from '#src/deadlines/advice-for.ts'
import { deriveDeadlines } from '#src/deadlines/derive-deadlines.ts'
import type { DerivedDeadline } from '#src/deadlines/derived-deadline.ts'
import { deadlineRules } from '#src/deadlines/rules.ts'
import { eventOf, shippedEvents } from './known-events.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

const derive = (anchor: CalendarEvent, change: Partial<Parameters<typeof deriveDeadlines>[0]> = {}) =>
  deriveDeadlines({ anchor, rules: deadlineRules, siblings: shippedEvents, sessions: shippedEvents, today, ...change })

const days = (from: string, until: string): When => ({
  kind: 'days',
  from: day(from),
  until: day(until),
  zone: 'Europe/Zurich',
})

const moment = (at: string, zone = 'Europe/Zurich'): When => ({
  kind: 'moment',
  at: Temporal.PlainDateTime.from(at),
  zone,
})

const ruleOf = (id: string, entries: readonly DerivedDeadline[]): DerivedDeadline | undefined =>
  entries.find(entry => entry.rule === id)

/** "days 2026-12-15" or "window 2027-02-08/2027-03-19", the last day included. */
const told = (when: When | undefined): string | undefined => {
  if (when === undefined) return undefined
  if (when.kind === 'moment') return `moment ${when.at} ${when.zone}`
  const name = when.kind === 'days' ? 'days' : when.precision
  return when.from.equals(lastDay(when)) ? `${name} ${when.from}` : `${name} ${when.from}/${lastDay(when)}`
}

const tellAll = (entries: readonly DerivedDeadline[]): readonly string[] =>
  entries.map(entry => `${entry.kind} ${entry.slug}: ${told(entry.when)}`)

const hrc64 = eventOf('hrc-64')
const hrc64Fixed: CalendarEvent = { ...hrc64, when: days('2027-02-22', '2027-04-03'), certainty: 'confirmed' }

describe('the deadlines of an event ahead', () => {
  it('are bounds while the session has no day: the 64th session of the Council, between 22 February and 2 April 2027', () => {
    expect(tellAll(derive(hrc64))).toEqual([
      'deadline hrc-64-ngo-written-statement: window 2027-02-08/2027-03-19',
      'deadline hrc-64-nhri-written-submission: window 2027-02-18/2027-03-29',
      'deadline hrc-64-oral-statement-list-opens: window 2027-02-17/2027-03-30',
      'task hrc-64-side-event-request: window 2026-11-24/2027-02-21',
      'deadline hrc-64-upr-outcome-speakers: window 2027-02-17/2027-03-30',
    ])
  })

  it('are days once the session has one, but for what the rule itself leaves open', () => {
    expect(tellAll(derive(hrc64Fixed))).toEqual([
      'deadline hrc-64-ngo-written-statement: days 2027-02-08',
      'deadline hrc-64-nhri-written-submission: days 2027-02-18',
      'deadline hrc-64-oral-statement-list-opens: window 2027-02-17/2027-02-19',
      'task hrc-64-side-event-request: window 2026-11-24/2027-02-21',
      'deadline hrc-64-upr-outcome-speakers: window 2027-02-17/2027-02-19',
    ])
  })

  it('are those of the NGO Committee in January 2027: the application is published, the reply counts working days', () => {
    expect(tellAll(derive(eventOf('ngoc-2027-regular')))).toEqual([
      'deadline ngoc-2027-regular-reply-to-questions: window 2027-01-14/2027-02-10',
    ])
  })

  it('are those of the May 2027 session of the Committee on the Rights of the Child when nothing is published', () => {
    expect(tellAll(derive(eventOf('crc-est-2027-05'), { siblings: [] }))).toEqual([
      'deadline crc-est-2027-05-additional-submission: window 2027-04-15',
      'task crc-est-2027-05-accreditation: window 2027-02-09/2027-05-09',
    ])
  })

  it('reach over two seasons when the UPR session can fall in either', () => {
    const submission = ruleOf('upr-stakeholder-submission', derive(eventOf('upr-55')))
    expect(told(submission?.when)).toBe('window 2026-09-22/2027-04-29')
  })

  it('say for whom they are, by which rule and from which source, and hang on their event', () => {
    const statement = ruleOf('hrc-ngo-written-statement', derive(hrc64Fixed))
    expect(statement).toMatchObject({
      title: 'HRC 64: NGO written statement',
      body: 'HRC',
      number: 64,
      certainty: 'estimated',
      state: 'planned',
      parent: 'hrc-64',
      computed: true,
      withdrawn: false,
    })
    expect(statement?.note).toContain('14 days before the opening; a published date wins.')
    expect(statement?.note).toContain('The hour is not known: be done the day before.')
    expect(statement?.sources[0]?.checkedOn).toBe('2026-11-21')
  })

  it('keep the seat of the body as their zone when it meets elsewhere', () => {
    const suva = derive(eventOf('cedaw-ptc-2025'), { siblings: [], today: day('2025-01-01') })
    expect(ruleOf('cedaw-ngo-report', suva)?.when).toEqual(days('2025-03-10', '2025-03-11'))
  })

  it('stay wanted while the event is only at risk', () => {
    expect(derive({ ...hrc64, certainty: 'at-risk' })).toHaveLength(5)
  })

  it('carry the States of a session, so that who follows one of them is told', () => {
    expect(ruleOf('upr-outcome-adoption', derive(eventOf('upr-54')))?.countries).toContain('ZWE')
  })
})

describe('an hour', () => {
  const debate: CalendarEvent = {
    ...eventOf('hrc-57-reprisals-debate'),
    title: 'ID defenders',
    when: moment('2027-03-09T10:00'),
  }

  it('is derived from an hour', () => {
    expect(tellAll(derive(debate))).toEqual([
      'deadline hrc-57-reprisals-debate-oral-statement-latest-request: moment 2027-03-08T10:00:00 Europe/Zurich',
    ])
  })

  it('is counted in real hours when the clocks change in between', () => {
    const monday = { ...debate, when: moment('2027-03-29T00:30') }
    expect(told(derive(monday)[0]?.when)).toBe('moment 2027-03-27T23:30:00 Europe/Zurich')
  })

  it('is a day when the anchor has only a day', () => {
    expect(told(derive({ ...debate, when: days('2027-03-09', '2027-03-10') })[0]?.when)).toBe('days 2027-03-08')
  })

  it('is not derived for meetings where no statements are made', () => {
    expect(derive({ ...debate, title: 'Side event on defenders' })).toEqual([])
  })
})

describe('a rule that points to another session', () => {
  it('gives the days of that session as bounds', () => {
    const entry = ruleOf('ngoc-ecosoc-action', derive(eventOf('ngoc-2026-resumed'), { today: day('2026-06-30') }))
    expect(entry?.kind).toBe('meeting')
    expect(told(entry?.when)).toBe('session 2026-07-21/2026-07-22')
  })

  it('gives nothing while no such session is on the calendar', () => {
    expect(ruleOf('ngoc-ecosoc-action', derive(eventOf('ngoc-2027-regular')))).toBeUndefined()
  })

  it('gives nothing when that session is cancelled', () => {
    const sessions = shippedEvents.map(event =>
      event.slug === 'hrc-65' ? { ...event, state: 'cancelled' as const } : event,
    )
    expect(ruleOf('upr-outcome-adoption', derive(eventOf('upr-54')))?.when).toBeDefined()
    expect(ruleOf('upr-outcome-adoption', derive(eventOf('upr-54'), { sessions }))).toBeUndefined()
  })

  it('gives nothing when the anchor can fall so that it points nowhere', () => {
    expect(ruleOf('upr-outcome-adoption', derive(eventOf('upr-55')))).toBeUndefined()
  })

  it('looks months past the outcome for a mid-term report', () => {
    expect(told(ruleOf('upr-mid-term-report', derive(eventOf('upr-48')))?.when)).toBe('window 2027-09-16/2027-10-09')
  })
})

describe('a published date', () => {
  const published: CalendarEvent = {
    ...eventOf('hrc-44-written-statements'),
    id: eventId('hrc-64-written-statements'),
    parent: hrc64.id,
  }
  const isThere = (siblings: readonly CalendarEvent[]): boolean =>
    ruleOf('hrc-ngo-written-statement', derive(hrc64Fixed, { siblings })) !== undefined

  it('beats its rule', () => expect(isThere([published])).toBe(false))
  it('of another session does not', () => expect(isThere([{ ...published, parent: eventId('hrc-65') }])).toBe(true))
  it('that was withdrawn does not', () => expect(isThere([{ ...published, withdrawn: true }])).toBe(true))
  it('is not what was computed before', () => expect(isThere([{ ...published, computed: true }])).toBe(true))

  it('beats the rule for all the published deadlines that ship', () => {
    const beaten = shippedEvents.filter(event => event.kind === 'deadline' && event.parent !== undefined)
    for (const event of beaten) {
      const anchor = eventOf(event.parent ?? '')
      expect(ruleOf(event.rule ?? '', derive(anchor, { today: day('2000-01-01') })), event.slug).toBeUndefined()
    }
    expect(beaten.length).toBeGreaterThan(40)
  })
})

describe('nothing is wanted', () => {
  it.each([
    { why: 'it was cancelled', change: { state: 'cancelled' } },
    { why: 'it was postponed without a date', change: { state: 'postponed' } },
    { why: 'it is no longer on the calendar', change: { withdrawn: true } },
    { why: 'it is a special session, for which the rules were not made', change: { tags: ['special'] } },
    { why: 'it is over', change: { when: days('2026-02-23', '2026-04-01') } },
  ] as const)('of an event when $why', ({ change }) => {
    expect(derive({ ...hrc64Fixed, ...change })).toEqual([])
  })

  it('of what has passed, while the rest of the same event stays', () => {
    const rules = derive(hrc64Fixed, { today: day('2027-02-09') }).map(entry => entry.rule)
    expect(rules).not.toContain('hrc-ngo-written-statement')
    expect(rules).toContain('hrc-nhri-written-submission')
  })

  it('only after the day itself has passed', () => {
    const rules = derive(hrc64Fixed, { today: day('2027-02-08') }).map(entry => entry.rule)
    expect(rules).toContain('hrc-ngo-written-statement')
  })
})

describe('a computed entry', () => {
  it('is an anchor in turn: the portal opens before the submission is due', () => {
    const submission = ruleOf('upr-stakeholder-submission', derive(eventOf('upr-56')))
    const anchor = { ...eventOf('upr-56'), ...submission, id: eventId('x') } as CalendarEvent
    expect(tellAll(derive(anchor))).toEqual([
      'deadline upr-56-stakeholder-submission-portal-opens: window 2027-02-04/2027-07-11',
    ])
  })

  it('keeps its slug under the longest of anchors', () => {
    const long = { ...hrc64Fixed, slug: 'a'.repeat(80) as CalendarEvent['slug'] }
    expect(derive(long).every(entry => entry.slug.length <= 80)).toBe(true)
  })

  it('has a slug of its own on each event', () => {
    const slugs = shippedEvents.flatMap(anchor => derive(anchor)).map(entry => entry.slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(slugs.filter(slug => shippedEvents.some(event => event.slug === slug))).toEqual([])
  })
})

describe('advice', () => {
  it('is shown where no day can be derived', () => {
    expect(adviceFor(hrc64).map(advice => advice.rule.id)).toEqual([
      'hrc-accreditation',
      'special-procedures-communication',
      'ohchr-call-for-input',
    ])
    expect(adviceFor(eventOf('ngoc-2027-regular')).map(advice => advice.text)).toContainEqual(
      expect.stringContaining('between 15:00 and 15:30 in New York'),
    )
    expect(adviceFor(eventOf('upr-54')).map(advice => advice.rule.id)).toEqual(['upr-review-slots'])
  })
})

describe('a derived date', () => {
  const anyDay = fc.integer({ min: 0, max: 1500 }).map(offset => today.add({ days: offset }))
  const anyWhen = fc
    .record({
      from: anyDay,
      length: fc.integer({ min: 1, max: 90 }),
      kind: fc.constantFrom('days', 'moment', 'session', 'month', 'window'),
    })
    .map(({ from, length, kind }): When => {
      const span = { from, until: from.add({ days: length }), zone: 'Europe/Zurich' }
      if (kind === 'days') return { kind, ...span }
      if (kind === 'moment') return moment(from.toString())
      return { kind: 'bounds', precision: kind as 'window', ...span }
    })
  const anyAnchor = fc
    .record({ when: anyWhen, rule: fc.constantFrom(...deadlineRules), body: fc.nat() })
    .map(({ when, rule, body }): CalendarEvent => {
      const title = rule.anchorWords?.[0] ?? 'Session'
      const bodyId = rule.bodies[body % rule.bodies.length] ?? 'HRC'
      const facts = { ...hrc64, when, title, kind: rule.anchorKind, body: bodyId }
      return rule.anchorRule === undefined ? facts : { ...facts, rule: rule.anchorRule }
    })

  it('is never more precise than its anchor, never empty, and covers what each possible day would give', () => {
    fc.assert(
      fc.property(anyAnchor, fc.nat(), (anchor, choice) => {
        const wide = derive(anchor, { siblings: [] })
        for (const entry of wide) {
          const rank = (when: When) => precisions.indexOf(precisionOf(when))
          expect(rank(entry.when)).toBeGreaterThanOrEqual(rank(anchor.when))
          expect(Temporal.PlainDate.compare(firstDay(entry.when), lastDay(entry.when))).toBeLessThanOrEqual(0)
        }
        const length = anchor.when.kind === 'bounds' ? anchor.when.from.until(anchor.when.until).days : 1
        const opening = firstDay(anchor.when).add({ days: choice % length })
        const fixed = { ...anchor, when: days(opening.toString(), opening.add({ days: 1 }).toString()) }
        for (const entry of derive(fixed, { siblings: [] }).filter(entry => entry.kind !== 'task')) {
          const around = ruleOf(entry.rule, wide)
          if (around === undefined) continue
          expect(Temporal.PlainDate.compare(firstDay(around.when), firstDay(entry.when))).toBeLessThanOrEqual(0)
          expect(Temporal.PlainDate.compare(lastDay(around.when), lastDay(entry.when))).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
