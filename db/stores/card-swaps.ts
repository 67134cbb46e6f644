// Card swaps: whatever changes what the card of a vote says also queues what swaps its posts, whoever changed it.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { DeliveryState } from '#src/reminders/delivery.ts'
import { swapOf } from '#src/reminders/vote-cards.ts'
import type { Draft } from '#src/votes/draft.ts'
import { isPosted, NOT_STARTED } from './attempts.ts'
import { toDelivery } from './delivery-rows.ts'
import { inChunks } from './in-chunks.ts'
import { outbox } from './outbox.ts'

/** Votes are subjects by their ids, `V5`; nothing else begins with this letter. */
const VOTES = { from: 'V', until: 'W' }
const PARAMETERS = 500

/** Queues the swaps for drafts of which something changed, or a vote on them. To be called in the transaction of the change. */
export type SwapCards = (drafts: readonly number[], at: string) => Promise<void>

/** A card shows its vote, its draft, and the vote on the draft that this one follows. */
export const cardSwaps = (db: Kysely<Schema>): SwapCards => {
  const posts = () =>
    db
      .selectFrom('delivery_subject')
      .innerJoin('delivery', 'delivery.id', 'delivery_subject.delivery')
      .selectAll('delivery')
      .select('delivery_subject.subject as vote')
      .where('delivery_subject.subject', '>=', VOTES.from)
      .where('delivery_subject.subject', '<', VOTES.until)
      .where('delivery.kind', '=', 'card')
      .where(isPosted)
      .execute()

  /** The votes that are on one of the drafts, or follow one. */
  const showing = async (votes: readonly number[], drafts: readonly number[]): Promise<ReadonlySet<string>> => {
    const changed = new Set(drafts)
    const names = new Set<string>()
    for (const some of inChunks(drafts, PARAMETERS)) {
      const rows = await db.selectFrom('draft').select(['symbol', 'adopted_as']).where('number', 'in', some).execute()
      for (const { symbol, adopted_as } of rows) for (const name of [symbol, adopted_as]) if (name) names.add(name)
    }
    const found = new Set<string>()
    for (const some of inChunks(votes, PARAMETERS)) {
      const rows = await db
        .selectFrom('vote')
        .innerJoin('draft', 'draft.number', 'vote.draft')
        .select(['vote.number', 'vote.draft', 'draft.facts'])
        .where('vote.number', 'in', some)
        .execute()
      for (const { number, draft, facts } of rows)
        if (changed.has(draft) || names.has((JSON.parse(facts) as Draft).follows ?? '')) found.add(`V${number}`)
    }
    return found
  }

  return async (drafts, at) => {
    const cards = drafts.length === 0 ? [] : await posts()
    if (cards.length === 0) return
    const votes = [...new Set(cards.map(({ vote }) => Number(vote.slice(1))))]
    const stale = await showing(votes, drafts)
    for (const card of cards.filter(({ vote }) => stale.has(vote))) {
      const swaps = await db.selectFrom('delivery').select('state').where('corrects', '=', card.id).execute()
      // One that has not started says how the vote stands when it does.
      if (swaps.some(({ state }) => NOT_STARTED.includes(state as DeliveryState))) continue
      await outbox(db).queue([swapOf(toDelivery(card), swaps.length + 1, at)])
    }
  }
}
