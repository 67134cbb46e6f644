// React: a sign beside a message: the only thing that goes into an encrypted room in clear, so it says nothing.
import type { Ask } from './server.ts'
import { transactionOf } from './transaction.ts'

interface Sign {
  readonly room: string
  readonly event: string
  /** `✉️`: answered in private · `🔓`: the device is not signed by its owner. */
  readonly key: '✉️' | '🔓'
}

/** Once, however often it is asked for. Throws SendFault. */
export const react = async (ask: Ask, { room, event, key }: Sign): Promise<void> => {
  const transaction = transactionOf('s', event)
  await ask({
    method: 'PUT',
    path: `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.reaction/${encodeURIComponent(transaction)}`,
    body: { 'm.relates_to': { rel_type: 'm.annotation', event_id: event, key } },
  })
}
