// Try out: whether the homeserver answers, the device is signed, linked rooms can be written to, and what could not be read.
import { SendFault } from '#src/reply/messenger.ts'
import type { Finding, TryOut } from '#src/reply/try-out.ts'
import type { Members } from '#src/security/members.ts'
import type { Device } from './device.ts'
import { lacking } from './invitations.ts'
import { factsOf, type Held } from './rooms.ts'
import type { Ask } from './server.ts'
import { SIGNED_OUT } from './standing.ts'

interface Surroundings {
  readonly device: Device
  readonly ask: Ask
  readonly members: Pick<Members, 'placesOf'>
  /** What could not be read, by the library's reason. */
  readonly unread: () => ReadonlyMap<string, number>
}

const found = (well: Finding['well'], sentence: string): Finding => ({ platform: 'matrix', well, sentence })

export const matrixTryOut =
  ({ device, ask, members, unread }: Surroundings): TryOut =>
  async space => {
    const rooms = (await members.placesOf(space)).filter(one => one.platform === 'matrix' && one.kind === 'room')
    const reached = await Promise.all(rooms.map(room => roomFindings(room.address, device)))
    const signed = device.live() ? [await signature(device)] : []
    return [await connection(device, ask), ...signed, ...reached.flat(), ...unreadFindings(unread())]
  }

const connection = async (device: Device, ask: Ask): Promise<Finding> => {
  try {
    await ask({ method: 'GET', path: '/_matrix/client/v3/account/whoami' })
  } catch (error) {
    const code = error instanceof SendFault ? error.code : 'no answer'
    return code === 'signed-out' || code === 'session-ended'
      ? found('no', `Matrix: ${SIGNED_OUT}`)
      : found('no', `Matrix: the homeserver does not answer (${code}). I go on trying.`)
  }
  return device.live()
    ? found('yes', 'Matrix: connected, and up to date.')
    : found('no', 'Matrix: the homeserver answers, and has not told me yet what happened. Nothing goes out until then.')
}

const signature = async ({ crypto }: Device): Promise<Finding> =>
  (await crypto.isCrossSigningReady().catch(() => false))
    ? found('yes', 'Matrix: the device is signed by its own identity.')
    : found(
        'no',
        'Matrix: the device is not signed, so that careful clients will not show me. Sign in anew: palais matrix-login',
      )

const held: Readonly<Record<Held, string>> = {
  'not-synced': 'what is in it is not known before the homeserver was heard again',
  'room-unknown': 'I am not in it. Invite me',
  'not-in-room': 'I am not in it. Invite me',
  'room-replaced': 'it was replaced. Invite me to the new one',
}

const roomFindings = async (address: string, device: Device): Promise<readonly Finding[]> => {
  const facts = await factsOf(device, address)
  if (typeof facts === 'string') return [found('no', `Matrix: nothing goes to ${address}: ${held[facts]}.`)]
  const missing = lacking(facts).map(sentence => found('no', `Matrix, ${address}: ${sentence}`))
  const well =
    facts.encryption === 'encrypted'
      ? found('yes', `Matrix: ${address} is encrypted.`)
      : found('no', `Matrix: ${address} is not encrypted: nothing confidential goes to it.`)
  const open =
    facts.open === 'anyone'
      ? [found('no', `Matrix: strangers may come into ${address}, or read it: nothing above GREEN goes to it.`)]
      : []
  return [well, ...open, ...missing]
}

/** Reasons of the library in words; others are said as they are. */
const reasons: Readonly<Record<string, string>> = {
  UNSIGNED_SENDER_DEVICE: 'from devices that their owners have not verified',
  UNKNOWN_SENDER_DEVICE: 'from devices that nobody knows',
  MEGOLM_UNKNOWN_INBOUND_SESSION_ID: 'whose keys have not come',
  MEGOLM_KEY_WITHHELD: 'whose keys were kept from me',
  MEGOLM_KEY_WITHHELD_FOR_UNVERIFIED_DEVICE: 'whose keys were kept from me, because my device is not verified',
  HISTORICAL_MESSAGE_USER_NOT_JOINED: 'from before I came',
}

const unreadFindings = (unread: ReadonlyMap<string, number>): readonly Finding[] =>
  [...unread]
    .filter(([, count]) => count > 0)
    .map(([why, count]) => found('no', `Matrix: messages that I could not read, ${reasons[why] ?? why}: ${count}.`))
