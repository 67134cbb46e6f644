// Open direct: the conversation with a member who is only in rooms, opened when something is to go to them alone.
import { SendFault } from '#src/reply/messenger.ts'
import type { Place } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Device } from './device.ts'
import type { DirectRooms } from './direct-rooms.ts'

interface Surroundings {
  readonly device: Pick<Device, 'live'>
  readonly directRooms: DirectRooms
  readonly members: Pick<Members, 'accountsOf'>
}

/** So long one delivery waits for a room; it is still being made then, and the next finds it. */
const PATIENCE_MS = 5_000

/** The address of a place, as a messenger's `open`: the room in which answers are given to them, or a new one. Throws SendFault. */
export type OpenDirect = (place: Place) => Promise<string>

export const openDirect =
  ({ device, directRooms, members }: Surroundings): OpenDirect =>
  async ({ address, kind, member }) => {
    if (kind === 'room' || !address.startsWith('@')) return address
    const accounts = member === undefined ? [] : await members.accountsOf(member)
    if (!accounts.some(({ platform, id }) => platform === 'matrix' && id === address))
      throw new SendFault('refused', 'not-their-account')
    if (!device.live()) throw new SendFault('not-sent', 'not-synced')
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new SendFault('not-sent', 'room-unknown')), PATIENCE_MS)
    try {
      return await Promise.race([directRooms.with(address), late.promise])
    } finally {
      clearTimeout(timer)
    }
  }
