// Tidying: what may not stand goes when its time has come, once, and what can never go is let be.
import { describe, expect, it } from 'vitest'
import { patience } from '#jobs/patience.ts'
import { tidy } from '#jobs/tidy.ts'
import { type Messenger, SendFault } from '#src/reply/messenger.ts'
import type { Label } from '#src/security/label.ts'
import { defaultPreferences, type MemberId } from '#src/security/member.ts'
import { tidied } from '#src/security/tidying.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const start = Temporal.Instant.from('2026-11-21T08:00:00Z')
const ana = { member: 'ana' as MemberId, preferences: defaultPreferences }

/** The job with a platform that may fail, and what was taken out of it. */
const desk = async (fails: () => SendFault | undefined = () => undefined) => {
  const database = await memoryStores()
  const gone: string[] = []
  const failures: unknown[] = []
  const messenger = {
    platform: 'slack',
    withdraw: async (address: string, message: string) => {
      const fault = fails()
      if (fault !== undefined) throw fault
      gone.push(`${address} ${message}`)
    },
  } as Partial<Messenger> as Messenger
  const job = tidy({
    ...database,
    instruments: fixedInstruments(),
    clock: () => start,
    messengers: () => [messenger],
    owner: 'test',
    patience: patience(Temporal.Duration.from({ seconds: 1 })),
    failed: error => void failures.push(error),
  })
  const due = tidied('AMBER', ana, start)!
  await database.stores.tidying.remember([{ place: { platform: 'slack', id: 'D1' }, message: 'D1/1.2', ...due }])
  const left = async () => (await database.stores.tidying.due('2099-01-01T00:00:00.000Z', 10)).length
  return { database, job, gone, failures, left }
}

describe('what is tidied', () => {
  it.each<{ label: Label; due: string | undefined; why: string }>([
    { label: 'GREEN', due: undefined, why: 'it may stand' },
    { label: 'AMBER', due: '2026-11-22T08:00:00.000Z', why: 'a day is the default' },
    { label: 'RED', due: '2026-11-22T08:00:00.000Z', why: 'a day is the default' },
  ])('is not before its time: $label, for $why', ({ label, due }) => {
    expect(tidied(label, ana, start)?.dueAt).toBe(due)
  })

  it('follows what the person chose, and is nobody’s who is no member', () => {
    const hurried = { ...ana, preferences: { ...defaultPreferences, tidyHours: 1 } }
    expect(tidied('AMBER', hurried, start)?.dueAt).toBe('2026-11-21T09:00:00.000Z')
    expect(tidied('AMBER', { preferences: defaultPreferences }, start)).toBeUndefined()
  })
})

describe('tidying', () => {
  it('takes a message away when its time has come, once', async () => {
    const { job, gone, left } = await desk()
    await job.run(start.add({ hours: 23 }))
    expect(gone).toEqual([])
    for (let again = 0; again < 2; again++) await job.run(start.add({ hours: 24 }))
    expect([gone, await left()]).toEqual([['D1 D1/1.2'], 0])
  })

  it('takes everything of somebody away at once when they are shut out', async () => {
    const { database, job, gone } = await desk()
    await database.stores.tidying.hurry('ana' as MemberId, '2026-11-21T08:05:00.000Z')
    await job.run(start.add({ minutes: 5 }))
    expect(gone).toEqual(['D1 D1/1.2'])
  })

  it.each<{ why: string; fault: SendFault; left: number; told: number }>([
    { why: 'tries again what failed for now', fault: new SendFault('not-sent', 'rate-limited'), left: 1, told: 1 },
    { why: 'lets be what can never go', fault: new SendFault('refused', 'cant-delete-message'), left: 0, told: 0 },
  ])('$why', async ({ fault, left: expected, told }) => {
    const { job, failures, left } = await desk(() => fault)
    await job.run(start.add({ hours: 24 }))
    expect([await left(), failures.length]).toEqual([expected, told])
  })
})
