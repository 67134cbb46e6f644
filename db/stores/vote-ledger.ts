// Vote ledger: votes and their readings; ballots are packed, so that a State's record over thousands of votes is one read.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { packBallots, packedAnswer, unpackBallots } from '#src/votes/packed-ballots.ts'
import type { Finding } from '#src/votes/roll-call/finding.ts'
import type { Outcome } from '#src/votes/roll-call/printed-roll-call.ts'
import type { Reading, Vote, VoteStanding } from '#src/votes/vote.ts'
import type { VoteLedger, VoteSight, VoteWish } from '#src/votes/vote-ledger.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'
import { cardSwaps } from './card-swaps.ts'
import { drafts, inSight, wordsOf } from './drafts.ts'

export const voteLedger = (db: Kysely<Schema>): VoteLedger => {
  const swapCards = cardSwaps(db)
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

  /** Votes of which a reading stands. */
  const kept = () => db.selectFrom('vote').where('standing', '!=', WITHDRAWN)
  const standing = () => kept().selectAll()

  const draftOf = (vote: number) => db.selectFrom('vote').select('draft').where('number', '=', vote)
  const swapCardsOn = async (vote: number, at: string): Promise<void> =>
    swapCards(
      (await draftOf(vote).execute()).map(({ draft }) => draft),
      at,
    )

  /** Newest first. */
  const wished = (wish: VoteWish, sight: VoteSight) => {
    let query = inSight(kept(), sight)
    if (wish.body !== undefined) query = query.where('body', '=', wish.body)
    if (wish.from !== undefined) query = query.where('day', '>=', wish.from)
    if (wish.until !== undefined) query = query.where('day', '<', wish.until)
    const words = wordsOf(wish)
    if (words.length > 0) {
      let named = db.selectFrom('draft').select('number')
      for (const word of words) named = named.where('words', 'like', `%${word}%`)
      query = query.where('draft', 'in', named)
    }
    return query
      .orderBy('day', 'desc')
      .orderBy('number', 'desc')
      .limit(wish.most ?? 100_000)
  }

  return {
    ...drafts(db),
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
      return (await wished(wish, sight).selectAll().execute()).map(toVote)
    },
    async record(state, wish, sight) {
      const rows = await wished(wish, sight)
        .select(['number', 'space', 'public', 'draft', 'body', 'day', 'ballots'])
        .execute()
      return rows.flatMap(({ ballots, ...row }) => {
        const answer = packedAnswer(ballots, state)
        return answer === undefined ? [] : [{ ...row, public: row.public === 1, body: row.body as VotingBody, answer }]
      })
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
      await swapCards([vote.draft], reading.at)
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
      await swapCards([vote.draft], reading.at)
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
    async packed({ body }, sight) {
      const all = inSight(db.selectFrom('vote').where('standing', '!=', WITHDRAWN), sight)
      const rows = await (body === undefined ? all : all.where('body', '=', body))
        .select(['number', 'space', 'public', 'ballots'])
        .execute()
      return rows.map(row => ({ ...row, public: row.public === 1 }))
    },
    async publish(vote, at) {
      await db.updateTable('vote').set({ public: 1 }).where('number', '=', vote).execute()
      await db.updateTable('draft').set({ public: 1 }).where('number', 'in', draftOf(vote)).execute()
      await swapCardsOn(vote, at)
    },
    async unpublish(vote, at) {
      await db.updateTable('vote').set({ public: 0 }).where('number', '=', vote).execute()
      await db
        .updateTable('draft')
        .set({ public: 0 })
        .where('number', 'in', draftOf(vote))
        .where('number', 'not in', db.selectFrom('vote').select('draft').where('public', '=', 1))
        .execute()
      await swapCardsOn(vote, at)
    },
  }
}

/** A standing of rows alone: nobody is shown such a vote. */
const WITHDRAWN = 'withdrawn'

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
