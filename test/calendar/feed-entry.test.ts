// What a calendar app is told of an event.
import { describe, expect, it } from 'vitest'
import { type EntryWording, type FeedEntry, feedEntry } from '#src/calendar/feed-entry.ts'
import { thePublic } from '#src/security/audience.ts'
import type { SpaceId } from '#src/security/member.ts'
import { aSession } from '#test/support/a-session.ts'
import { aWhen } from '#test/support/an-event.ts'

type Given = Parameters<typeof aSession>[0]

const entryOf = (facts: Given, wording: EntryWording = 'plain', greenInFeeds: 'yes' | 'no' = 'no') =>
  feedEntry(
    aSession(facts),
    { wording, publicUrl: 'https://un.example' },
    { ...thePublic, space: 'coalition' as SpaceId, greenInFeeds },
  )

const shown = (facts: Given): FeedEntry => entryOf(facts) as FeedEntry

describe('the title of an entry', () => {
  const deadline = { kind: 'deadline', title: 'Written statements' } as const
  it.each<{ facts: Given; title: string; status: FeedEntry['status']; why: string }>([
    { facts: { title: 'HRC64' }, title: 'HRC64', status: 'CONFIRMED', why: 'a fixed date needs no words' },
    {
      facts: { title: 'HRC64', certainty: 'estimated' },
      title: 'HRC64 (estimated)',
      status: 'TENTATIVE',
      why: 'many apps do not show STATUS:TENTATIVE',
    },
    {
      facts: { title: 'HRC64', when: aWhen('between 2027-02-22..2027-04-02'), certainty: 'estimated' },
      title: 'HRC64 (date not fixed: between 22 Feb and 2 Apr 2027)',
      status: 'TENTATIVE',
      why: 'bounds are not a date',
    },
    {
      facts: { title: 'HRC64', state: 'cancelled' },
      title: 'CANCELLED: HRC64',
      status: 'CANCELLED',
      why: 'some apps do not strike it through',
    },
    {
      facts: { title: 'HRC64', withdrawn: true },
      title: 'WITHDRAWN: HRC64',
      status: 'CANCELLED',
      why: 'what vanishes without a word is taken for a fault',
    },
    {
      facts: { title: 'HRC64', state: 'postponed' },
      title: 'POSTPONED: HRC64',
      status: 'TENTATIVE',
      why: 'the date shown is not the date any more',
    },
    {
      facts: { title: 'HRC64', certainty: 'at-risk' },
      title: 'AT RISK: HRC64',
      status: 'TENTATIVE',
      why: 'nobody should book a flight on it',
    },
    {
      facts: { ...deadline, when: aWhen('2027-02-01 18:00') },
      title: 'Written statements, by 18:00 Geneva time (CET)',
      status: 'CONFIRMED',
      why: 'apps convert the hour to the reader’s zone',
    },
    {
      facts: { ...deadline, when: aWhen('2027-07-01 23:59', 'America/New_York') },
      title: 'Written statements, by 23:59 New York time (EDT)',
      status: 'CONFIRMED',
      why: 'a deadline of New York is in its own summer time',
    },
    {
      facts: { ...deadline, when: aWhen('2027-07-01 12:00', 'Asia/Kathmandu') },
      title: 'Written statements, by 12:00 Kathmandu time (UTC+05:45)',
      status: 'CONFIRMED',
      why: 'letters of other zones are ambiguous',
    },
    {
      facts: { title: '😀'.repeat(300) },
      title: `${'😀'.repeat(199)}…`,
      status: 'CONFIRMED',
      why: 'a long title is cut between characters',
    },
  ])('is $title, because $why', ({ facts, title, status }) => {
    expect(shown(facts)).toMatchObject({ title, status })
  })
})

describe('the time of an entry', () => {
  it('is the half hour before a deadline', () => {
    const { span } = shown({ kind: 'deadline', when: aWhen('2027-02-01 18:00') })
    expect(String(span.from)).toBe('2027-02-01T16:30:00Z')
    expect(String(span.until)).toBe('2027-02-01T17:00:00Z')
  })
  it('is all day for a deadline without an hour, which says so', () => {
    const entry = shown({ kind: 'deadline', when: aWhen('2027-02-01') })
    expect(entry.span).toMatchObject({ kind: 'days' })
    expect(entry.description[0]).toBe('Due Mon 1 Feb 2027, by the date in Geneva; the hour is not known.')
  })
  it('is one day, the first bound, while the date is not fixed', () => {
    const { span } = shown({ when: aWhen('between 2027-02-22..2027-04-02') })
    expect([String(span.from), String(span.until)]).toEqual(['2027-02-22', '2027-02-23'])
  })
  it('is one hour for a meeting without an end, which says so', () => {
    const entry = shown({ kind: 'meeting', when: aWhen('2027-03-09 10:00') })
    expect(String(entry.span.until)).toBe('2027-03-09T10:00:00Z')
    expect(entry.description[0]).toBe('Tue 9 Mar 2027, 10:00 Geneva · 04:00 New York. The end is not known.')
  })
})

describe('the description of an entry', () => {
  it('ends with its sources and the link to its page', () => {
    expect(shown({ note: 'Shortened.' }).description.slice(-3)).toEqual([
      'Shortened.',
      'Source: https://example.org/programme (checked 2026-11-19)',
      'https://un.example/event/hrc-64',
    ])
  })
  it('says why it is at risk', () => {
    expect(shown({ certainty: 'at-risk', reason: 'no money' }).description[0]).toBe(
      'At risk: may be moved or cancelled. Reason: no money',
    )
  })
})

describe("a space's own event", () => {
  const own: Given = {
    public: false,
    space: 'coalition',
    title: 'Strategy',
    kind: 'meeting',
    place: 'Café',
    room: '3',
    note: 'with Ana',
    reason: 'Ana is ill',
    state: 'cancelled',
  }
  it('is in no feed unless the space says so', () => {
    expect(entryOf(own)).toBeUndefined()
  })
  it('gives its title and time away, never its place, note, reason, source or page', () => {
    const entry = entryOf(own, 'plain', 'yes')
    expect(entry).toMatchObject({ title: 'CANCELLED: Strategy', busy: 'yes' })
    expect(JSON.stringify(entry)).not.toMatch(/Café|Ana|example/)
  })
})

describe('an entry under cover', () => {
  const everything: Given = {
    kind: 'deadline',
    title: 'Civic space statement',
    place: 'Palais',
    room: 'XX',
    note: 'defenders',
    reason: 'cuts',
    when: aWhen('2027-02-01 18:00'),
  }
  it('says nothing but that something is due, in no zone', () => {
    const entry = entryOf(everything, 'cover')
    expect(entry).toMatchObject({ description: ['Ready by 17:00 UTC.'], categories: [], span: { zone: 'UTC' } })
    expect(entry?.title).toMatch(/^Meeting [A-Z]\d{3}$/)
    expect(JSON.stringify(entry)).not.toMatch(/Civic|Palais|XX|defenders|cuts|HRC|Geneva|example/)
  })
  it('keeps its name when it moves or is cancelled', () => {
    const name = entryOf(everything, 'cover')?.title
    expect(entryOf({ ...everything, when: aWhen('2027-03-01') }, 'cover')?.title).toBe(name)
    expect(entryOf({ ...everything, state: 'cancelled' }, 'cover')?.title).toBe(`CANCELLED: ${name}`)
    expect(entryOf({ ...everything, when: aWhen('between 2027-03-01..2027-03-05') }, 'cover')).toMatchObject({
      title: `${name} (date not fixed: between 1 and 5 Mar 2027)`,
      description: [],
    })
  })
})
