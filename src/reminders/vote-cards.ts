// Vote cards: a vote's card on its way to a room, and its posts swapped whenever the vote stands otherwise.
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import type { Outbox } from './outbox.ts'
import { sendTimes } from './send-times.ts'

interface Tools {
  readonly outbox: Pick<Outbox, 'queue' | 'cardsOf'>
  readonly random: { id(): string }
  readonly now: Temporal.Instant
}

/** Whoever asked for it waits in the room. */
const WORTH = Temporal.Duration.from({ hours: 24 })
/** What was posted is put right also after an outage. */
const WORTH_PUTTING_RIGHT = Temporal.Duration.from({ hours: 168 })

/** Queues the card of a vote, `V5`, for a room of a space. */
export const postCard = async (
  vote: string,
  { place, space }: { readonly place: PlaceId; readonly space: SpaceId },
  { outbox, random, now }: Tools,
): Promise<void> => {
  const id = random.id()
  await outbox.queue([
    { id, key: `card:${id}`, kind: 'card', space, place, subjects: [vote], ...sendTimes(now, WORTH) },
  ])
}

/** Queues what swaps each post of it; one that has not started yet says how it stands anyway. In the transaction of what changed. */
export const swapCards = async (vote: string, { outbox, random, now }: Tools): Promise<void> => {
  const posts = await outbox.cardsOf(vote)
  await outbox.queue(
    posts.map(({ id: corrects, space, place }) => {
      const id = random.id()
      return {
        id,
        key: `swap:${id}`,
        kind: 'correction',
        space,
        place,
        corrects,
        ...sendTimes(now, WORTH_PUTTING_RIGHT),
      }
    }),
  )
}
