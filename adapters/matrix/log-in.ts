// Log in: `palais matrix-login`, the conversation in which an operator gives the bot its Matrix device.

import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { openJournal } from '#adapters/matrix/store/open-journal.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { recallAccount } from './account.ts'
import { type MatrixSettings, placeOf } from './settings.ts'
import { signIn } from './sign-in.ts'

interface Desk {
  readonly keyring: Keyring
  readonly timeout: Temporal.Duration
  readonly ask: (question: string) => Promise<string>
  /** The same, and nothing that is typed is shown. */
  readonly askHidden: (question: string) => Promise<string>
  readonly stop: (code: string, error?: unknown) => void
}

/** What to print at the end. Throws an OperatorFault. */
export const logIn = async (settings: MatrixSettings, desk: Desk): Promise<string> => {
  const file = 'file' in settings.keptIn ? settings.keptIn.file : undefined
  const isNew = file !== undefined && !existsSync(file)
  try {
    return await converse(settings, desk)
  } catch (error) {
    // Half a device is none; what was there before stays.
    if (isNew) for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true })
    throw error
  }
}

const converse = async ({ keptIn, credentials }: MatrixSettings, desk: Desk): Promise<string> => {
  const { ask, askHidden } = desk
  const journal = await openJournal(keptIn, desk)
  if (journal === 'held')
    throw new OperatorFault('Another process uses the Matrix device in the database. Nothing was changed.')
  await using _journal = journal
  const known = await recallAccount(journal)
  if (known !== undefined)
    throw new OperatorFault(
      `Signed in already: ${known.user} on the device ${known.device}. To begin anew, ${'file' in keptIn ? `put ${keptIn.file} elsewhere` : 'drop the schema palais_matrix'} first.`,
    )
  const homeserver = credentials?.homeserver ?? (await ask('Homeserver (example.org or https://matrix.example.org): '))
  const user = credentials?.user ?? (await ask('User (palais or @palais:example.org): '))
  const password = credentials?.password ?? (await askHidden('Password (not shown, and not kept): '))
  const recoveryKey = async () => {
    const typed = credentials?.recoveryKey ?? (await askHidden('This user has an identity already. Its recovery key: '))
    return typed.trim() === '' ? undefined : typed
  }
  const signed = await signIn({ homeserver, user, password, recoveryKey }, { ...desk, journal })
  const care = 'file' in keptIn ? ': keep copies of it as of the database, and never start two of them' : ''
  const where = `Signed in: ${signed.account.user} on the device ${signed.account.device}. Its keys are in ${placeOf(keptIn)}${care}.`
  if (signed.recoveryKey === undefined) return where
  return `${where}\n\nRecovery key, shown this once. Write it down and keep it apart from this machine:\n\n  ${signed.recoveryKey}\n\nNow start: npm start`
}
