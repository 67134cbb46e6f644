// Database: the stores of one installation, and the transactions in which they change.

import { type Dump, dump } from '#db/backup/dump.ts'
import { publication } from '#db/stores/publication.ts'
import type { Publication } from '#src/calendar/feed.ts'
import type { Atomically, Stores } from '#src/ports.ts'
import type { Inbox } from '#src/security/inbox.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { atomicallyOn } from './atomically.ts'
import type { Connection } from './connection.ts'
import { establish, refuseOtherKeyring } from './installation.ts'
import { migrate } from './migrate.ts'
import { storesOn } from './stores.ts'
import { transactionWatch } from './transaction-watch.ts'

export interface Database extends AsyncDisposable {
  readonly kind: Connection['kind']
  /** For reading outside a transaction; work inside `atomically` uses those that it is given, and these refuse there. */
  readonly stores: Stores
  /** What the web server makes feeds from. */
  readonly publication: Publication
  readonly atomically: Atomically
  readonly scrub: Connection['scrub']
  /** Everything that it holds, as lines, at one moment. */
  readonly dump: (at: string) => Promise<Dump>
  /** What the operator has to put right, when that is what an error of this database means. */
  readonly faultOf: Connection['faultOf']
  close(): Promise<void>
}

/** Brings what is there up to date and binds the stores. Closes the connection when it throws. */
export const databaseOn = async (connection: Connection, tools: Tools): Promise<Database> => {
  const { db, faultOf } = connection
  try {
    await refuseOtherKeyring(db, tools.keyring)
    await migrate(connection)
    await establish(db, tools.keyring)
  } catch (error) {
    await db.destroy()
    throw faultOf(error) ?? error
  }
  return boundTo(connection, tools)
}

interface Tools {
  readonly keyring: Keyring
}

/** Binds the stores to what is up to date and established. */
export const boundTo = (connection: Connection, tools: Tools): Database => {
  const { db, kind, faultOf, scrub } = connection
  const watch = transactionWatch()
  const onOne = atomicallyOn(connection, inside => storesOn(inside, tools))
  const atomically: Atomically = work => watch.during(() => onOne(work))
  const outside = storesOn(db.withPlugin(watch.plugin), tools)
  const close = () => db.destroy()
  return {
    kind,
    stores: kind === 'sqlite' ? { ...outside, inbox: { ...outside.inbox, take: sharedTake(atomically) } } : outside,
    publication: publication(db),
    atomically,
    scrub,
    dump: at => dump(connection, at),
    faultOf,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** What a crowd is told that only reads, or is refused, is brought to the disk together. */
const sharedTake =
  (atomically: Atomically): Inbox['take'] =>
  (utterance, at, outcome) =>
    atomically(({ inbox }) => inbox.take(utterance, at, outcome))
