// Vault: sealed records in tables; what a reader may not read is not even opened.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { SpaceId } from '#src/security/member.ts'
import { keepUntil, labelOf, nextRenewal } from '#src/security/retention.ts'
import type { SpaceKeys } from '#src/security/space-keys.ts'
import type {
  Columns,
  NewVersion,
  RecordFrame,
  Vault,
  VaultLabel,
  VaultRecord,
  VaultWish,
} from '#src/security/vault.ts'
import { mayRead, type VaultReader } from '#src/security/vault-access.ts'
import { VaultClosed } from '#src/security/vault-closed.ts'
import { eraseRecords } from './vault-erase.ts'
import { blindMacs, INDEX_COLUMN, indexHolds, withIndex } from './vault-index.ts'
import { allVersionsOf, newestOf, type RecordRow, type SealedRecord } from './vault-rows.ts'
import { bytes, keyContext, openVersion, sealVersion } from './vault-seal.ts'

/** When a record ends, by the highest label that it has and the day that it is about. */
const lifeOf = ({ columns, from, at }: NewVersion) => {
  const label = labelOf(columns)
  return { label, keep_until: keepUntil(label, Temporal.PlainDate.from(from ?? at.slice(0, 10))) }
}

/** The rest is not even read, which is most of a search among thousands. */
const columnsToJudge = ({ within, index }: VaultWish): readonly string[] | undefined =>
  within === undefined ? undefined : index === undefined ? [within] : [within, INDEX_COLUMN]

/** Others get a turn while much is opened. */
const breath = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** So many are opened between two breaths: a few milliseconds. */
const AT_ONCE = 200

export const vault = (db: Kysely<Schema>, keys: SpaceKeys): Vault => {
  const rows = () => db.selectFrom('vault_record').selectAll()

  const assertOpen = (space: SpaceId): void => {
    const state = keys.stateOf(space)
    if (state !== 'open') throw new VaultClosed(state)
  }

  /** The next rows that may be meant, by the time they were made; from the last when only the newest are. */
  const wanted = ({ kind, index, newest }: VaultWish, { space }: VaultReader, last: RecordRow | undefined) => {
    let query = rows().where('space', '=', space.id).where('kind', '=', kind).where('purged_at', 'is', null)
    for (const mac of blindMacs(keys, { space: space.id, kind }, index ?? {}))
      query = query.where('id', 'in', db.selectFrom('vault_index').select('record').where('mac', '=', mac))
    const [way, beyond] = newest === undefined ? (['asc', '>'] as const) : (['desc', '<'] as const)
    if (last !== undefined)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('made_at', 'id'), beyond, tuple(last.made_at, last.id)),
      )
    return query.orderBy('made_at', way).orderBy('id', way).limit(AT_ONCE)
  }

  const keepsAny = async (kind: string, space: SpaceId): Promise<boolean> =>
    (await rows().where('space', '=', space).where('kind', '=', kind).limit(1).executeTakeFirst()) !== undefined

  const write = async (frame: RecordFrame, given: NewVersion & { version: number; by: string }): Promise<void> => {
    const { version, by, at } = given
    const record = frame.id
    await db.insertInto('vault_version').values({ record, version, by, at }).execute()
    const sealed = sealVersion(keys, frame, { version, columns: withIndex(given) })
    const columns = sealed.columns.map(column => ({ record, version, ...column }))
    await db.insertInto('vault_column').values(columns).execute()
    const wrapping = { space: frame.space, wrapped_by: keys.newest(frame.space), wrapped: sealed.wrapped }
    await db
      .insertInto('vault_key')
      .values({ record, version, ...wrapping })
      .execute()
    await db.deleteFrom('vault_index').where('record', '=', record).execute()
    const macs = blindMacs(keys, frame, given.index ?? {})
    if (macs.length > 0)
      await db
        .insertInto('vault_index')
        .values(macs.map(mac => ({ record, mac })))
        .execute()
  }

  const one = async (row: RecordRow | undefined, reader: VaultReader): Promise<VaultRecord | undefined> => {
    assertOpen(reader.space.id)
    if (row === undefined || row.space !== reader.space.id) return undefined
    const [sealed] = await newestOf(db, [row])
    return sealed && opened(sealed, reader)
  }

  /** Undefined when nothing of it is for this reader. */
  const opened = (sealed: SealedRecord, reader: VaultReader, only?: string): VaultRecord | undefined => {
    const { frame, version, by, at, keepUntil } = sealed
    const columns = sealed.columns.filter(
      column =>
        column.name !== INDEX_COLUMN &&
        (only === undefined || column.name === only) &&
        mayRead(column.label as VaultLabel, frame, reader),
    )
    if (columns.length === 0) return undefined
    const key = keys.unwrap(frame.space, bytes(sealed.wrapped), keyContext(frame, version))
    return { ...frame, version, by, at, keepUntil, columns: openVersion(key, frame, { version, columns }) }
  }

  /** What was judged by one column, with all that is for this reader. */
  const wholeOf = async (chunk: readonly RecordRow[], judged: readonly VaultRecord[], reader: VaultReader) => {
    const ids = new Set<string>(judged.map(record => record.id))
    const sealed = await newestOf(
      db,
      chunk.filter(row => ids.has(row.id)),
    )
    return sealed.flatMap(one => opened(one, reader) ?? [])
  }

  const indexOf = ({ frame, version, columns, wrapped }: SealedRecord): Columns => {
    const kept = columns.filter(column => column.name === INDEX_COLUMN)
    const key = keys.unwrap(frame.space, bytes(wrapped), keyContext(frame, version))
    return openVersion(key, frame, { version, columns: kept })
  }

  return {
    state: space => keys.stateOf(space),
    async put(given) {
      await keys.ensure(given.space)
      const { id, space, kind, name, author, organisation, recipients } = given
      const frame = {
        id,
        space,
        kind,
        name,
        author,
        recipients,
        ...(organisation === undefined ? {} : { organisation }),
      }
      const version = 1
      await db
        .insertInto('vault_record')
        .values({
          id,
          space,
          kind,
          name,
          author,
          organisation: organisation ?? null,
          version,
          made_at: given.at,
          ...lifeOf(given),
        })
        .execute()
      if (recipients.length > 0)
        await db
          .insertInto('vault_recipient')
          .values([...new Set(recipients)].map(member => ({ record: id, member })))
          .execute()
      await write({ ...frame, recipients: [...new Set(recipients)] }, { ...given, version, by: author })
      await db
        .insertInto('vault_care')
        .values({ space, renew_at: nextRenewal(given.at) })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
    async amend(id, given) {
      const row = await rows().where('id', '=', id).where('purged_at', 'is', null).executeTakeFirstOrThrow()
      const [before] = await newestOf(db, [row])
      if (before === undefined) throw new Error(`record ${id} has no version`)
      const version = before.version + 1
      await db
        .updateTable('vault_record')
        .set({ version, ...lifeOf(given) })
        .where('id', '=', id)
        .execute()
      await write(before.frame, { ...given, version })
    },
    read: async (id, reader) => one(await rows().where('id', '=', id).executeTakeFirst(), reader),
    named: async (kind, name, reader) =>
      one(await rows().where('kind', '=', kind).where('name', '=', name).executeTakeFirst(), reader),
    async versions(id, reader) {
      assertOpen(reader.space.id)
      const found = await rows().where('id', '=', id).where('space', '=', reader.space.id).execute()
      return (await allVersionsOf(db, found)).flatMap(sealed => opened(sealed, reader) ?? [])
    },
    async find(wish, reader) {
      assertOpen(reader.space.id)
      // A space that keeps nothing yet may have no key to look with.
      if (!(await keepsAny(wish.kind, reader.space.id))) return []
      const found: VaultRecord[] = []
      let last: RecordRow | undefined
      for (;;) {
        const chunk = await wanted(wish, reader, last).execute()
        if (chunk.length === 0) break
        last = chunk.at(-1)
        const meant: VaultRecord[] = []
        for (const sealed of await newestOf(db, chunk, columnsToJudge(wish))) {
          if (wish.index !== undefined && !indexHolds(indexOf(sealed), wish.index)) continue
          const judged = opened(sealed, reader, wish.within)
          if (judged !== undefined && (wish.matches?.(judged) ?? true)) meant.push(judged)
        }
        found.push(...(wish.within === undefined ? meant : await wholeOf(chunk, meant, reader)))
        if (wish.newest !== undefined && found.length >= wish.newest) return found.slice(0, wish.newest).reverse()
        await breath()
      }
      return wish.newest === undefined ? found : found.reverse()
    },
    async purge(ids, at) {
      await eraseRecords(db, ids, at)
    },
  }
}
