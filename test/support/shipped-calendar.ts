// Shipped calendar: the calendar that ships, put under a database in memory by copying it from one that loaded it.
import { sql } from 'kysely'
import { databaseOn } from '#db/database.ts'
import { shippedEdition } from '#db/shipped/read-shipped-calendar.ts'
import { loadCalendar } from '#src/reminders/load-calendar.ts'
import type { SpaceId } from '#src/security/member.ts'
import type { TestDatabase } from './databases.ts'
import { fixedInstruments } from './instruments.ts'
import { keepOriginal, memoryCopy, type Original } from './memory-copy.ts'

interface Home {
  readonly space: SpaceId
  readonly at: string
}

/** The same as `loadCalendar` does at a first start, in a twentieth of the time. */
export const underShippedCalendar = async ({ db, stores }: TestDatabase, home: Home): Promise<void> => {
  const { address } = await loaded(home)
  await sql`attach ${address} as original`.execute(db)
  await sql`insert into event select * from original.event`.execute(db)
  await sql`insert into shipped select * from original.shipped`.execute(db)
  await sql`detach original`.execute(db)
  await stores.calendar.setEdition(shippedEdition.version)
  await stores.version.raise()
}

const originals = new Map<string, Promise<Original>>()

const loaded = ({ space, at }: Home): Promise<Original> => {
  const key = `${space} ${at}`
  const known = originals.get(key) ?? load({ space, at })
  originals.set(key, known)
  return known
}

const load = async ({ space, at }: Home): Promise<Original> => {
  const connection = await memoryCopy()
  const instruments = fixedInstruments()
  const { stores, atomically } = await databaseOn(connection, instruments)
  await stores.members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, at)
  await atomically(open => loadCalendar({ ...open, ...instruments }, shippedEdition, { space, at }))
  return keepOriginal(connection)
}
