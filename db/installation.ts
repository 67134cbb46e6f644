// Installation: the one row that says which keyring and which data this database belongs to.
import type { Kysely } from 'kysely'
import { sealOf } from '#db/stores/audit-trail.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Schema } from './schema.ts'

/** Writes the row at the first start; later makes sure that the keyring is the same one. */
export const establish = async (db: Kysely<Schema>, keyring: Keyring): Promise<void> => {
  await db
    .insertInto('installation')
    .values({ id: 1, keyring_check: checkOf(keyring), data_version: 1 })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('audit_head')
    .values({ id: 1, seq: 0, seal: sealOf(keyring, 0, '') })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await refuseUnlessMadeWith(db, keyring)
}

/** Refuses a database that was made with another keyring; one without tables is anybody's. Writes nothing. */
export const refuseOtherKeyring = async (db: Kysely<Schema>, keyring: Keyring): Promise<void> => {
  const tables = await db.introspection.getTables()
  if (tables.some(table => table.name === 'installation')) await refuseUnlessMadeWith(db, keyring)
}

const refuseUnlessMadeWith = async (db: Kysely<Schema>, keyring: Keyring): Promise<void> => {
  const installation = await db.selectFrom('installation').select('keyring_check').executeTakeFirst()
  if (installation !== undefined && installation.keyring_check !== checkOf(keyring))
    throw new OperatorFault(
      'The keyring is not the one that this database was made with; put the right file where PALAIS_KEYRING points.',
    )
}

const checkOf = (keyring: Keyring): string => keyring.mac('check', 'palais')
