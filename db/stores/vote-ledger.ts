// Vote ledger: drafts, votes and readings; ballots are packed, so that a State's record over thousands of votes is one read.
import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Direction, Draft } from '#src/votes/draft.ts'
import { packBallots, unpackBallots } from '#src/votes/packed-ballots.ts'
import type { Finding } from '#src/votes/roll-call/finding.ts'
import type { Outcome } from '#src/votes/roll-call/printed-roll-call.ts'
import type { Reading, Vote, VoteStanding } from '#src/votes/vote.ts'
import type { NumberedDraft, VoteLedger, VoteSight, VoteWish } from '#src/votes/vote-ledger.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'

export const voteLedger = (db: Kysely<Schema>): VoteLedger => {
  const addReading = async (vote: Vote, reading: Reading): Promise<void> => {
    const { last } = await db
      .selectFrom('reading')
      .select(({ fn, val }) => fn.coalesce(fn.max('ordinal'), val(0)).as('last'))
      .where('vote', '=', vote.number)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('reading')
      .values({
        vote: vote.number,
        ordinal: Number(last) + 1,
        reader: reading.reader,
        at: reading.at,
        how: reading.how,
        outcome: reading.outcome,
        ballots: packBallots(reading.ballots),
        findings: JSON.stringify(reading.findings),
        why: reading.why ?? null,
      })
      .execute()
  }

  /** Newest first. */
  const revisions = (draft: number) =>
    db.selectFrom('draft_revision').selectAll().where('draft', '=', draft).orderBy('ordinal', 'desc')

  /** Votes of which a reading stands. */
  const standing = () => db.selectFrom('vote').selectAll().where('standing', '!=', WITHDRAWN)

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
        symbol: facts.symbol ?? null,
        adopted_as: facts.adoptedAs ?? null,
        body: facts.body,
        words: searchWords(facts),
        facts: JSON.stringify(facts),
        changed_at: at,
      }
      await db
        .insertInto('draft')
        .values({ number, space, ...row })
        .onConflict(conflict => conflict.column('number').doUpdateSet(row))
        .execute()
      await db.insertInto('draft_revision').values(added).execute()
    },
    async draftRevisions(number) {
      const rows = await revisions(number).execute()
      return rows.reverse().map(({ at, facts }) => ({ at, draft: JSON.parse(facts) as Draft }))
    },
    async dropDraft(number) {
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
    async vote(number) {
      const row = await standing().where('number', '=', number).executeTakeFirst()
      return row && toVote(row)
    },
    async voteOn(draft, day, space) {
      const row = await standing()
        .where('draft', '=', draft)
        .where('day', '=', day)
        .where('space', '=', space)
        .executeTakeFirst()
      return row && toVote(row)
    },
    async votesOf(draft, sight) {
      return (
        await inSight(standing().where('draft', '=', draft), sight)
          .orderBy('day')
          .execute()
      ).map(toVote)
    },
    async votes(wish, sight) {
      let query = inSight(standing(), sight)
      if (wish.body !== undefined) query = query.where('body', '=', wish.body)
      if (wish.from !== undefined) query = query.where('day', '>=', wish.from)
      if (wish.until !== undefined) query = query.where('day', '<', wish.until)
      const words = wordsOf(wish)
      if (words.length > 0) {
        let drafts = db.selectFrom('draft').select('number')
        for (const word of words) drafts = drafts.where('words', 'like', `%${word}%`)
        query = query.where('draft', 'in', drafts)
      }
      const rows = await query
        .orderBy('day', 'desc')
        .orderBy('number', 'desc')
        .limit(wish.most ?? 100_000)
        .execute()
      return rows.map(toVote)
    },
    async addVote(vote, reading) {
      await db
        .insertInto('vote')
        .values({
          number: vote.number,
          space: vote.space,
          public: vote.public ? 1 : 0,
          draft: vote.draft,
          body: vote.body,
          day: vote.day,
          outcome: vote.outcome,
          standing: vote.standing,
          ballots: packBallots(vote.ballots),
          source: vote.source ?? null,
          at: vote.at,
        })
        .execute()
      await addReading(vote, reading)
    },
    async addReading(vote, reading) {
      await addReading(vote, reading)
      await db
        .updateTable('vote')
        .set({
          outcome: vote.outcome,
          standing: vote.standing,
          ballots: packBallots(vote.ballots),
          source: vote.source ?? null,
        })
        .where('number', '=', vote.number)
        .execute()
    },
    async readings(vote) {
      const rows = await db.selectFrom('reading').selectAll().where('vote', '=', vote).orderBy('ordinal').execute()
      return rows.map(toReading)
    },
    async withdrawVote(vote) {
      await db.updateTable('vote').set({ standing: WITHDRAWN }).where('number', '=', vote).execute()
    },
    async look(vote, member, at) {
      await db
        .insertInto('vote_look')
        .values({ vote, member, at })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
    async lookers(vote) {
      const rows = await db.selectFrom('vote_look').select('member').where('vote', '=', vote).execute()
      return rows.map(({ member }) => member)
    },
    async unsettled(space) {
      const rows = await standing()
        .where('space', '=', space)
        .where('public', '=', 0)
        .where('standing', 'in', ['unverified', 'disputed'] satisfies VoteStanding[])
        .orderBy('number')
        .execute()
      return rows.map(toVote)
    },
    async publish(vote) {
      await db.updateTable('vote').set({ public: 1 }).where('number', '=', vote).execute()
      await db
        .updateTable('draft')
        .set({ public: 1 })
        .where('number', 'in', db.selectFrom('vote').select('draft').where('number', '=', vote))
        .execute()
    },
  }
}

/** A standing of rows alone: nobody is shown such a vote. */
const WITHDRAWN = 'withdrawn'

type Seen = 'draft' | 'vote'

/** Public ones, and those of the reader's space. */
const inSight = <T extends Seen, O>(
  query: SelectQueryBuilder<Schema, T, O>,
  { space }: VoteSight,
): SelectQueryBuilder<Schema, T, O> =>
  space === undefined
    ? query.where(sql<boolean>`public = 1`)
    : query.where(sql<boolean>`(public = 1 or space = ${space})`)

const wordsOf = ({ text }: VoteWish): readonly string[] =>
  (text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map(word => word.replace(/[%_\\]/g, ''))
    .filter(word => word !== '')

export const searchWords = ({ symbol, adoptedAs, title, theme }: Draft): string =>
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

const toVote = (row: Selectable<Schema['vote']>): Vote => {
  let ballots: Vote['ballots'] | undefined
  return {
    number: row.number,
    space: row.space,
    public: row.public === 1,
    draft: row.draft,
    body: row.body as VotingBody,
    day: row.day,
    outcome: row.outcome as Outcome,
    standing: row.standing as VoteStanding,
    // Unpacked when first looked at: a list of thousands of votes rarely needs them all.
    get ballots() {
      ballots ??= unpackBallots(row.ballots)
      return ballots
    },
    ...(row.source === null ? {} : { source: row.source }),
    at: row.at,
  }
}

const toReading = (row: Selectable<Schema['reading']>): Reading => ({
  reader: row.reader,
  at: row.at,
  how: row.how as Reading['how'],
  outcome: row.outcome as Outcome,
  ballots: unpackBallots(row.ballots),
  findings: JSON.parse(row.findings) as readonly Finding[],
  ...(row.why === null ? {} : { why: row.why }),
})
