// Ask rows: what of an ask stays in the clear.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { AskRows, DueRow } from '#src/contacts/ask-rows.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { inChunks } from './in-chunks.ts'

/** A row has seven values, and PostgreSQL takes 65,535 in one statement. */
const AT_ONCE = 500

export const askRows = (db: Kysely<Schema>): AskRows => {
  const all = (space: SpaceId) => db.selectFrom('ask_row').selectAll().where('space', '=', space)
  type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
  const toRow = (row: Row): DueRow => ({
    id: row.id,
    space: row.space as SpaceId,
    record: row.record as RecordId,
    ask: row.ask,
    ...(row.owner === null ? {} : { owner: row.owner as MemberId }),
    ...(row.deputy === null ? {} : { deputy: row.deputy as MemberId }),
    ...(row.next === null ? {} : { next: row.next }),
  })
  return {
    async keep({ space, record, ask }, rows) {
      await db.deleteFrom('ask_row').where('record', '=', record).execute()
      for (const some of inChunks(rows, AT_ONCE))
        await db
          .insertInto('ask_row')
          .values(
            some.map(({ id, owner, deputy, next }) => ({
              ...{ id, space, record, ask },
              ...{ owner: owner ?? null, deputy: deputy ?? null, next: next ?? null },
            })),
          )
          .execute()
    },
    async due(space, by) {
      const rows = await all(space).where('next', '<=', by).orderBy('next').orderBy('id').execute()
      return rows.map(toRow)
    },
    async heldBy(member, space) {
      const rows = await all(space)
        .where(({ eb, or }) => or([eb('owner', '=', member), eb('deputy', '=', member)]))
        .orderBy('id')
        .execute()
      return rows.map(toRow)
    },
    async newestOf(member, space) {
      const asks = await all(space)
        .where(({ eb, or }) => or([eb('owner', '=', member), eb('deputy', '=', member)]))
        .execute()
      const number = ({ ask }: Row): number => Number(ask.slice(1))
      return asks.toSorted((a, b) => number(b) - number(a))[0]?.ask
    },
  }
}
