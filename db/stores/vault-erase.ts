// Vault erase: takes records out of every table, keys first, and leaves word that old copies of them are to be made useless.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { instantText } from '#src/instant-text.ts'
import type { SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { inChunks } from './in-chunks.ts'

const ROWS = 500
/** In the order in which they are emptied; the last may be needed by nothing before it. */
const tables = [
  'vault_key',
  'vault_index',
  'vault_column',
  'vault_version',
  'vault_recipient',
  'vault_hold',
  'vault_told',
] as const

/** Renewed within the hour: many that are erased one after the other cost one renewal. */
const RENEWAL = Temporal.Duration.from({ hours: 1 })

export const eraseRecords = async (db: Kysely<Schema>, ids: readonly RecordId[], at: string): Promise<void> => {
  for (const chunk of inChunks(ids, ROWS)) {
    const found = await db.selectFrom('vault_record').select('space').distinct().where('id', 'in', chunk).execute()
    for (const table of tables) await db.deleteFrom(table).where('record', 'in', chunk).execute()
    await db
      .updateTable('vault_record')
      .set({ author: null, organisation: null, purged_at: at })
      .where('id', 'in', chunk)
      .execute()
    for (const { space } of found) await markErased(db, space as SpaceId, at)
  }
}

const markErased = async (db: Kysely<Schema>, space: SpaceId, at: string): Promise<void> => {
  const soon = instantText(Temporal.Instant.from(at).add(RENEWAL))
  await db
    .insertInto('vault_care')
    .values({ space, renew_at: soon, scrub_at: at })
    .onConflict(conflict => conflict.column('space').doUpdateSet({ scrub_at: at }))
    .execute()
  await db
    .updateTable('vault_care')
    .set({ renew_at: soon })
    .where('space', '=', space)
    .where('renew_at', '>', soon)
    .execute()
}
