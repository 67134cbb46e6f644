// Port: backups, made while the bot runs; readable only with a key that is kept off line.
import type { Result } from '#src/result.ts'

export interface MadeBackup {
  /** File names, without the folder: what the database holds, and apart from it the keys of the vault. */
  readonly data: string
  readonly keys: string
}

export interface Backups {
  /** Refuses with a sentence when no key is named for them, or the folder cannot be written. */
  make(now: Temporal.Instant): Promise<Result<MadeBackup>>
  /**
   * Writes lines beside the backups that only one key (`age1…`) opens, for somebody who takes what is theirs away; the file
   * name. Refuses with a sentence when the key is none, or the folder cannot be written.
   */
  handOut(lines: readonly string[], to: string, now: Temporal.Instant): Promise<Result<string>>
  /** Takes away what is too old: keys after 7 days, data and what was handed out after 35. How many files. */
  expire(now: Temporal.Instant): Promise<number>
}

/** Under this name the heartbeats say when the last one was made, and until when a restored database is held back. */
export const BACKUP_BEAT = 'backup'
export const RESTORED_BEAT = 'restored'

/** The code of a delivery that may have gone before a backup was restored: the platform is asked, else people are. */
export const RESTORED = 'restored'
