// Inbox: ids of utterances that were taken up; the key decides which delivery of the same one comes first.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Ending, Inbox } from '#src/security/inbox.ts'

export const inbox = (db: Kysely<Schema>): Inbox => {
  const endingOf = async (utterance: string): Promise<Ending | undefined> => {
    const found = await db.selectFrom('inbox').select('outcome').where('utterance', '=', utterance).executeTakeFirst()
    return found?.outcome
  }
  return {
    endingOf,
    async take(utterance, at, outcome) {
      const taken = await db
        .insertInto('inbox')
        .values({ utterance, at, outcome })
        .onConflict(conflict => conflict.column('utterance').doNothing())
        .returning('utterance')
        .executeTakeFirst()
      return taken === undefined ? ((await endingOf(utterance)) ?? 'done') : 'new'
    },
  }
}
