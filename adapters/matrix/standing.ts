// Standing: whether Matrix is set up here, was never, or was and its keys are gone.
import { isKept } from '#adapters/matrix/store/open-journal.ts'
import type { Heartbeats } from '#src/reminders/heartbeats.ts'
import type { MatrixSettings } from './settings.ts'

/** Under this name the database remembers that Matrix was connected. */
export const HEARTBEAT = 'matrix'

export const standingOf = async (
  { keptIn, credentials }: MatrixSettings,
  heartbeats: Heartbeats,
): Promise<'set up' | 'never' | 'lost'> => {
  if (credentials !== undefined || (await isKept(keptIn))) return 'set up'
  return (await heartbeats.last(HEARTBEAT)) === undefined ? 'never' : 'lost'
}

export const lostWords = ({ keptIn }: MatrixSettings): string =>
  'file' in keptIn
    ? `Matrix was connected, and ${keptIn.file} with the keys of its device is gone. Put back your copy of it, or type: palais matrix-login (it asks for the recovery key). Until then nothing goes to Matrix from here.`
    : `Matrix was connected, and the keys of its device are not in the database. Type: palais matrix-login (it asks for the recovery key). Until then nothing goes to Matrix.`

/** What is to be done differs with why it was, which is found out there. */
export const SIGNED_OUT =
  'the homeserver has signed the device out, and nothing goes to Matrix from here. Stop the bot, and type: palais matrix-login'
