// Look back: goes through what was said in a room, newest first, as far as it is wanted.
import type { IRoomEvent } from 'matrix-js-sdk'
import { MatrixEvent } from 'matrix-js-sdk'
import type { Device } from './device.ts'
import type { Ask } from './server.ts'

interface Piece {
  readonly chunk: readonly IRoomEvent[]
  readonly end?: string
}

const PIECE = 100
/** Further than this nobody looks: 5,000 messages. */
const MOST_PIECES = 50

/** Events since an instant, newest first, decrypted as far as they can be. Throws SendFault. */
export async function* lookBack(
  { crypto }: Device,
  ask: Ask,
  { room, since }: { readonly room: string; readonly since: Temporal.Instant },
): AsyncGenerator<MatrixEvent> {
  let from: string | undefined
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const query = new URLSearchParams({ dir: 'b', limit: String(PIECE), ...(from === undefined ? {} : { from }) })
    const { chunk, end } = await ask<Piece>({
      method: 'GET',
      path: `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/messages?${query}`,
    })
    for (const raw of chunk) {
      if (raw.origin_server_ts < since.epochMilliseconds) return
      const event = new MatrixEvent({ ...raw, room_id: room })
      if (event.isEncrypted()) await event.attemptDecryption(crypto, { isRetry: false }).catch(() => undefined)
      yield event
    }
    if (end === undefined || chunk.length === 0) return
    from = end
  }
}
