// Vote cards: a vote's card on its way to a room, and what swaps a post of it when the vote stands otherwise.
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import type { Delivery } from './delivery.ts'
import type { NewDelivery, Outbox } from './outbox.ts'
import { sendTimes } from './send-times.ts'

interface Tools {
  readonly outbox: Pick<Outbox, 'queue'>
  readonly random: { id(): string }
  readonly now: Temporal.Instant
}

/** Whoever asked for it waits in the room. */
const WORTH = Temporal.Duration.from({ hours: 24 })
/** What was posted is put right also after an outage. */
const WORTH_PUTTING_RIGHT = Temporal.Duration.from({ hours: 168 })

/** Queues the card of a vote, `V5`, for a room of a space. The ledger has its posts swapped when the vote changes. */
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

/** What swaps a post for how its vote stands then: its first, second … swap. `at`: 24-character UTC text. */
export const swapOf = ({ id: corrects, space, place }: Delivery, time: number, at: string): NewDelivery => ({
  id: `${corrects}-swap-${time}`,
  key: `swap:${corrects}:${time}`,
  kind: 'correction',
  space,
  place,
  corrects,
  ...sendTimes(Temporal.Instant.from(at), WORTH_PUTTING_RIGHT),
})
