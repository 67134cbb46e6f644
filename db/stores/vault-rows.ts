// Vault rows: reads records with everything that opens them, some hundreds at a time.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'
import type { RecordFrame, RecordId, RecordKind } from '#src/security/vault.ts'
import type { SealedColumn } from './vault-seal.ts'

export type RecordRow = Selectable<Schema['vault_record']>

/** One version of a record as it lies in the tables. */
export interface SealedRecord {
  readonly frame: RecordFrame
  readonly keepUntil: string
  readonly version: number
  readonly by: MemberId
  readonly at: string
  readonly columns: readonly SealedColumn[]
  readonly wrapped: string
}

/** The newest version of each record, in the order of the rows; those that were purged are left out. `only`: these columns, when given. */
export const newestOf = async (
  db: Kysely<Schema>,
  rows: readonly RecordRow[],
  only?: readonly string[],
): Promise<readonly SealedRecord[]> => {
  const versions = new Map(rows.map(row => [row.id, row.version]))
  return (await allVersionsOf(db, rows, only)).filter(one => one.version === versions.get(one.frame.id))
}

/** Every version of each record. */
export const allVersionsOf = async (
  db: Kysely<Schema>,
  given: readonly RecordRow[],
  only?: readonly string[],
): Promise<readonly SealedRecord[]> => {
  const rows = given.filter(row => row.purged_at === null)
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const versions = await db
    .selectFrom('vault_version')
    .leftJoin('vault_key', join =>
      join
        .onRef('vault_key.record', '=', 'vault_version.record')
        .onRef('vault_key.version', '=', 'vault_version.version'),
    )
    .select(['vault_version.record', 'vault_version.version', 'by', 'at', 'wrapped'])
    .where('vault_version.record', 'in', ids)
    .orderBy('vault_version.version')
    .execute()
  const columns = await db
    .selectFrom('vault_column')
    .selectAll()
    .where('record', 'in', ids)
    .$if(only !== undefined, query => query.where('name', 'in', [...(only ?? [])]))
    .execute()
  const columnsOf = Map.groupBy(columns, column => `${column.record} ${column.version}`)
  const frames = await framesOf(db, rows)
  const versionsOf = Map.groupBy(versions, one => one.record)
  return rows.flatMap(row => {
    const frame = frames.get(row.id)
    if (frame === undefined) return []
    return (versionsOf.get(row.id) ?? []).map(({ version, by, at, wrapped }) => ({
      frame,
      keepUntil: row.keep_until,
      version,
      by: by as MemberId,
      at,
      columns: columnsOf.get(`${row.id} ${version}`) ?? [],
      wrapped: wrapped ?? '',
    }))
  })
}

/** By id; those that were purged have none. */
export const framesOf = async (
  db: Kysely<Schema>,
  given: readonly RecordRow[],
): Promise<ReadonlyMap<string, RecordFrame>> => {
  const rows = given.filter(row => row.purged_at === null)
  if (rows.length === 0) return new Map()
  const ids = rows.map(row => row.id)
  const recipients = await db.selectFrom('vault_recipient').selectAll().where('record', 'in', ids).execute()
  const recipientsOf = Map.groupBy(recipients, one => one.record)
  return new Map(
    rows.map(
      row =>
        [
          row.id,
          toFrame(
            row,
            (recipientsOf.get(row.id) ?? []).map(one => one.member),
          ),
        ] as const,
    ),
  )
}

const toFrame = (row: RecordRow, recipients: readonly string[]): RecordFrame => ({
  id: row.id as RecordId,
  space: row.space as SpaceId,
  kind: row.kind as RecordKind,
  name: row.name,
  author: row.author as MemberId,
  ...(row.organisation === null ? {} : { organisation: row.organisation as OrganisationId }),
  recipients: recipients as readonly MemberId[],
})
