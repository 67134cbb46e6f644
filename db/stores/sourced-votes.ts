// Sourced votes: votes of public sources, written many at once, and which of them are in the ledger.
import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Neighbour, Origin, SourcedVotes } from '#src/votes/sourced-votes.ts'
import { cardSwaps } from './card-swaps.ts'
import { draftColumns } from './drafts.ts'
import { inChunks } from './in-chunks.ts'

/** A statement holds so many rows: a few values each, and a kilobyte of ballots. */
const ROWS = 100

export const sourcedVotes = (db: Kysely<Schema>): SourcedVotes => {
  const swapCards = cardSwaps(db)
  return {
    async origins(kind, names) {
      const known = new Map<string, Origin>()
      for (const some of inChunks(names, ROWS)) {
        const rows = await db
          .selectFrom('vote_origin')
          .select(['name', 'vote', 'print'])
          .where('kind', '=', kind)
          .where('name', 'in', some)
          .execute()
        for (const row of rows) known.set(row.name, { origin: kind, ...row })
      }
      return known
    },

    async neighbours(days, besides, space) {
      if (days.length === 0) return []
      const rows = await db
        .selectFrom('vote')
        .innerJoin('draft', 'draft.number', 'vote.draft')
        .select(['vote.number', 'vote.body', 'vote.day', 'vote.ballots', 'draft.symbol', 'draft.adopted_as'])
        .where('vote.day', 'in', days)
        .where('vote.space', '=', space)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('vote_origin')
                .select('name')
                .whereRef('vote_origin.vote', '=', 'vote.number')
                .where('vote_origin.kind', '=', besides),
            ),
          ),
        )
        .orderBy('vote.number')
        .execute()
      return rows.map(toNeighbour)
    },

    async draftsOf(symbols, space) {
      if (symbols.length === 0) return new Map()
      const rows = await db
        .selectFrom('draft')
        .select(['number', 'symbol'])
        .where('space', '=', space)
        .where('symbol', 'in', symbols)
        .execute()
      return new Map(rows.flatMap(({ number, symbol }) => (symbol === null ? [] : [[symbol, number] as const])))
    },

    async addDrafts(drafts, { space, at }) {
      const rows = drafts.map(({ number, ...facts }) => ({
        number,
        space,
        public: 1 as const,
        ...draftColumns(facts),
        changed_at: at,
      }))
      for (const some of inChunks(rows, ROWS)) await db.insertInto('draft').values(some).execute()
    },

    async addVotes(votes, { space, at }) {
      for (const some of inChunks(votes, ROWS)) {
        const rows = some.map(({ number, draft, vote }) => ({
          number,
          space,
          public: 1 as const,
          draft,
          body: vote.draft.body,
          day: vote.day,
          outcome: vote.outcome,
          standing: vote.standing,
          ballots: vote.ballots,
          source: vote.source,
          at,
        }))
        const readings = some.map(({ number, vote }) => ({
          vote: number,
          ordinal: 1,
          reader: vote.origin,
          at,
          how: vote.standing,
          outcome: vote.outcome,
          ballots: vote.ballots,
          findings: JSON.stringify(vote.findings),
          why: null,
        }))
        await db.insertInto('vote').values(rows).execute()
        await db.insertInto('reading').values(readings).execute()
        const drafts = [...new Set(some.map(({ draft }) => draft))]
        await db.updateTable('draft').set({ public: 1 }).where('public', '=', 0).where('number', 'in', drafts).execute()
        await swapCards(drafts, at)
      }
    },

    async setOrigins(origins) {
      const rows = origins.map(({ origin: kind, name, vote, print }) => ({ kind, name, vote, print }))
      for (const some of inChunks(rows, ROWS))
        await db
          .insertInto('vote_origin')
          .values(some)
          .onConflict(conflict =>
            conflict
              .columns(['kind', 'name'])
              .doUpdateSet({ print: sql<string>`excluded.print`, vote: sql<number>`excluded.vote` }),
          )
          .execute()
    },
  }
}

const toNeighbour = (row: {
  readonly number: number
  readonly body: string
  readonly day: string
  readonly ballots: string
  readonly symbol: string | null
  readonly adopted_as: string | null
}): Neighbour => ({
  number: row.number,
  body: row.body,
  day: row.day,
  ballots: row.ballots,
  ...(row.symbol === null ? {} : { symbol: row.symbol }),
  ...(row.adopted_as === null ? {} : { adoptedAs: row.adopted_as }),
})
