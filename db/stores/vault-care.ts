// Vault care: renewing, ending and erasing by what stands in the clear; only handing over and re-wrapping need the keys.
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { SpaceId } from '#src/security/member.ts'
import type { SpaceKeys } from '#src/security/space-keys.ts'
import { type RecordFrame, type RecordId, type VaultLabel, vaultLabels } from '#src/security/vault.ts'
import type { KeptRecord, VaultCare } from '#src/security/vault-care.ts'
import { inChunks } from './in-chunks.ts'
import { eraseRecords } from './vault-erase.ts'
import { framesOf, type RecordRow } from './vault-rows.ts'
import { base64, bytes, keyContext } from './vault-seal.ts'

/** A record is held back when so many ask for it. */
const HOLDERS = 2
const ROWS = 500

export const vaultCare = (db: Kysely<Schema>, keys: SpaceKeys): VaultCare => {
  const rows = () => db.selectFrom('vault_record').selectAll('vault_record')
  const kept = () => rows().where('purged_at', 'is', null)

  const toKept = async (found: readonly RecordRow[]): Promise<readonly KeptRecord[]> => {
    const frames = await framesOf(db, found)
    const counted = await db
      .selectFrom('vault_hold')
      .select(['record', ({ fn }) => fn.countAll().as('count')])
      .where('record', 'in', ['', ...found.map(row => row.id)])
      .groupBy('record')
      .execute()
    const holds = new Map(counted.map(row => [row.record, Number(row.count)]))
    return found.flatMap(row => {
      const frame = frames.get(row.id)
      if (frame === undefined) return []
      const { id, space, kind, name, author, recipients } = frame
      return {
        ...{ id, space, kind, name, author, recipients },
        label: row.label as VaultLabel,
        keepUntil: row.keep_until,
        holds: holds.get(row.id) ?? 0,
      }
    })
  }

  const holders = sql<number>`(select count(*) from vault_hold where vault_hold.record = vault_record.id)`

  type KeyRow = Selectable<Schema['vault_key']>
  const rewrapKey = async (row: KeyRow, before: RecordFrame, after: RecordFrame): Promise<void> => {
    const contexts = { from: keyContext(before, row.version), to: keyContext(after, row.version) }
    await db
      .updateTable('vault_key')
      .set({
        wrapped: base64(keys.rewrap(before.space, bytes(row.wrapped), contexts)),
        wrapped_by: keys.newest(before.space),
      })
      .where('record', '=', row.record)
      .where('version', '=', row.version)
      .execute()
  }

  return {
    async named(space, name) {
      const row = await rows().where('space', '=', space).where('name', '=', name).executeTakeFirst()
      if (row === undefined) return undefined
      if (row.purged_at !== null) return { purged: row.purged_at }
      return (await toKept([row]))[0]
    },
    async over(day, most) {
      const query = kept().where('keep_until', '<=', day).where(holders, '<', HOLDERS)
      return toKept(await query.orderBy('keep_until').orderBy('id').limit(most).execute())
    },
    async ending(before, most) {
      const query = kept()
        .where('keep_until', '<', before)
        .where(({ not, exists, ref }) =>
          not(
            exists(
              db
                .selectFrom('vault_told')
                .select('vault_told.record')
                .where('vault_told.record', '=', ref('vault_record.id'))
                .where('vault_told.keep_until', '=', ref('vault_record.keep_until')),
            ),
          ),
        )
      return toKept(await query.orderBy('author').orderBy('keep_until').limit(most).execute())
    },
    async told(records) {
      for (const chunk of inChunks(records, ROWS))
        await db
          .insertInto('vault_told')
          .values(chunk.map(({ id, keepUntil }) => ({ record: id, keep_until: keepUntil })))
          .onConflict(conflict => conflict.doNothing())
          .execute()
    },
    async hold(record, by, at) {
      await db
        .insertInto('vault_hold')
        .values({ record, by, at })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
    async release(record) {
      await db.deleteFrom('vault_hold').where('record', '=', record).execute()
    },
    async ofMember(space, member) {
      const named = db.selectFrom('vault_recipient').select('record').where('member', '=', member)
      const query = kept()
        .where('space', '=', space)
        .where(({ or, eb }) => or([eb('author', '=', member), eb('id', 'in', named)]))
      return toKept(await query.orderBy('made_at').orderBy('id').execute())
    },
    async ofOrganisation(space, organisation, kinds) {
      const query = kept()
        .where('space', '=', space)
        .where('organisation', '=', organisation)
        .where('kind', 'in', kinds)
      return toKept(await query.orderBy('made_at').orderBy('id').execute())
    },
    async counts(space) {
      const found = await db
        .selectFrom('vault_record')
        .select(['label', ({ fn }) => fn.countAll().as('count')])
        .where('space', '=', space)
        .where('purged_at', 'is', null)
        .groupBy('label')
        .execute()
      const count = (label: VaultLabel): number => Number(found.find(row => row.label === label)?.count ?? 0)
      return Object.fromEntries(vaultLabels.map(label => [label, count(label)])) as Record<VaultLabel, number>
    },

    async renewalsDue(now) {
      const found = await db.selectFrom('vault_care').select('space').where('renew_at', '<=', now).execute()
      return found.map(row => row.space as SpaceId)
    },
    async renewBy(space, at) {
      await db
        .insertInto('vault_care')
        .values({ space, renew_at: at })
        .onConflict(conflict =>
          conflict.column('space').doUpdateSet({ renew_at: at }).where('vault_care.renew_at', '>', at),
        )
        .execute()
    },
    async renewed(space, next) {
      await db.updateTable('vault_care').set({ renew_at: next }).where('space', '=', space).execute()
    },
    async rewrap(space, most) {
      const old = await db
        .selectFrom('vault_key')
        .selectAll()
        .where('space', '=', space)
        .where('wrapped_by', '!=', keys.newest(space))
        .limit(most)
        .execute()
      const found = rows().where('id', 'in', ['', ...old.map(one => one.record)])
      const frames = await framesOf(db, await found.execute())
      for (const row of old) {
        const frame = frames.get(row.record)
        if (frame !== undefined) await rewrapKey(row, frame, frame)
        // Of a record that is gone nothing may be left.
        else await db.deleteFrom('vault_key').where('record', '=', row.record).execute()
      }
      return old.length
    },
    async handOver(record, to) {
      const row = await kept().where('id', '=', record).executeTakeFirstOrThrow()
      const before = (await framesOf(db, [row])).get(row.id)
      if (before === undefined) throw new Error(`record ${record} has no frame`)
      const recipients = [...new Set(to.recipients ?? before.recipients)]
      const after = { ...before, author: to.author ?? before.author, recipients }
      const own = await db.selectFrom('vault_key').selectAll().where('record', '=', record).execute()
      for (const key of own) await rewrapKey(key, before, after)
      await db
        .updateTable('vault_record')
        .set({ author: to.author ?? before.author })
        .where('id', '=', record)
        .execute()
      await db.deleteFrom('vault_recipient').where('record', '=', record).execute()
      if (recipients.length > 0)
        await db
          .insertInto('vault_recipient')
          .values(recipients.map(member => ({ record, member })))
          .execute()
    },
    async eraseAll(space, at) {
      const found = await kept().where('space', '=', space).select('id').execute()
      await eraseRecords(
        db,
        found.map(row => row.id as RecordId),
        at,
      )
      return found.length
    },
    async unscrubbed() {
      const found = await db.selectFrom('vault_care').select('space').where('scrub_at', 'is not', null).execute()
      return found.map(row => row.space as SpaceId)
    },
    async scrubbed(space) {
      await db.updateTable('vault_care').set({ scrub_at: null }).where('space', '=', space).execute()
    },
  }
}
