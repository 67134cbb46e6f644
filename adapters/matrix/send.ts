// Send: the one way from this process into a room; what is meant for an encrypted room leaves encrypted or not at all.
import { MatrixEvent } from 'matrix-js-sdk'
import { SendFault } from '#src/reply/messenger.ts'
import type { Device } from './device.ts'
import { factsOf, type RoomFacts } from './rooms.ts'
import type { Ask } from './server.ts'

export interface Outgoing {
  readonly room: string
  readonly content: Readonly<Record<string, unknown>>
  /** The homeserver drops a repeat of the same id from the same device. */
  readonly transaction: string
  /** Judged anew when it is about to leave: the room may have changed since it was written. */
  readonly fits: (facts: RoomFacts) => Promise<boolean>
}

/** Sends a message; its event id. Throws SendFault: held back, `not-sent` says why. */
export type Send = (outgoing: Outgoing) => Promise<string>

export const sending = (device: Device, ask: Ask): { readonly send: Send; readonly settled: () => Promise<void> } => {
  const { inTurn, settled } = turns()
  const send: Send = outgoing =>
    inTurn(outgoing.room, async () => {
      const { room, transaction } = outgoing
      const facts = await factsOf(device, room)
      if (typeof facts === 'string') throw new SendFault('not-sent', facts)
      if (!(await outgoing.fits(facts))) throw new SendFault('not-sent', 'room-changed')
      const { type, content } =
        facts.encryption === 'encrypted' ? await encrypted(device, facts, outgoing) : clear(outgoing)
      const { event_id } = await ask<{ readonly event_id: string }>({
        method: 'PUT',
        path: `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/${type}/${encodeURIComponent(transaction)}`,
        body: content,
      })
      return event_id
    })
  return { send, settled }
}

interface Wire {
  readonly type: 'm.room.encrypted' | 'm.room.message'
  readonly content: object
}

const clear = ({ content }: Outgoing): Wire => ({ type: 'm.room.message', content })

const encrypted = async (device: Device, { room }: RoomFacts, { content }: Outgoing): Promise<Wire> => {
  const event = new MatrixEvent({
    room_id: room.roomId,
    sender: device.account.user,
    type: 'm.room.message',
    content,
  })
  await device.crypto.encryptEvent(event, room).catch(cause => {
    throw new SendFault('not-sent', 'not-encrypted-yet', { cause })
  })
  const wire = event.getWireContent()
  if (event.getWireType() !== 'm.room.encrypted' || typeof wire.ciphertext !== 'string' || 'body' in wire)
    throw new SendFault('refused', 'not-encrypted')
  return { type: 'm.room.encrypted', content: wire }
}

/** One at a time in a room, so that what is said there keeps its order. */
const turns = () => {
  const last = new Map<string, Promise<unknown>>()
  const inTurn = <T>(room: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(room) ?? Promise.resolve()).then(work, work)
    const quiet = turn.catch(() => undefined)
    last.set(room, quiet)
    void quiet.then(() => {
      if (last.get(room) === quiet) last.delete(room)
    })
    return turn
  }
  /** When nothing is under way any more. */
  const settled = async (): Promise<void> => {
    while (last.size > 0) await Promise.all(last.values())
  }
  return { inTurn, settled }
}
