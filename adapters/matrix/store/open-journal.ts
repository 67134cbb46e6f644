// Open journal: the journal of the device where it is kept, unless another process has it.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { KeptIn } from '#adapters/matrix/settings.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Journal } from './journal.ts'

export interface Care {
  readonly keyring: Keyring
  /** Ends the process: another one has the device. */
  readonly stop: (code: string, error?: unknown) => void
}

/** `held`: another process has it, and may let go of it. A file that another process has is a fault of the operator: that throws. */
export const openJournal = async (keptIn: KeptIn, { keyring, stop }: Care): Promise<Journal | 'held'> => {
  if ('file' in keptIn) return (await import('./sqlite-journal.ts')).sqliteJournal(keptIn.file, keyring)
  const { postgresJournal } = await import('./postgres-journal.ts')
  return (await postgresJournal(keptIn.url, { keyring, lost: error => stop('device-taken', error) })) ?? 'held'
}

/** Whether there is a device, or the beginning of one. */
export const isKept = async (keptIn: KeptIn): Promise<boolean> =>
  'file' in keptIn ? existsSync(keptIn.file) : (await import('./postgres-journal.ts')).isKeptIn(keptIn.url)

/** Takes away a file that a sign-in began and did not finish: half a device is none. In a database it harms nobody. */
export const forgetHalf = async (keptIn: KeptIn): Promise<void> => {
  if ('file' in keptIn) for (const end of ['', '-wal', '-shm']) await rm(`${keptIn.file}${end}`, { force: true })
}
