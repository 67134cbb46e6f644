// Drafts: what is put to a vote, its history, and what a vote in favour meant to each space.
import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Direction, Draft } from '#src/votes/draft.ts'
import type { NumberedDraft, VoteLedger, VoteSight, VoteWish } from '#src/votes/vote-ledger.ts'
import { cardSwaps } from './card-swaps.ts'

type OfDrafts =
  | 'draft'
  | 'draftNumbered'
  | 'drafts'
  | 'setDraft'
  | 'draftRevisions'
  | 'dropDraft'
  | 'direction'
  | 'setDirection'

export const drafts = (db: Kysely<Schema>): Pick<VoteLedger, OfDrafts> => {
  const swapCards = cardSwaps(db)
  /** Newest first. */
  const revisions = (draft: number) =>
    db.selectFrom('draft_revision').selectAll().where('draft', '=', draft).orderBy('ordinal', 'desc')

  return {
    async draft(symbol, sight) {
      const named = db
        .selectFrom('draft')
        .selectAll()
        .where(({ or, eb }) => or([eb('symbol', '=', symbol), eb('adopted_as', '=', symbol)]))
      const rows = await inSight(named, sight).orderBy('public').execute()
      const row = rows.find(one => one.symbol === symbol) ?? rows[0]
      return row && toDraft(row)
    },
    async draftNumbered(number) {
      const row = await db.selectFrom('draft').selectAll().where('number', '=', number).executeTakeFirst()
      return row && toDraft(row)
    },
    async drafts(wish, sight) {
      let query = inSight(db.selectFrom('draft').selectAll(), sight)
      if (wish.body !== undefined) query = query.where('body', '=', wish.body)
      for (const word of wordsOf(wish)) query = query.where('words', 'like', `%${word}%`)
      return (
        await query
          .orderBy('number', 'desc')
          .limit(wish.most ?? 50)
          .execute()
      ).map(toDraft)
    },
    async setDraft({ number, space, public: open, ...facts }, at) {
      const before = await db
        .selectFrom('draft')
        .select(['facts', 'changed_at'])
        .where('number', '=', number)
        .executeTakeFirst()
      const last = await revisions(number).executeTakeFirst()
      // What came in bulk has no history yet.
      const first = before === undefined || last !== undefined ? [] : [{ at: before.changed_at, facts: before.facts }]
      const added = [...first, { at, facts: JSON.stringify(facts) }].map((entry, index) => ({
        draft: number,
        ordinal: (last?.ordinal ?? 0) + index + 1,
        ...entry,
      }))
      const row = {
        public: open ? (1 as const) : (0 as const),
        ...draftColumns(facts),
        changed_at: at,
      }
      await db
        .insertInto('draft')
        .values({ number, space, ...row })
        .onConflict(conflict => conflict.column('number').doUpdateSet(row))
        .execute()
      await db.insertInto('draft_revision').values(added).execute()
      await swapCards([number], at)
    },
    async draftRevisions(number) {
      const rows = await revisions(number).execute()
      return rows.reverse().map(({ at, facts }) => ({ at, draft: JSON.parse(facts) as Draft }))
    },
    async dropDraft(number, at) {
      const row = await db.selectFrom('draft').selectAll().where('number', '=', number).executeTakeFirst()
      if (row === undefined) return
      await db.deleteFrom('draft_revision').where('draft', '=', number).execute()
      await db.deleteFrom('draft_direction').where('draft', '=', number).execute()
      const vote = await db.selectFrom('vote').select('number').where('draft', '=', number).executeTakeFirst()
      if (vote === undefined) {
        await db.deleteFrom('draft').where('number', '=', number).execute()
        return
      }
      const bare = bareDraft(JSON.parse(row.facts) as Draft)
      await db
        .updateTable('draft')
        .set({ facts: JSON.stringify(bare), words: searchWords(bare) })
        .where('number', '=', number)
        .execute()
      await swapCards([number], at)
    },
    async direction(draft, space) {
      const row = await db
        .selectFrom('draft_direction')
        .select('direction')
        .where('draft', '=', draft)
        .where('space', '=', space)
        .executeTakeFirst()
      return row?.direction as Direction | undefined
    },
    async setDirection(draft, space, direction) {
      await db.deleteFrom('draft_direction').where('draft', '=', draft).where('space', '=', space).execute()
      if (direction !== undefined) await db.insertInto('draft_direction').values({ draft, space, direction }).execute()
    },
  }
}

type Seen = 'draft' | 'vote'

/** Public ones, and those of the reader's space. */
export const inSight = <T extends Seen, O>(
  query: SelectQueryBuilder<Schema, T, O>,
  { space }: VoteSight,
): SelectQueryBuilder<Schema, T, O> =>
  space === undefined
    ? query.where(sql<boolean>`public = 1`)
    : query.where(sql<boolean>`(public = 1 or space = ${space})`)

export const wordsOf = ({ text }: VoteWish): readonly string[] =>
  (text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map(word => word.replace(/[%_\\]/g, ''))
    .filter(word => word !== '')

/** The columns that follow from what is known of a draft. */
export const draftColumns = (
  facts: Draft,
): Pick<Selectable<Schema['draft']>, 'symbol' | 'adopted_as' | 'body' | 'words' | 'facts'> => ({
  symbol: facts.symbol ?? null,
  adopted_as: facts.adoptedAs ?? null,
  body: facts.body,
  words: searchWords(facts),
  facts: JSON.stringify(facts),
})

const searchWords = ({ symbol, adoptedAs, title, theme }: Draft): string =>
  [symbol, adoptedAs, title, theme].filter(Boolean).join(' ').toLowerCase()

const bareDraft = ({ symbol, adoptedAs, body, session, kind }: Draft): Draft => ({
  ...(symbol === undefined ? {} : { symbol }),
  ...(adoptedAs === undefined ? {} : { adoptedAs }),
  body,
  ...(session === undefined ? {} : { session }),
  kind,
  sponsors: [],
  jointStatements: [],
  explanations: [],
  dissociations: [],
})

const toDraft = (row: Selectable<Schema['draft']>): NumberedDraft => ({
  ...(JSON.parse(row.facts) as Draft),
  number: row.number,
  space: row.space,
  public: row.public === 1,
})
