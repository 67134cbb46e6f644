// The buttons of a reminder: what can be done about its event, as far as there is still time for it.
import { describe, expect, it } from 'vitest'
import { actionsFor } from '#src/reminders/compose/reminder.ts'
import { anEvent } from '#test/support/an-event.ts'

describe('A reminder', () => {
  it.each([
    { left: 121, length: '2h', why: 'it comes while there is still time' },
    { left: 120, length: '30m', why: 'two hours later it is over' },
    { left: 31, length: '30m', why: 'a minute is left then' },
    { left: 30, length: '10m', why: 'half an hour is too long' },
    { left: 10, length: undefined, why: 'nothing would be left' },
  ])('$left minutes before can be put off by $length, for $why', ({ left, length }) => {
    const event = anEvent({ slug: 'hearing-1', when: '2026-12-10 15:00', kind: 'meeting' })
    const now = Temporal.Instant.from('2026-12-10T14:00:00Z').subtract({ minutes: left })
    const snooze = actionsFor(event, now).find(({ words }) => words.startsWith('snooze'))
    expect(snooze?.words).toBe(length === undefined ? undefined : `snooze ${length} hearing-1`)
    expect(actionsFor(event, now).map(({ label }) => label)).toEqual(expect.arrayContaining(['Claim', 'Done', 'Show']))
  })
})
