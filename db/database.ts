// Database: the stores of one installation, and the transactions in which they change.

import { type Dump, dump } from '#db/backup/dump.ts'
import { keptCalendar } from '#db/stores/kept-calendar.ts'
import { publication } from '#db/stores/publication.ts'
import type { Publication } from '#src/calendar/feed.ts'
import type { Atomically, Stores } from '#src/ports.ts'
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
  const atomically = atomicallyOn(connection, inside => storesOn(inside, tools))
  const outside = storesOn(db.withPlugin(watch.plugin), tools)
  const close = () => db.destroy()
  return {
    kind,
    stores: { ...outside, calendar: keptCalendar(outside.calendar, outside.version) },
    publication: publication(db),
    atomically: work => watch.during(() => atomically(work)),
    scrub,
    dump: at => dump(connection, at),
    faultOf,
    close,
    [Symbol.asyncDispose]: close,
  }
}
