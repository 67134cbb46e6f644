// Standing: whether Matrix is set up here, was never, or was and its keys are gone.
import { existsSync } from 'node:fs'
import type { Heartbeats } from '#src/reminders/heartbeats.ts'
import type { MatrixSettings } from './settings.ts'

/** Under this name the database remembers that Matrix was connected. */
export const HEARTBEAT = 'matrix'

export const standingOf = async (
  { file, credentials }: MatrixSettings,
  heartbeats: Heartbeats,
): Promise<'set up' | 'never' | 'lost'> => {
  if (existsSync(file) || credentials !== undefined) return 'set up'
  return (await heartbeats.last(HEARTBEAT)) === undefined ? 'never' : 'lost'
}

export const lostWords = ({ file }: MatrixSettings): string =>
  `Matrix was connected, and ${file} with the keys of its device is gone. Put back your copy of it, or type: palais matrix-login (it asks for the recovery key). Until then nothing goes to Matrix.`
