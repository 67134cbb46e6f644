// Redact: takes a message out of a room, as far as the server lets us.
import { SendFault } from '#src/reply/messenger.ts'
import type { Ask } from './server.ts'

/** In a room that somebody else made, what they said is theirs to remove: that stays. Throws SendFault when it may work later. */
export const redact = async (
  ask: Ask,
  { room, event }: { readonly room: string; readonly event: string },
): Promise<void> => {
  const transaction = `w-${event.replace(/^\$/, '')}`
  const parts = [room, event, transaction].map(encodeURIComponent)
  const path = `/_matrix/client/v3/rooms/${parts[0]}/redact/${parts[1]}/${parts[2]}`
  await ask({ method: 'PUT', path, body: {} }).catch(error => {
    if (!(error instanceof SendFault) || error.outcome !== 'refused') throw error
  })
}
