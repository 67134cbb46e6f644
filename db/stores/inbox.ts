// Inbox: ids of utterances that were taken up; the key decides which delivery of the same one comes first.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Ending, Inbox } from '#src/security/inbox.ts'
import { prepared, type Slots } from './prepared.ts'

export const inbox = (db: Kysely<Schema>): Inbox => {
  const endingOf = async (utterance: string): Promise<Ending | undefined> => {
    const found = await db.selectFrom('inbox').select('outcome').where('utterance', '=', utterance).executeTakeFirst()
    return found?.outcome
  }
  return {
    endingOf,
    async take(utterance, at, outcome) {
      const { rows } = await takeOne(db, { utterance, at, outcome })
      return rows[0] === undefined ? ((await endingOf(utterance)) ?? 'done') : 'new'
    },
  }
}

const takeOne = prepared((db, row: Slots<{ utterance: string; at: string; outcome: Ending }>) =>
  db
    .insertInto('inbox')
    .values(row)
    .onConflict(conflict => conflict.column('utterance').doNothing())
    .returning('utterance'),
)
