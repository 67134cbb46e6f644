// Which events a feed shows on a day.
import { describe, expect, it } from 'vitest'
import { feedWants, leavesOn } from '#src/calendar/feed-window.ts'
import { everything } from '#src/calendar/filter.ts'
import { aSession } from '#test/support/a-session.ts'
import { aWhen } from '#test/support/an-event.ts'

const today = Temporal.PlainDate.from('2026-11-21')

type Given = Parameters<typeof aSession>[0]

describe('the window of a feed', () => {
  it.each<{ facts: Given; shown: boolean; why: string }>([
    { facts: { when: aWhen('2026-05-21') }, shown: true, why: 'half a year back' },
    { facts: { when: aWhen('2026-05-20') }, shown: false, why: 'older than half a year' },
    { facts: { when: aWhen('2026-05-01..2026-05-21') }, shown: true, why: 'its last day counts' },
    { facts: { when: aWhen('2036-01-01') }, shown: true, why: 'everything ahead' },
    { facts: { when: aWhen('2026-08-23'), state: 'cancelled' }, shown: true, why: '90 days after its former end' },
    { facts: { when: aWhen('2026-08-22'), state: 'cancelled' }, shown: false, why: 'later than that' },
    { facts: { when: aWhen('2026-08-22'), withdrawn: true }, shown: false, why: 'withdrawn is like cancelled' },
    { facts: { when: aWhen('between 2026-01-01..2026-06-30') }, shown: true, why: 'it can still have been in June' },
  ])('holds it: $shown, because $why', ({ facts, shown }) => {
    expect(Temporal.PlainDate.compare(leavesOn(aSession(facts)), today) > 0).toBe(shown)
  })
})

describe('tasks of coordinators', () => {
  const task = aSession({ kind: 'task' })
  it('are left out of everything', () => expect(feedWants(everything, task)).toBe(false))
  it('are there when they are asked for', () => expect(feedWants({ ...everything, kinds: ['task'] }, task)).toBe(true))
})
