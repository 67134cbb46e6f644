// Lost rooms: a channel that the bot cannot write to any more; whoever set up what it follows hears of it through the outbox.
import { instantText } from '#src/instant-text.ts'
import type { Atomically, Instruments, Stores } from '#src/ports.ts'
import { type Loss, lostRoom, tellLost } from '#src/reminders/tell-lost.ts'
import type { MemberId, PlaceId } from '#src/security/member.ts'
import { userIn } from './bare-id.ts'
import type { DirectRooms } from './direct-rooms.ts'
import type { Workspace } from './workspaces.ts'

interface Surroundings {
  readonly stores: Pick<Stores, 'members' | 'subscriptions'>
  readonly atomically: Atomically
  readonly random: Instruments['random']
  readonly directs: DirectRooms
  readonly now: () => Temporal.Instant
  readonly failed: (error: unknown) => void
}

/** Takes note that a channel is lost. Never throws: what was to go there waits in any case, and status says so. */
export type LostRooms = (workspace: Workspace, channel: string, loss: Loss) => Promise<void>

export const lostRooms = ({ stores, atomically, random, directs, now, failed }: Surroundings): LostRooms => {
  /** The day on which each was told; it is noticed again with every message that waits. */
  const told = new Map<string, string>()

  /** Where the person can be written to alone: the conversation of the two is opened when they never had one. */
  const remember = async (member: MemberId, workspace: Workspace): Promise<void> => {
    if ((await stores.members.directPlaceOf(member)) !== undefined) return
    const user = userIn(await stores.members.accountsOf(member), workspace)
    if (user === undefined) return
    const address = `${workspace.prefix}${await directs.of(workspace, user)}`
    await atomically(async ({ members }) => {
      if ((await members.findPlace({ platform: 'slack', id: address })) !== undefined) return
      const place = { id: random.id() as PlaceId, platform: 'slack', address, kind: 'direct', member } as const
      await members.setPlace(place, member, instantText(now()))
    })
  }

  return async (workspace, channel, loss) => {
    const address = `${workspace.prefix}${channel}`
    const today = instantText(now()).slice(0, 10)
    if (told.get(address) === today) return
    told.set(address, today)
    try {
      const room = await lostRoom({ platform: 'slack', id: address }, stores)
      if (room === undefined) return
      for (const setter of room.setters) await remember(setter, workspace).catch(failed)
      await atomically(one => tellLost(room, loss, { ...one, random, now: now() }))
    } catch (error) {
      told.delete(address)
      failed(error)
    }
  }
}
