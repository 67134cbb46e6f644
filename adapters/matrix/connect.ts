// Connect: Matrix as one thing that can be opened and closed: a device that hears, answers and carries what is due.
import './silence.ts'
import { type Ears, openEars } from '#adapters/matrix/hear/ears.ts'
import type { Journal } from '#adapters/matrix/store/journal.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Atomically, Stores } from '#src/ports.ts'
import type { Picture } from '#src/reply/document.ts'
import type { Messenger } from '#src/reply/messenger.ts'
import type { TryOut } from '#src/reply/try-out.ts'
import type { Account } from './account.ts'
import { answering } from './answer.ts'
import { openDevice } from './device.ts'
import { directRooms } from './direct-rooms.ts'
import { welcomeInvitations } from './invitations.ts'
import { matrixMessenger } from './messenger.ts'
import { followMoves } from './moves.ts'
import { openDirect } from './open-direct.ts'
import { patiently } from './patience.ts'
import { posting } from './post.ts'
import { sending } from './send.ts'
import { type Ask, asking } from './server.ts'
import { matrixTryOut } from './try-out.ts'

export interface Surroundings {
  readonly account: Account
  readonly journal: Journal
  readonly stores: Pick<Stores, 'members' | 'inbox' | 'linkCodes' | 'tidying'>
  readonly atomically: Atomically
  readonly dispatch: (utterance: Utterance) => Promise<Answer>
  readonly root: string
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
  readonly now: () => Temporal.Instant
  /** Time-out of one call. */
  readonly timeout: Temporal.Duration
  readonly failed: (error: unknown) => void
  /** Ends the process, because going on would lose something. */
  readonly stop: (code: string, error?: unknown) => void
  /** The homeserver signed the device out: nothing comes or goes until somebody signs it in again. */
  readonly signedOut?: () => void
}

export interface Connection extends AsyncDisposable {
  readonly messenger: Messenger
  readonly tryOut: TryOut
  /** Resolves once the server was heard. Rejects when it does not know the device any more. */
  readonly heard: Promise<void>
}

/** Opens the device and begins to listen. Throws an OperatorFault when the keys cannot be read. */
export const connectMatrix = async (around: Surroundings): Promise<Connection> => {
  const { account, journal, stores, root, now, failed, stop } = around
  const { members, inbox, linkCodes, tidying } = stores
  let ears: Ears | undefined
  const device = await openDevice({
    journal,
    account,
    stop,
    answered: () => ears?.answered() ?? true,
    signedOut: error => {
      failed(error)
      around.signedOut?.()
    },
  })
  const server = asking(account, around.timeout)
  const ask: Ask = async question => {
    await device.kept()
    return server(question)
  }
  const { send, settled } = sending(device, ask)
  const office = { send, ask, members, pngOf: around.pngOf }
  const over = new AbortController()
  const patient = { send: patiently(send, over.signal), ask: patiently(ask, over.signal) as Ask }
  const host = {
    device,
    ask: patient.ask,
    members,
    linkCodes,
    post: posting({ ...office, ...patient }),
    directRooms: directRooms(device, patient.ask),
    root,
    now,
    failed,
  }
  const { heed, unsigned } = answering({ ...host, inbox, tidying, dispatch: around.dispatch })
  ears = openEars(device, { heed, unsigned, failed })
  const heard = device.followed().then(() => {
    welcomeInvitations(host)
    followMoves({ ...host, atomically: around.atomically })
  })
  heard.catch(() => undefined)
  return {
    // What is due is tried again by the outbox, and by nobody else.
    messenger: matrixMessenger({ device, ask, post: posting(office), members, root, open: openDirect(host) }),
    tryOut: matrixTryOut({ device, ask, members, unread: () => ears?.unread() ?? new Map() }),
    heard,
    [Symbol.asyncDispose]: async () => {
      device.hush()
      over.abort()
      await settled()
      await device.close()
      await journal[Symbol.asyncDispose]()
    },
  }
}
