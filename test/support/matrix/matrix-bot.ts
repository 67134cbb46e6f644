// Matrix bot: the adapter on a fake homeserver, signed in as its own account, with whatever answers it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { recallAccount } from '#adapters/matrix/account.ts'
import { type Connection, connectMatrix } from '#adapters/matrix/connect.ts'
import { signIn } from '#adapters/matrix/sign-in.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { MemberId, PlaceId, Role, SpaceId } from '#src/security/member.ts'
import { memoryStores, type TestDatabase } from '#test/support/databases.ts'
import { type FakeHomeserver, passwordOf } from './fake-homeserver.ts'

export interface MatrixBot extends AsyncDisposable {
  readonly user: string
  /** Where its device is kept. */
  readonly folder: string
  readonly database: TestDatabase
  readonly connection: () => Connection
  /** What went wrong unseen. */
  readonly faults: unknown[]
  enrol(user: string, role: Role): Promise<void>
  link(room: string): Promise<PlaceId>
  /** Ends listening, until it is started again on the same device. */
  stop(): Promise<void>
  start(): Promise<void>
}

export interface Wiring {
  readonly dispatch: (utterance: Utterance) => Promise<Answer>
  readonly now?: () => Temporal.Instant
}

const PAST = '2026-01-01T00:00:00.000Z'
export const space = 'home' as SpaceId

export const matrixBot = async (server: FakeHomeserver, { dispatch, now }: Wiring): Promise<MatrixBot> => {
  const user = server.register('palais')
  const folder = await mkdtemp(join(tmpdir(), 'palais-matrix-'))
  const database = await memoryStores()
  const { stores, atomically } = database
  await stores.members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, PAST)
  const faults: unknown[] = []
  const timeout = Temporal.Duration.from({ seconds: 20 })
  const stop = (code: string, error?: unknown) => void faults.push([code, error])
  const credentials = {
    homeserver: server.url,
    user,
    password: passwordOf('palais'),
    recoveryKey: async () => undefined,
  }
  const connect = async (): Promise<Connection> => {
    const journal = sqliteJournal(join(folder, 'device.db'), keyringFrom(new Uint8Array(32).fill(7)))
    const account = (await recallAccount(journal)) ?? (await signIn(credentials, { journal, stop, timeout })).account
    return connectMatrix({
      account,
      journal,
      stores,
      atomically,
      dispatch,
      root: 'un',
      pngOf: async () => new Uint8Array([1]),
      now: now ?? (() => Temporal.Now.instant()),
      timeout,
      failed: error => void faults.push(error),
      stop,
    })
  }
  let connection = await connect()
  await connection.heard
  let made = 0
  return {
    user,
    folder,
    database,
    connection: () => connection,
    faults,
    enrol: async (id, role) => {
      const account = { platform: 'matrix', id } as const
      const member = await stores.members.addPerson(account, { id: `member-${++made}` as MemberId, name: id }, PAST)
      await stores.members.setMembership({ space, member, role }, PAST)
    },
    link: async address => {
      const id = `place-${++made}` as PlaceId
      await stores.members.setPlace({ id, platform: 'matrix', address, kind: 'room', space }, undefined, PAST)
      return id
    },
    stop: async () => connection[Symbol.asyncDispose](),
    start: async () => {
      connection = await connect()
      await connection.heard
    },
    [Symbol.asyncDispose]: async () => {
      await connection[Symbol.asyncDispose]()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
