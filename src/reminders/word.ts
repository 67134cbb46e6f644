// Word: what the bot has to tell a person by itself: a short code with ids, which becomes a sentence when it is sent.
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Outbox } from './outbox.ts'
import { placeAlone } from './place-alone.ts'
import { sendTimes } from './send-times.ts'

/**
 * `locked`: the vault is locked since the start · `shut-out <member> <by> <until or ->`: somebody was shut out ·
 * `ending <name> <day>`: a record ends · `head <entries> <hash>`: how the audit ends · `recovered`: the vault was opened by an off-line key ·
 * `surprises <vote>`: a vote is verified, and may differ from what was said · `lost-place <place> <loss>`: a room cannot be written to.
 */
const wordCodes = ['locked', 'shut-out', 'ending', 'head', 'recovered', 'surprises', 'lost-place'] as const
export type WordCode = (typeof wordCodes)[number]

export interface Word {
  readonly space: SpaceId
  readonly to: readonly MemberId[]
  /** The same word to the same person once. */
  readonly key: string
  /** Codes with their ids. */
  readonly subjects: readonly `${WordCode}${string}`[]
  readonly now: Temporal.Instant
}

/** Begins the hash of an audit that is not whole any more; behind it stands where. */
export const BROKEN = 'BROKEN-AT-'

/** After so long it is of no use. */
const WORTH = Temporal.Duration.from({ hours: 7 * 24 })

interface Tools {
  readonly members: Members
  readonly outbox: Outbox
  readonly random: { id(): string }
}

/** Queues it for each who can be written to alone. In a transaction. */
export const tell = async ({ to, ...word }: Word, tools: Tools): Promise<void> => {
  for (const member of to) {
    const place = await placeAlone(member, { ...tools, now: word.now })
    if (place !== undefined) await queue({ ...word, key: `${word.key}:${member}` }, place.id, tools)
  }
}

/** Queues it for a room of the space. */
export const tellRoom = (word: Omit<Word, 'to'>, room: PlaceId, tools: Tools): Promise<void> =>
  queue({ ...word, key: `${word.key}:${room}` }, room, tools)

const queue = async (
  { space, key, subjects, now }: Omit<Word, 'to'>,
  place: PlaceId,
  { outbox, random }: Tools,
): Promise<void> => {
  const told = { id: random.id(), key: `word:${key}`, kind: 'word', space, place, subjects } as const
  await outbox.queue([{ ...told, ...sendTimes(now, WORTH) }])
}

/** The owners of a space. */
export const ownersOf = async (space: SpaceId, members: Members): Promise<readonly MemberId[]> =>
  (await members.membersOf(space)).filter(one => one.role === 'owner').map(one => one.id)
