// A postbox for tests: messengers in memory that keep a transcript of what they brought, and change in place what they can.
import type { Capabilities, Message, Messenger } from '#src/reply/messenger.ts'
import { SendFault } from '#src/reply/messenger.ts'
import { plainText } from '#src/reply/plain-text.ts'
import type { Audience } from '#src/security/audience.ts'
import { type Place, type Platform, platforms } from '#src/security/member.ts'

/** One thing that happened on a platform. */
export interface Posted {
  readonly at: string
  readonly place: Place
  readonly how: 'new' | 'edit'
  /** The post's own name; an edit carries that of what it changed. */
  readonly receipt: string
  readonly message: Message
  readonly text: string
}

interface Surroundings {
  readonly now: () => Temporal.Instant
  readonly audience?: (place: Place) => Audience | undefined
  readonly edits?: Capabilities['edits']
}

/** Everybody in it is of the space; it may show all that is not secret. */
const friendly = (place: Place): Audience => ({
  destination: place.platform === 'console' ? 'terminal' : 'matrix-encrypted',
  privacy: place.kind === 'room' ? 'shared' : 'private',
  outsiders: 'none',
  readers: place.member === undefined ? [] : [place.member],
  vault: 'open',
  greenInFeeds: 'no',
})

/** A messenger for each platform, and what they brought, in order. */
export const postbox = ({ now, audience = friendly, edits = 'yes' }: Surroundings) => {
  const posted: Posted[] = []
  const post = (message: Message, how: Posted['how'], receipt: string): string => {
    posted.push({
      at: now().toString(),
      place: message.place,
      how,
      receipt,
      message,
      text: plainText(message.document),
    })
    return receipt
  }
  const messengerOn = (platform: Platform): Messenger => ({
    platform,
    capabilities: { repeats: 'key', edits },
    audience: async place => audience(place),
    send: async message => post(message, 'new', `post of ${message.id}`),
    correct: async (receipt, message) => {
      if (edits === 'no') throw new SendFault('refused', 'cannot-be-edited')
      return post(message, 'edit', receipt)
    },
    lookUp: async () => undefined,
  })
  return { posted, messengers: platforms.map(messengerOn) }
}
