// Lost rooms: a channel that the bot cannot write to any more; whoever set up what it follows hears of it through the outbox.
import { instantText } from '#src/instant-text.ts'
import type { Atomically, Instruments, Stores } from '#src/ports.ts'
import { type Loss, lostRoom, tellLost } from '#src/reminders/tell-lost.ts'
import type { Workspace } from './workspaces.ts'

interface Surroundings {
  readonly stores: Pick<Stores, 'members' | 'subscriptions'>
  readonly atomically: Atomically
  readonly random: Instruments['random']
  readonly now: () => Temporal.Instant
  readonly failed: (error: unknown) => void
}

/** Takes note that a channel is lost. Never throws: what was to go there waits in any case, and status says so. */
export type LostRooms = (workspace: Workspace, channel: string, loss: Loss) => Promise<void>

export const lostRooms = ({ stores, atomically, random, now, failed }: Surroundings): LostRooms => {
  /** The day on which each was told; it is noticed again with every message that waits. */
  const told = new Map<string, string>()

  return async (workspace, channel, loss) => {
    const address = `${workspace.prefix}${channel}`
    const today = instantText(now()).slice(0, 10)
    if (told.get(address) === today) return
    told.set(address, today)
    try {
      const room = await lostRoom({ platform: 'slack', id: address }, stores)
      if (room === undefined) return
      await atomically(one => tellLost(room, loss, { ...one, random, now: now() }))
    } catch (error) {
      told.delete(address)
      failed(error)
    }
  }
}
