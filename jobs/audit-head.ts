// Audit head: once a day the owners of the home space get how the audit ends, so that cutting it off later shows.
import { ownersOf, tell } from '#src/reminders/word.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

export const auditHead = ({ stores, atomically, instruments }: Works): Job => ({
  name: 'audit head',
  cron: '0 0 7 * * *',
  run: async now => {
    const { entries, head, brokenAt } = await stores.audit.verify()
    if (entries === 0) return
    const day = now.toZonedDateTimeISO('UTC').toPlainDate()
    const end = brokenAt === undefined ? head : `BROKEN-AT-${brokenAt}`
    await atomically(async ({ members, outbox }) => {
      const { id: space } = await members.homeSpace()
      const to = await ownersOf(space, members)
      const word = { space, to, key: `head:${day}`, subjects: [`head ${entries} ${end}` as const], now }
      await tell(word, { members, outbox, random: instruments.random })
    })
  },
})
