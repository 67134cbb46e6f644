// Bot: the product itself on a real homeserver, with a database in memory, for one suite.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { random } from '#adapters/instruments.ts'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { recallAccount } from '#adapters/matrix/account.ts'
import { type Connection, connectMatrix } from '#adapters/matrix/connect.ts'
import { signIn } from '#adapters/matrix/sign-in.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { pngOf } from '#adapters/picture/png.ts'
import { shippedEdition } from '#db/shipped/read-shipped-calendar.ts'
import { menu } from '#src/commands/index.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import { loadCalendar } from '#src/reminders/load-calendar.ts'
import type { MemberId, PlaceId, Role, SpaceId } from '#src/security/member.ts'
import { memoryStores, type TestDatabase } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { type Homeserver, passwordOf } from './homeserver.ts'

export interface Bot extends AsyncDisposable {
  readonly user: string
  readonly database: TestDatabase
  readonly connection: Connection
  /** What went wrong unseen. */
  readonly faults: unknown[]
  /** Ends in order, and goes on later on the same device. */
  stop(): Promise<void>
  start(): Promise<void>
  enrol(user: string, role: Role): Promise<MemberId>
  link(room: string): Promise<PlaceId>
}

export const home = 'home' as SpaceId
const PAST = '2026-01-01T00:00:00.000Z'
const about = { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' }
const timeout = Temporal.Duration.from({ seconds: 20 })

/** Signs in an account of its own and waits until it hears. `now` may run behind or ahead. */
export const startBot = async (
  server: Homeserver,
  name: string,
  now: () => Temporal.Instant = () => Temporal.Now.instant(),
): Promise<Bot> => {
  const user = await server.register(name)
  const folder = await mkdtemp(join(tmpdir(), 'palais-matrix-'))
  const database = await memoryStores()
  const { stores, atomically } = database
  const instruments = { ...fixedInstruments(), random }
  await stores.members.addSpace({ id: home, slug: 'home', name: 'Home', home: true }, PAST)
  await atomically(stores => loadCalendar({ ...stores, ...instruments }, shippedEdition, { space: home, at: PAST }))
  const faults: unknown[] = []
  const stop = (code: string, error?: unknown) => void faults.push([code, error])
  const credentials = {
    homeserver: server.url,
    user: name,
    password: passwordOf(name),
    recoveryKey: async () => undefined,
  }
  const connect = async (): Promise<Connection> => {
    const journal = sqliteJournal(join(folder, 'device.db'), keyringFrom(new Uint8Array(32).fill(7)))
    const account = (await recallAccount(journal)) ?? (await signIn(credentials, { journal, stop, timeout })).account
    const opened = await connectMatrix({
      account,
      journal,
      stores,
      atomically,
      dispatch: utterance => dispatch(utterance, now(), { ...database, instruments, menu, about, root: 'un' }),
      root: 'un',
      pngOf,
      now,
      timeout,
      failed: error => void faults.push(error),
      stop,
    })
    await opened.heard
    return opened
  }
  let connection = await connect()
  return {
    user,
    database,
    get connection() {
      return connection
    },
    faults,
    stop: async () => connection[Symbol.asyncDispose](),
    start: async () => {
      connection = await connect()
    },
    enrol: async (account, role) => {
      const id = random.id() as MemberId
      const member = await stores.members.addPerson(
        { platform: 'matrix', id: account },
        { id, name: account.slice(1, 5) },
        PAST,
      )
      await stores.members.setMembership({ space: home, member, role }, PAST)
      return member
    },
    link: async address => {
      const id = random.id() as PlaceId
      await stores.members.setPlace({ id, platform: 'matrix', address, kind: 'room', space: home }, undefined, PAST)
      return id
    },
    [Symbol.asyncDispose]: async () => {
      await connection[Symbol.asyncDispose]()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
