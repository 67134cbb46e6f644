// Inbox: ids of utterances that were taken up; the key decides which delivery of the same one comes first.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Inbox } from '#src/security/inbox.ts'

export const inbox = (db: Kysely<Schema>): Inbox => ({
  async take(utterance, at, outcome) {
    const taken = await db
      .insertInto('inbox')
      .values({ utterance, at, outcome })
      .onConflict(conflict => conflict.column('utterance').doNothing())
      .returning('utterance')
      .executeTakeFirst()
    return taken === undefined ? 'seen' : 'new'
  },
})
