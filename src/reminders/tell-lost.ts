// Tell lost: a room cannot be written to any more; whoever set up what it follows is told, each by themselves, once a day.
import { instantText } from '#src/instant-text.ts'
import type { Account, MemberId, Place, SpaceId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Outbox } from './outbox.ts'
import type { Subscriptions } from './subscriptions.ts'
import { tell } from './word.ts'

/** `left`: the bot is not in it · `archived` · `gone`: the platform does not show it to the bot. */
const losses = ['left', 'archived', 'gone'] as const
export type Loss = (typeof losses)[number]

interface LostRoom {
  readonly place: Place
  readonly space: SpaceId
  /** Who set up what it follows. */
  readonly setters: readonly MemberId[]
}

/** Nothing for a room that follows nothing. */
export const lostRoom = async (
  room: Account,
  { members, subscriptions }: { readonly members: Members; readonly subscriptions: Subscriptions },
): Promise<LostRoom | undefined> => {
  const place = await members.findPlace(room)
  if (place?.space === undefined) return undefined
  const { space } = place
  const open = await subscriptions.ofPlace(place.id)
  const setters = new Set(open.map(one => one.setBy).filter(setter => setter !== undefined))
  const here: MemberId[] = []
  for (const setter of setters) if ((await members.member(space, setter)) !== undefined) here.push(setter)
  return here.length === 0 ? undefined : { place, space, setters: here }
}

/** Queues it for each who can be written to alone. In a transaction. */
export const tellLost = async (
  { place, space, setters }: LostRoom,
  loss: Loss,
  {
    now,
    ...tools
  }: {
    readonly members: Members
    readonly outbox: Outbox
    readonly random: { id(): string }
    readonly now: Temporal.Instant
  },
): Promise<void> => {
  const key = `lost-place:${place.id}:${instantText(now).slice(0, 10)}`
  await tell({ space, to: setters, key, subjects: [`lost-place ${place.id} ${loss}`], now }, tools)
}
