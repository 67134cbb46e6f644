// Redact: takes a message out of a room, as far as the server lets us.
import type { Ask } from './server.ts'
import { transactionOf } from './transaction.ts'

/** Throws SendFault: `refused` in a room that somebody else made, where what they said is theirs to remove. */
export const redact = async (
  ask: Ask,
  { room, event }: { readonly room: string; readonly event: string },
): Promise<void> => {
  const transaction = transactionOf('w', event)
  const parts = [room, event, transaction].map(encodeURIComponent)
  const path = `/_matrix/client/v3/rooms/${parts[0]}/redact/${parts[1]}/${parts[2]}`
  await ask({ method: 'PUT', path, body: {} })
}
