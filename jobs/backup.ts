// Backup: once a night, and whatever is too old is taken away.
import { instantText } from '#src/instant-text.ts'
import { BACKUP_BEAT } from '#src/security/backups.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

export const backup = ({ atomically, instruments }: Works): Job => ({
  name: 'backup',
  cron: '0 41 2 * * *',
  run: async now => {
    const made = await instruments.backups.make(now)
    if (made.ok) await atomically(({ heartbeats }) => heartbeats.beat(BACKUP_BEAT, instantText(now)))
  },
})

/** Apart from making them: old keys must go even where no backup is made any more. */
export const expireBackups = ({ instruments }: Works): Job => ({
  name: 'expire backups',
  cron: '0 */10 * * * *',
  run: async now => void (await instruments.backups.expire(now)),
})
