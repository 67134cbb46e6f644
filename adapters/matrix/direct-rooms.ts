// Direct rooms: the encrypted conversation of two with a person, made when there is none.
import { setTimeout as pause } from 'node:timers/promises'
import { SendFault } from '#src/reply/messenger.ts'
import type { Device } from './device.ts'
import { directs, factsOf } from './rooms.ts'
import type { Ask } from './server.ts'

export interface DirectRooms {
  /** The room of the two, encrypted. Throws SendFault when there can be none. */
  with(user: string): Promise<string>
  /** Takes note of a room as a conversation of two. */
  note(user: string, room: string): Promise<void>
}

const LOOK_MS = 100
const LONGEST_MS = 20_000

export const directRooms = (device: Device, ask: Ask): DirectRooms => {
  const noted = new Map<string, string[]>()
  const being = new Map<string, Promise<string>>()

  const note = async (user: string, room: string): Promise<void> => {
    noted.set(user, [...(noted.get(user) ?? []), room])
    const all = new Map(Object.entries(directs(device.client)).map(([who, rooms]) => [who, [...rooms]]))
    for (const [who, rooms] of noted) all.set(who, [...new Set([...(all.get(who) ?? []), ...rooms])])
    await ask({
      method: 'PUT',
      path: `/_matrix/client/v3/user/${encodeURIComponent(device.account.user)}/account_data/m.direct`,
      body: Object.fromEntries(all),
    })
  }

  const fits = async (user: string, room: string): Promise<boolean> => {
    const facts = await factsOf(device, room)
    return typeof facts !== 'string' && facts.encryption === 'encrypted' && facts.others.join() === user
  }

  const make = async (user: string): Promise<string> => {
    for (const room of [...(directs(device.client)[user] ?? []), ...(noted.get(user) ?? [])])
      if (await fits(user, room)) return room
    const { room_id } = await ask<{ readonly room_id: string }>({
      method: 'POST',
      path: '/_matrix/client/v3/createRoom',
      body: {
        preset: 'trusted_private_chat',
        is_direct: true,
        invite: [user],
        initial_state: [
          { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } },
          { type: 'm.room.history_visibility', state_key: '', content: { history_visibility: 'invited' } },
        ],
      },
    })
    await note(user, room_id)
    for (let waited = 0; waited < LONGEST_MS; waited += LOOK_MS) {
      if (await fits(user, room_id)) return room_id
      await pause(LOOK_MS)
    }
    throw new SendFault('not-sent', 'room-unknown')
  }

  return {
    note,
    // Two answers at once must not make two rooms.
    with: user => {
      const made = being.get(user) ?? make(user).finally(() => being.delete(user))
      being.set(user, made)
      return made
    },
  }
}
