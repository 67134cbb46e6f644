// Retention: what the vault need not keep any more is erased; whoever wrote it was told 14 days before.
import { instantText } from '#src/instant-text.ts'
import { tell } from '#src/reminders/word.ts'
import type { KeptRecord } from '#src/security/vault-care.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

const TOLD_DAYS = 14
const AT_ONCE = 200

/** In UTC days: a record lives some hours longer at most. */
export const retention = (works: Works): Job => ({
  name: 'retention',
  cron: '40 17 * * * *',
  run: async now => {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    for (;;) if ((await tellSome(works, { now, today })) < AT_ONCE) break
    for (;;) if ((await eraseSome(works, { now, today })) < AT_ONCE) break
  },
})

interface Moment {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

const tellSome = async ({ atomically, instruments }: Works, { now, today }: Moment): Promise<number> =>
  atomically(async ({ vaultCare, members, outbox }) => {
    const ending = await vaultCare.ending(today.add({ days: TOLD_DAYS + 1 }).toString(), AT_ONCE)
    for (const [, records] of Map.groupBy(ending, one => `${one.space} ${one.author}`)) {
      const [{ space, author }] = records as [KeptRecord]
      const subjects = records.map(one => `ending ${one.name} ${one.keepUntil}` as const)
      const key = `ending:${today}:${records[0]?.id}`
      await tell({ space, to: [author], key, subjects, now }, { members, outbox, random: instruments.random })
    }
    await vaultCare.told(ending)
    return ending.length
  })

const eraseSome = async ({ atomically }: Works, { now, today }: Moment): Promise<number> =>
  atomically(async ({ vaultCare, vault, audit }) => {
    const over = await vaultCare.over(today.toString(), AT_ONCE)
    if (over.length === 0) return 0
    const at = instantText(now)
    const ids = over.map(one => one.id)
    await vault.purge(ids, at)
    await audit.record({ at, by: 'system', verb: 'retention', ids, outcome: 'done' })
    return over.length
  })
