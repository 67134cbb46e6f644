// Losses: what was lost, said twice or hidden with the same key twice, from what a person saw and what went over the wire.
import type { Seen } from './peer.ts'
import type { Passed } from './proxy.ts'

export interface Losses {
  /** The bot's devices, and the identity keys that stood on what it sent to devices. */
  readonly devices: number
  readonly identities: number
  readonly said: number
  /** Said by the person and never answered: the bot could not read it. */
  readonly unanswered: readonly string[]
  readonly undelivered: readonly string[]
  /** Messages of the bot that the person could not read. */
  readonly unreadable: number
  /** What came as more than one event. */
  readonly doubled: readonly string[]
  /** Steps of a ratchet that hid two different texts. */
  readonly reused: number
  /** Messages that left in clear. */
  readonly clear: number
}

/** What nothing may be lost of: everything else that counts is nought. */
export const flawless = (said: number): Losses => ({
  devices: 1,
  identities: 1,
  said,
  unanswered: [],
  undelivered: [],
  unreadable: 0,
  doubled: [],
  reused: 0,
  clear: 0,
})

interface Evidence {
  readonly said: readonly string[]
  readonly seen: readonly Seen[]
  readonly passed: readonly Passed[]
  readonly devices: number
}

export const judge = ({ said, seen, passed, devices }: Evidence): Losses => {
  const events = (body: string) =>
    new Set(seen.filter(one => one.saw === 'message' && one.content?.body === body).map(one => one.id)).size
  const bodies = (word: string) => said.map(words => `${word} ${words}`)
  return {
    devices,
    identities: identitiesIn(passed).size,
    said: said.length,
    unanswered: bodies('echo').filter(body => events(body) === 0),
    undelivered: bodies('deliver').filter(body => events(body) === 0),
    unreadable: seen.filter(one => one.saw === 'undecryptable').length,
    doubled: [...bodies('echo'), ...bodies('deliver')].filter(body => events(body) > 1),
    reused: [...stepsIn(passed).values()].filter(texts => texts.size > 1).length,
    clear: passed.filter(({ path }) => path.includes('/send/m.room.message/')).length,
  }
}

/** The texts that each step of each Megolm session hid. */
const stepsIn = (passed: readonly Passed[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const steps = new Map<string, Set<string>>()
  for (const { path, body } of passed) {
    if (!path.includes('/send/m.room.encrypted/')) continue
    const { session_id, ciphertext } = body as { readonly session_id: string; readonly ciphertext: string }
    const step = `${session_id} ${indexOf(ciphertext)}`
    steps.set(step, (steps.get(step) ?? new Set()).add(ciphertext))
  }
  return steps
}

/** The message index of a Megolm message: version byte, tag 0x08, then a varint (Olm, Megolm message format). */
const indexOf = (ciphertext: string): number => {
  const bytes = Buffer.from(ciphertext, 'base64')
  let index = 0
  for (let at = 2, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0
    index += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return index
  }
}

interface ToDevice {
  readonly messages: Readonly<Record<string, Readonly<Record<string, { readonly sender_key?: string }>>>>
}

/** The Curve25519 key of whoever sent, on each Olm message (Client-Server API, m.olm.v1.curve25519-aes-sha2). */
const identitiesIn = (passed: readonly Passed[]): ReadonlySet<string> => {
  const messages = passed.flatMap(({ path, body }) =>
    path.includes('/sendToDevice/m.room.encrypted/') ? Object.values((body as ToDevice).messages) : [],
  )
  return new Set(messages.flatMap(one => Object.values(one).flatMap(({ sender_key }) => sender_key ?? [])))
}
