// Log in: `palais matrix-login`, the conversation in which an operator gives the bot its Matrix device.
import type { Journal } from '#adapters/matrix/store/journal.ts'
import { forgetHalf, isKept, openJournal } from '#adapters/matrix/store/open-journal.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { type Account, keepAccount, recallAccount } from './account.ts'
import { type MatrixSettings, placeOf } from './settings.ts'
import { sessionOf, signIn, signInAgain } from './sign-in.ts'

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
  const isNew = !(await isKept(settings.keptIn))
  try {
    return await converse(settings, desk)
  } catch (error) {
    // What was there before stays.
    if (isNew) await forgetHalf(settings.keptIn)
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
  if (known !== undefined) return await again(known, { keptIn, journal, desk })
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

interface Known {
  readonly keptIn: MatrixSettings['keptIn']
  readonly journal: Journal
  readonly desk: Desk
}

/** A session that the homeserver ended goes on with the same keys; a device that it forgot never does. */
const again = async (account: Account, { keptIn, journal, desk }: Known): Promise<string> => {
  const anew = 'file' in keptIn ? `put ${keptIn.file} elsewhere` : 'drop the schema palais_matrix'
  const whose = `${account.user} on the device ${account.device}`
  switch (await sessionOf(account, desk.timeout)) {
    case 'open':
      throw new OperatorFault(`Signed in already: ${whose}. To begin anew, ${anew} first.`)
    case 'forgotten':
      throw new OperatorFault(
        `The homeserver has signed out ${whose}, and forgot it: its keys are of no use any more. To begin anew, ${anew}, and type palais matrix-login again; it asks for the recovery key.`,
      )
    case 'ended': {
      const password = await desk.askHidden(
        `The session of ${whose} has ended. Its password (not shown, and not kept): `,
      )
      await keepAccount(journal, await signInAgain(account, password, desk.timeout))
      return `Signed in again: ${whose}, with the same keys.`
    }
  }
}
