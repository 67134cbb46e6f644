// Installation: the one row that says which keyring and which data this database belongs to.
import type { Kysely } from 'kysely'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Schema } from './schema.ts'
import { sealOf } from './stores/audit-trail.ts'

/** Writes the row at the first start; later makes sure that the keyring is the same one. */
export const establish = async (db: Kysely<Schema>, keyring: Keyring): Promise<void> => {
  const check = keyring.mac('check', 'palais')
  await db
    .insertInto('installation')
    .values({ id: 1, keyring_check: check, data_version: 1 })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('audit_head')
    .values({ id: 1, seq: 0, seal: sealOf(keyring, 0, '') })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { keyring_check } = await db.selectFrom('installation').select('keyring_check').executeTakeFirstOrThrow()
  if (keyring_check !== check)
    throw new OperatorFault(
      'The keyring is not the one that this database was made with; put the right file where PALAIS_KEYRING points.',
    )
}
